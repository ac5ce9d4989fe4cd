import { lowerBound } from './bins.js';

/**
 * Stretches of time in rising order that do not overlap, and what they add up to: how much of any window they cover is
 * found in log n, however many there are and however far one has zoomed in.
 */
export interface Track {
  /** ms. */
  start: Float64Array;
  /** ms; `end[i] <= start[i + 1]`. */
  end: Float64Array;
  /** ms that the first i stretches cover; one entry more than there are stretches. */
  sum: Float64Array;
}

/**
 * Makes a track of stretches that are given by rising starts. Where one begins before the one before it has ended, it is
 * cut, so that nothing is counted twice.
 * @param start ms. @param end ms, one for each start.
 */
export function track(start: Float64Array, end: Float64Array): Track {
  const made = { start: start.slice(), end: end.slice(), sum: new Float64Array(start.length + 1) };
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < start.length; i++) {
    const from = Math.max(start[i] as number, last);
    last = Math.max(from, end[i] as number);
    made.start[i] = from;
    made.end[i] = last;
    made.sum[i + 1] = (made.sum[i] as number) + last - from;
  }
  return made;
}

/** ms that a track covers before an instant. @param low a place in the track that lies before the instant for sure. */
function coveredBefore({ start, end, sum }: Track, at: number, low = 0): number {
  const began = lowerBound(start, at, low);
  return began === 0 ? 0 : (sum[began] as number) - Math.max(0, (end[began - 1] as number) - at);
}

/** ms of a window that a track covers. */
export function coveredIn(track: Track, from: number, to: number): number {
  return Math.max(0, coveredBefore(track, to) - coveredBefore(track, from));
}

/**
 * The share of each pixel of a window that a track covers, 0 to 1.
 * @param from ms at the left edge. @param to ms at the right edge, above `from`. @param pixels at least 1.
 */
export function shares(track: Track, from: number, to: number, pixels: number): Float32Array {
  const { start, end, sum } = track;
  const found = new Float32Array(pixels);
  const wide = (to - from) / pixels;
  const [first, last] = touching(track, from, to);
  if (last - first <= pixels) {
    // Few stretches: from each to its pixels. Exact where differences of large sums would not be.
    for (let i = first; i < last; i++) {
      const a = Math.max(0, ((start[i] as number) - from) / wide);
      const b = Math.min(pixels, ((end[i] as number) - from) / wide);
      for (let pixel = Math.floor(a); pixel < Math.min(pixels, Math.ceil(b)); pixel++) {
        const share = Math.min(b, pixel + 1) - Math.max(a, pixel);
        found[pixel] = Math.min(1, (found[pixel] as number) + share);
      }
    }
    return found;
  }
  // Many: from each pixel to its stretches.
  let began = first;
  let before = coveredBefore(track, from);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const edge = from + (pixel + 1) * wide;
    began = lowerBound(start, edge, began);
    const upTo = began === 0 ? 0 : (sum[began] as number) - Math.max(0, (end[began - 1] as number) - edge);
    found[pixel] = Math.min(1, Math.max(0, (upTo - before) / wide));
    before = upTo;
  }
  return found;
}

/** The stretches that touch a window. @returns the first one and the one after the last. */
export function touching(
  { start, end }: Pick<Track, 'start' | 'end'>,
  from: number,
  to: number,
): [number, number] {
  const first = lowerBound(end, from);
  return [first, Math.max(first, lowerBound(start, to))];
}
