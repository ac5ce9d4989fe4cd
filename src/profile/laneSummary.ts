import type { RunStore } from '../record/store.js';
import { isFailure } from './bins.js';
import { type Chunks, chunksOf } from './chunks.js';
import { now } from './clock.js';
import { idle, waitingWork } from './idle.js';
import type { Intervals } from './intervals.js';
import type { Lane } from './lanes.js';
import { type Track, track } from './track.js';

/** A lane, and what a picture of it at any zoom needs: made once for a record, in one pass over its tasks. */
export interface LaneSummary {
  lane: Lane;
  /** When a task ran, one stretch per entry of the lane. */
  busy: Track;
  /** How many of the lane's first i tasks did not succeed; one entry more than there are tasks. */
  failures: Uint32Array;
  chunks: Chunks;
  /** Idle although work was waiting. */
  starved: Track;
  /** Idle with no work waiting. */
  tail: Track;
}

/** Sums up all lanes, giving way after each: a million tasks take a while. */
export function* laneSummaries(store: RunStore, all: readonly Lane[]): Generator<void, LaneSummary[]> {
  const waiting = waitingWork(store);
  const chunk = store.tasks.column('chunk');
  const until = now(store);
  const made: LaneSummary[] = [];
  for (const lane of all) {
    yield;
    made.push(laneSummary(lane, chunk, waiting, until));
  }
  return made;
}

/**
 * @param chunk the record's column. @param waiting when work waited, as `waitingWork` has it.
 * @param until ms up to which the run is known.
 */
export function laneSummary(lane: Lane, chunk: Int32Array, waiting: Intervals, until: number): LaneSummary {
  const { busy, failures } = busySums(lane);
  const { starved, tail } = idle(lane.lives, busy, waiting, until);
  return { lane, busy, failures, chunks: chunksOf(lane, chunk), starved, tail };
}

/** The part of a summary that `bin` needs. */
export function busySums(lane: Lane): Pick<LaneSummary, 'busy' | 'failures'> {
  const failures = new Uint32Array(lane.tasks.length + 1);
  for (let i = 0; i < lane.tasks.length; i++) {
    failures[i + 1] = (failures[i] as number) + (isFailure(lane.status[i] as number) ? 1 : 0);
  }
  return { busy: track(lane.start, lane.end), failures };
}
