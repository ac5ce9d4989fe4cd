import type { RunStore } from '../record/store.js';

/** What the workers' event loops and garbage collectors did, over the workers that told. Times in ms. */
export interface WorkerUse {
  /** How many told: one that was ended in a task did not. */
  workers: number;
  /** Of the time in batches the event loop was not idle, 0 to 1: low when tasks await something. */
  loop: number;
  /** Garbage collection: its time in all, how often, and its share of the time in batches. */
  gc: {
    /** ms. */
    time: number;
    /** How often. */
    count: number;
    /** Of the time in batches, 0 to 1. */
    share: number;
  };
}

/** @returns null where no worker told, as in older records */
export function workerUse({ workers }: RunStore): WorkerUse | null {
  let [told, active, idle, time, count] = [0, 0, 0, 0, 0];
  for (const { loop, gc } of workers) {
    if (loop && gc) {
      told++;
      active += loop.active;
      idle += loop.idle;
      time += gc.time;
      count += gc.count;
    }
  }
  const whole = active + idle;
  return whole > 0
    ? { workers: told, loop: active / whole, gc: { time, count, share: Math.min(1, time / whole) } }
    : null;
}
