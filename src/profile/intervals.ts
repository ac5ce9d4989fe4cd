import { finish, inStretches, type Steps } from '../steps.js';
import { risingInSteps } from './sort.js';

/** Many stretches of time, ms; `start[i]` to `end[i]`. */
export interface Intervals {
  start: Float64Array;
  end: Float64Array;
}

/** The intervals of the rows that have both ends, with ends never before starts. */
export function intervals(from: Float64Array, to: Float64Array): Intervals {
  const start = new Float64Array(from.length);
  const end = new Float64Array(from.length);
  let count = 0;
  for (let i = 0; i < from.length; i++) {
    const a = from[i] as number;
    const b = to[i] as number;
    if (Number.isFinite(a) && Number.isFinite(b)) {
      start[count] = a;
      end[count++] = Math.max(a, b);
    }
  }
  return { start: start.subarray(0, count), end: end.subarray(0, count) };
}

/**
 * The greatest number of intervals that hold one instant. An interval that ends at the instant at which another
 * starts does not overlap it; one without length still counts as one of its own.
 * @returns 0 when there is no interval.
 */
export function peakOverlap(all: Intervals): number {
  return finish(peakOverlapInSteps(all));
}

/** The same, in steps. */
export function* peakOverlapInSteps({ start, end }: Intervals): Steps<number> {
  const long = (x: Float64Array) => x.filter((_, i) => (end[i] as number) > (start[i] as number));
  const starts = yield* risingInSteps(long(start));
  yield;
  const ends = yield* risingInSteps(long(end));
  yield;
  let open = 0;
  let peak = start.length > 0 ? 1 : 0;
  let closing = 0;
  yield* inStretches(starts.length, (from, to) => {
    for (let i = from; i < to; i++) {
      while ((ends[closing] as number) <= (starts[i] as number)) {
        closing++;
        open--;
      }
      peak = Math.max(peak, ++open);
    }
  });
  return peak;
}

/**
 * Joins intervals that overlap or lie at most `gap` apart.
 * @param gap ms; 0 joins only what touches.
 * @returns intervals in rising order that neither overlap nor come closer than `gap`, and how many each one holds.
 */
export function merged({ start, end }: Intervals, gap = 0): Intervals & { count: Uint32Array } {
  const order = Uint32Array.from(start, (_, i) => i);
  const rising = start.every((at, i) => i === 0 || (start[i - 1] as number) <= at);
  if (!rising) {
    order.sort((a, b) => (start[a] as number) - (start[b] as number));
  }
  const into = {
    start: new Float64Array(start.length),
    end: new Float64Array(start.length),
    count: new Uint32Array(start.length),
  };
  let last = -1;
  for (const i of order) {
    const from = start[i] as number;
    if (last < 0 || from - (into.end[last] as number) > gap) {
      last++;
      into.start[last] = from;
      into.end[last] = end[i] as number;
      into.count[last] = 1;
    } else {
      into.end[last] = Math.max(into.end[last] as number, end[i] as number);
      into.count[last] = (into.count[last] as number) + 1;
    }
  }
  return {
    start: into.start.subarray(0, last + 1),
    end: into.end.subarray(0, last + 1),
    count: into.count.subarray(0, last + 1),
  };
}

/** How much time the intervals cover together, counting overlaps once. ms. */
export function covered(all: Intervals): number {
  const union = merged(all);
  let sum = 0;
  for (let i = 0; i < union.start.length; i++) {
    sum += (union.end[i] as number) - (union.start[i] as number);
  }
  return sum;
}
