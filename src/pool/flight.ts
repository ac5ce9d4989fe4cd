import type { Job } from './job.js';
import type { Lane } from './lane.js';
import type { Slice } from './slices.js';

/** What a worker has, and how much of it is settled. Results come in order, so a count is enough. */
export interface Flight {
  lane: Lane;
  /** One slice, or several of one task each. */
  parts: Slice[];
  /** Tasks in it; fewer than were sent when some have been taken back. */
  count: number;
  /** Record row of its first task; the others follow. */
  first: number;
  seq: number;
  settled: number;
  /** When it was sent, `performance.now()` in ms; NaN where nothing is recorded. */
  dispatched: number;
  /** Ends the watch over its tasks' time. */
  stopWatch: (() => void) | null;
  /** The task whose time was over, when its worker was ended for it; `limit` in ms. */
  late: { at: number; started: number; limit: number } | null;
  /** Why it is to end before its tasks are done: its job was aborted. */
  cut: { reason: unknown } | null;
  /** Results of it came that cannot be read, and why. */
  unreadable: string | null;
}

export function newFlight(lane: Lane, parts: Slice[], seq: number, dispatched: number): Flight {
  const { job, from, count } = parts[0] as Slice;
  return {
    lane,
    parts,
    count: parts.length === 1 ? count : parts.length,
    first: job.rowOf(from),
    seq,
    settled: 0,
    dispatched,
    stopWatch: null,
    late: null,
    cut: null,
    unreadable: null,
  };
}

/** The flight's task number `at`: its job, and its number there. */
export function taskOf({ parts }: Flight, at: number): { job: Job; i: number } {
  const only = parts.length === 1;
  const { job, from } = parts[only ? 0 : at] as Slice;
  return { job, i: only ? from + at : from };
}

/** The flight's tasks from number `at` on, as slices that can wait again; the last first. */
export function restOf({ parts, count }: Flight, at: number): Slice[] {
  if (at >= count) {
    return [];
  }
  if (parts.length === 1) {
    const { job, from, cut } = parts[0] as Slice;
    return [{ job, from: from + at, count: count - at, cut }];
  }
  return parts.slice(at, count).reverse();
}

/**
 * Where a worker stands in its flight.
 *
 * @returns `begun`: how many of its tasks have started; `running`: the place of the one that runs, or null;
 * `started`: when that one began (ms), or a few short ones before it where nothing is recorded and its time has no limit
 */
export function standing({ lane, count, seq }: Flight): {
  begun: number;
  running: number | null;
  started: number;
} {
  const progress = lane.progress();
  if (progress.seq !== seq) {
    return { begun: 0, running: null, started: Number.NaN };
  }
  const running = progress.at < count ? progress.at : null;
  return { begun: running === null ? count : running + 1, running, started: progress.started };
}
