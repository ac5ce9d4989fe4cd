import type { RunStore } from '../record/store.js';
import { now } from './clock.js';
import { progress } from './progress.js';
import { least, spans, summarize } from './statistics.js';

/** Fewer finished tasks than this say nothing about those to come. */
const ENOUGH = 3;

/**
 * How long a run will go on, from how long its tasks took so far.
 *
 * The work that is left is estimated with the spread of the durations, and divided by the rate at which the pool has
 * worked so far (task time per wall time, so start-up and idle workers are in it). The last tasks cannot be shared
 * among workers, so the upper end is at least one long task.
 * @returns [low, high] in ms, or null when too little is known (as of inputs that are still being read) or nothing is
 * left.
 */
export function timeLeft(store: RunStore): [number, number] | null {
  const { done, running, total, isOpen } = progress(store);
  const left = total - done;
  const { started, ended } = store.tasks.data;
  const durations = spans(started.subarray(0, store.tasks.length), ended.subarray(0, store.tasks.length));
  const known = summarize(durations);
  if (store.header.outcome !== 'running' || isOpen || left === 0 || known === null || known.count < ENOUGH) {
    return null;
  }
  const present = now(store);
  const elapsed = present - (least(store.tasks.column('started')) ?? present);
  const workers = Math.max(1, store.header.pool.workers);
  if (elapsed <= 0 || known.total <= 0) {
    return null;
  }
  const rate = Math.min(workers, Math.max(0.01, known.total / elapsed));
  const deviation = standardDeviation(durations, known.mean);
  const spread = 2 * deviation * Math.sqrt(left + (left * left) / known.count);
  const work = left * known.mean;
  const begun = Math.min(work, running * known.mean * 0.5);
  const low = Math.max(0, work - begun - spread) / rate;
  const high = Math.max((work + spread) / rate, left < workers ? known.max : 0);
  return [low, high];
}

function standardDeviation(values: Float64Array, mean: number): number {
  let sum = 0;
  for (const x of values) {
    sum += (x - mean) ** 2;
  }
  return Math.sqrt(sum / Math.max(1, values.length - 1));
}
