import type { RunStore } from '../record/store.js';
import { now } from './clock.js';
import { progress } from './progress.js';

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
  if (store.header.outcome !== 'running' || isOpen || left === 0) {
    return null;
  }
  const known = durationsOf(store);
  if (known.count < ENOUGH) {
    return null;
  }
  const elapsed = now(store) - known.begun;
  const workers = Math.max(1, store.header.pool.workers);
  if (elapsed <= 0 || known.total <= 0) {
    return null;
  }
  const rate = Math.min(workers, Math.max(0.01, known.total / elapsed));
  const spread = 2 * known.deviation * Math.sqrt(left + (left * left) / known.count);
  const work = left * known.mean;
  const begun = Math.min(work, running * known.mean * 0.5);
  const low = Math.max(0, work - begun - spread) / rate;
  const high = Math.max((work + spread) / rate, left < workers ? known.max : 0);
  return [low, high];
}

/**
 * What is known of the durations (ms) so far, in one pass and without sorting: this is asked several times a second
 * while a run of a million tasks goes on. The deviation is Welford's (Technometrics 4, 1962), which keeps its digits.
 */
function durationsOf({ tasks }: RunStore) {
  const started = tasks.column('started');
  const ended = tasks.column('ended');
  let [count, mean, squares, max, begun] = [0, 0, 0, 0, Number.POSITIVE_INFINITY];
  for (let i = 0; i < started.length; i++) {
    const from = started[i] as number;
    if (from < begun) {
      begun = from;
    }
    const duration = (ended[i] as number) - from;
    if (!Number.isNaN(duration)) {
      count++;
      const off = duration - mean;
      mean += off / count;
      squares += off * (duration - mean);
      max = Math.max(max, duration);
    }
  }
  const deviation = Math.sqrt(squares / Math.max(1, count - 1));
  return { count, mean, total: mean * count, max, begun, deviation };
}
