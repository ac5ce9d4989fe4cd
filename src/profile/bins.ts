import { Status } from '../record/schema.js';
import type { Lane } from './lanes.js';

/** What each pixel of a lane stands for. All arrays have one entry per pixel. */
export interface Bins {
  /** Share of the pixel's time in which a task ran, 0 to 1. */
  busy: Float32Array;
  /** Share of it in which a task ran that did not succeed, 0 to 1; above 0 wherever there was one. */
  failed: Float32Array;
  /** How many tasks touch the pixel. */
  count: Uint32Array;
  /** How many tasks are in view. */
  visible: number;
}

/** Whether a status stands for a task that was run and did not succeed. */
export function isFailure(status: number): boolean {
  return status === Status.failed || status === Status.timedOut || status === Status.crashed;
}

/**
 * The entries of a lane that touch a stretch of time.
 * @param from ms. @param to ms.
 * @returns first entry and the one after the last; entries between them touch it unless tasks of the lane overlap.
 */
export function visibleRange(lane: Lane, from: number, to: number): [number, number] {
  return [lowerBound(lane.end, from), lowerBound(lane.start, to)];
}

/** The first place in a rising column that is not below `value`. */
export function lowerBound(column: Float64Array, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * Sums a lane up per pixel, for when its tasks are too narrow to be drawn one by one.
 * @param from ms at the left edge. @param to ms at the right edge, above `from`.
 * @param pixels how many there are, at least 1.
 */
export function bin(lane: Lane, from: number, to: number, pixels: number): Bins {
  const bins: Bins = {
    busy: new Float32Array(pixels),
    failed: new Float32Array(pixels),
    count: new Uint32Array(pixels),
    visible: 0,
  };
  const scale = pixels / (to - from);
  const [first, last] = visibleRange(lane, from, to);
  for (let i = first; i < last; i++) {
    const a = Math.max(0, ((lane.start[i] as number) - from) * scale);
    const b = Math.min(pixels, ((lane.end[i] as number) - from) * scale);
    if (b < 0 || a >= pixels) {
      continue;
    }
    bins.visible++;
    const failed = isFailure(lane.status[i] as number);
    const end = Math.min(pixels - 1, Math.floor(b));
    for (let pixel = Math.floor(a); pixel <= end; pixel++) {
      const share = Math.max(0, Math.min(b, pixel + 1) - Math.max(a, pixel));
      bins.busy[pixel] = Math.min(1, (bins.busy[pixel] as number) + share);
      bins.count[pixel] = (bins.count[pixel] as number) + 1;
      if (failed) {
        // A short failure must stay visible among thousands of good tasks.
        bins.failed[pixel] = Math.min(1, Math.max(0.01, (bins.failed[pixel] as number) + share));
      }
    }
  }
  return bins;
}
