import { Status } from '../record/schema.js';
import type { LaneSummary } from './laneSummary.js';
import { shares, touching } from './track.js';

/** What each pixel of a lane stands for. All arrays have one entry per pixel. */
export interface Bins {
  /** Share of the pixel's time in which a task ran, 0 to 1. */
  busy: Float32Array;
  /** How many tasks touch it that did not succeed. */
  failed: Uint32Array;
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
 * The first place in a rising column that is not below `value`.
 * @param low a place up to which all are known to be below it.
 */
export function lowerBound(column: Float64Array, value: number, low = 0): number {
  let from = low;
  let to = column.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((column[middle] as number) < value) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

/**
 * Sums a lane up per pixel, for when its tasks are too narrow to be drawn one by one. Takes time for the pixels, not for
 * the tasks.
 * @param from ms at the left edge. @param to ms at the right edge, above `from`.
 * @param pixels how many there are, at least 1.
 */
export function bin(
  { busy, failures }: Pick<LaneSummary, 'busy' | 'failures'>,
  from: number,
  to: number,
  pixels: number,
): Bins {
  const [first, last] = touching(busy, from, to);
  const bins: Bins = {
    busy: shares(busy, from, to, pixels),
    failed: new Uint32Array(pixels),
    count: new Uint32Array(pixels),
    visible: last - first,
  };
  const wide = (to - from) / pixels;
  let [ended, began] = [first, first];
  for (let pixel = 0; pixel < pixels; pixel++) {
    ended = lowerBound(busy.end, from + pixel * wide, ended);
    began = lowerBound(busy.start, from + (pixel + 1) * wide, Math.max(ended, began));
    bins.count[pixel] = began - ended;
    bins.failed[pixel] = (failures[began] as number) - (failures[ended] as number);
  }
  return bins;
}
