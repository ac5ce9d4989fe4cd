import { finish, type Steps } from '../steps.js';
import { risingInSteps } from './sort.js';

/** What a set of durations looks like, in the unit of its values. */
export interface Summary {
  /** How many there are. */
  count: number;
  /** The least. */
  min: number;
  /** As many are below it as above. */
  median: number;
  /** Their sum ÷ how many they are. */
  mean: number;
  /** 95 % are at most so great. */
  p95: number;
  /** The greatest. */
  max: number;
  /** Their sum. */
  total: number;
}

/**
 * A quantile with linear interpolation between neighbours (R's type 7, as spreadsheets do).
 * @param sorted values in rising order, at least one.
 * @param p 0 for the least, 1 for the greatest.
 */
export function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (at - below);
}

/** @param values numbers without NaN; left as they are. @returns null when there is none. */
export function summarize(values: Float64Array): Summary | null {
  return finish(summarizeInSteps(values));
}

/** The same, in steps. */
export function* summarizeInSteps(values: Float64Array): Steps<Summary | null> {
  if (values.length === 0) {
    return null;
  }
  const sorted = yield* risingInSteps(values);
  let total = 0;
  for (const x of sorted) {
    total += x;
  }
  return {
    count: sorted.length,
    min: sorted[0] as number,
    median: quantile(sorted, 0.5),
    // Rounding must not push the mean outside of what was measured.
    mean: Math.min(Math.max(total / sorted.length, sorted[0] as number), sorted.at(-1) as number),
    p95: quantile(sorted, 0.95),
    max: sorted.at(-1) as number,
    total,
  };
}

/**
 * The differences `to - from` of the rows that have both, never below 0 (clocks of different processes may be a
 * little apart).
 */
export function spans(from: Float64Array, to: Float64Array): Float64Array {
  const found = new Float64Array(from.length);
  let count = 0;
  for (let i = 0; i < from.length; i++) {
    const span = (to[i] as number) - (from[i] as number);
    if (Number.isFinite(span)) {
      found[count++] = Math.max(0, span);
    }
  }
  return found.subarray(0, count);
}

/** The least number of a column, NaN aside; null when there is none. */
export function least(column: Float64Array): number | null {
  let found = Number.POSITIVE_INFINITY;
  for (const x of column) {
    if (x < found) {
      found = x;
    }
  }
  return Number.isFinite(found) ? found : null;
}

/** The greatest number of a column, NaN aside; null when there is none. */
export function greatest(column: Float64Array): number | null {
  let found = Number.NEGATIVE_INFINITY;
  for (const x of column) {
    if (x > found) {
      found = x;
    }
  }
  return Number.isFinite(found) ? found : null;
}
