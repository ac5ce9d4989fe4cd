import type { Steps } from '../steps.js';
import { lowerBound } from './bins.js';
import { risingInSteps } from './sort.js';

/** Times in rising order, with sums by blocks so that any stretch of them is added up quickly. */
interface Times {
  at: Float64Array;
  sums: Float64Array;
}

/** Above this many of them in a pixel, times are added up by blocks. */
const BLOCK = 64;
/** How many entries of a level of the pyramid one of the next stands for. */
const FAN = 16;

/** How many intervals hold an instant, for every instant: a step function that can be asked about any window. */
export interface Level {
  starts: Times;
  ends: Times;
  /** The count just after each start, then the greatest of each FAN of those, and so on up to one. */
  peaks: Uint32Array[];
}

/** What each pixel of a window has: the mean and the greatest count. */
export interface LevelBins {
  mean: Float32Array;
  peak: Uint32Array;
}

/**
 * @param from ms; rows without it count nowhere. @param to ms; an interval without it never ends, and one that ends
 * before it starts has no length.
 */
export function* level(from: Float64Array, to: Float64Array): Generator<void, Level> {
  const length = Math.min(from.length, to.length);
  const [begun, over] = [new Float64Array(length), new Float64Array(length)];
  let [begins, endings] = [0, 0];
  for (let i = 0; i < length; i++) {
    const [a, b] = [from[i] as number, to[i] as number];
    if (!Number.isNaN(a)) {
      begun[begins++] = a;
      if (!Number.isNaN(b)) {
        over[endings++] = Math.max(a, b);
      }
    }
  }
  yield;
  const starts = yield* rising(begun.subarray(0, begins));
  yield;
  const ends = yield* rising(over.subarray(0, endings));
  yield;
  const peaks = [countsAfter(starts, ends)];
  for (let below = peaks[0] as Uint32Array; below.length > 1; below = peaks.at(-1) as Uint32Array) {
    peaks.push(
      Uint32Array.from({ length: Math.ceil(below.length / FAN) }, (_, i) =>
        greatest(below, i * FAN, (i + 1) * FAN),
      ),
    );
  }
  yield;
  return { starts: times(starts), ends: times(ends), peaks };
}

/** Sorts, where there is anything to sort: most columns are in order already. */
function* rising(column: Float64Array): Steps<Float64Array> {
  for (let i = 1; i < column.length; i++) {
    if ((column[i - 1] as number) > (column[i] as number)) {
      return yield* risingInSteps(column);
    }
  }
  return column;
}

function times(at: Float64Array): Times {
  const sums = new Float64Array(Math.ceil(at.length / BLOCK) + 1);
  for (let i = 0; i < at.length; i++) {
    const block = Math.floor(i / BLOCK) + 1;
    sums[block] =
      (i % BLOCK === 0 ? (sums[block - 1] as number) : (sums[block] as number)) + (at[i] as number);
  }
  return { at, sums };
}

/** Ends at the instant of a start come first: an interval holds its start, and not its end. */
function countsAfter(starts: Float64Array, ends: Float64Array): Uint32Array {
  const counts = new Uint32Array(starts.length);
  let ended = 0;
  for (let i = 0; i < starts.length; i++) {
    while (ended < ends.length && (ends[ended] as number) <= (starts[i] as number)) {
      ended++;
    }
    counts[i] = Math.max(0, i + 1 - ended);
  }
  return counts;
}

/** How many times are not after an instant. */
function upTo(column: Float64Array, at: number, low = 0): number {
  let place = lowerBound(column, at, low);
  while (place < column.length && column[place] === at) {
    place++;
  }
  return place;
}

/**
 * The mean and the greatest count of each pixel of a window.
 * @param from ms at the left edge. @param to ms at the right edge, above `from`. @param pixels at least 1.
 */
export function levelBins(all: Level, from: number, to: number, pixels: number): LevelBins {
  const { starts, ends, peaks } = all;
  const bins = { mean: new Float32Array(pixels), peak: new Uint32Array(pixels) };
  const wide = (to - from) / pixels;
  let begun = upTo(starts.at, from);
  let ended = upTo(ends.at, from);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const edge = from + (pixel + 1) * wide;
    const begunIn = lowerBound(starts.at, edge, begun);
    const endedIn = lowerBound(ends.at, edge, ended);
    const count = begun - ended;
    const gained = timeAfter(starts, begun, begunIn, edge) - timeAfter(ends, ended, endedIn, edge);
    bins.mean[pixel] = Math.max(0, count + gained / wide);
    bins.peak[pixel] = Math.max(0, count, peakOf(peaks, begun, begunIn));
    // What happens at the edge itself belongs to the next pixel.
    begun = upTo(starts.at, edge, begunIn);
    ended = upTo(ends.at, edge, endedIn);
  }
  return bins;
}

/** How long before `edge` each of some times lies, added up, ms. */
function timeAfter({ at, sums }: Times, from: number, to: number, edge: number): number {
  const a = Math.ceil(from / BLOCK);
  const b = Math.floor(to / BLOCK);
  let sum = 0;
  if (b - a < 2) {
    for (let i = from; i < to; i++) {
      sum += edge - (at[i] as number);
    }
    return sum;
  }
  sum = (b - a) * BLOCK * edge - ((sums[b] as number) - (sums[a] as number));
  for (let i = from; i < a * BLOCK; i++) {
    sum += edge - (at[i] as number);
  }
  for (let i = b * BLOCK; i < to; i++) {
    sum += edge - (at[i] as number);
  }
  return sum;
}

/** The greatest of the counts after some starts, by as few entries of the pyramid as it takes. */
function peakOf(peaks: readonly Uint32Array[], from: number, to: number): number {
  let [a, b, found] = [from, to, 0];
  for (const counts of peaks) {
    if (b - a <= 2 * FAN) {
      return Math.max(found, greatest(counts, a, b));
    }
    const [innerA, innerB] = [Math.ceil(a / FAN), Math.floor(b / FAN)];
    found = Math.max(found, greatest(counts, a, innerA * FAN), greatest(counts, innerB * FAN, b));
    [a, b] = [innerA, innerB];
  }
  return found;
}

function greatest(counts: Uint32Array, from: number, to: number): number {
  let found = 0;
  for (let i = from; i < Math.min(to, counts.length); i++) {
    found = Math.max(found, counts[i] as number);
  }
  return found;
}

/** The greatest count of all. */
export function peakOver({ peaks }: Level): number {
  return peaks.at(-1)?.[0] ?? 0;
}
