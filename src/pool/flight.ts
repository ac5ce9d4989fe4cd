import type { Lane } from './lane.js';
import type { Slice } from './slices.js';

/** A slice that a worker has, and how much of it is settled. Results come in order, so a count is enough. */
export interface Flight {
  lane: Lane;
  slice: Slice;
  seq: number;
  settled: number;
  /** When it was sent, `performance.now()` in ms. */
  dispatched: number;
  /** Ends the watch over its tasks' time. */
  stopWatch: (() => void) | null;
  /** The task whose time was over, when its worker was ended for it; `limit` in ms. */
  late: { at: number; started: number; limit: number } | null;
  /** Why it is to end before its tasks are done: its job was aborted. */
  cut: { reason: unknown } | null;
}

export function newFlight(lane: Lane, slice: Slice, seq: number, dispatched: number): Flight {
  return { lane, slice, seq, settled: 0, dispatched, stopWatch: null, late: null, cut: null };
}

/** Record row of the slice's task number `at`. */
export function rowOf({ slice }: Flight, at: number): number {
  return slice.job.rowOf(slice.from + at);
}

/**
 * Where a worker stands in its flight.
 *
 * @returns `begun`: how many of its tasks have started; `running`: the place of the one that runs, or null;
 * `started`: when that one began (ms)
 */
export function standing({ lane, slice, seq }: Flight): {
  begun: number;
  running: number | null;
  started: number;
} {
  const progress = lane.progress();
  if (progress.seq !== seq) {
    return { begun: 0, running: null, started: Number.NaN };
  }
  const running = progress.at < slice.count ? progress.at : null;
  return { begun: running === null ? slice.count : running + 1, running, started: progress.started };
}
