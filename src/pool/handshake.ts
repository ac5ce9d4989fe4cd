import { performance } from 'node:perf_hooks';
import { Method } from '../worker/wire.js';
import { ask, type WorkerHandle } from './workerHandle.js';

const ROUNDS = 4;

/** A worker's clock is ahead of ours by something between these two (ms). */
export interface ClockBounds {
  low: number;
  high: number;
}

/**
 * How far a worker's clock can be off: it is asked for its time, which must lie between our asking and our hearing the
 * answer. The narrowest of a few rounds counts.
 *
 * @returns bounds in ms
 */
export async function measureClock(worker: WorkerHandle): Promise<ClockBounds> {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const asked = performance.now();
    const theirs = (await ask(worker, Method.ping)) as number;
    const heard = performance.now();
    low = Math.max(low, theirs - heard);
    high = Math.min(high, theirs - asked);
  }
  return { low, high };
}
