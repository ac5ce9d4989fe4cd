import { Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { finish, type Steps } from '../../steps.js';
import { now } from '../clock.js';
import { type Lane, lanes } from '../lanes.js';
import { livesOf } from './lives.js';
import { waitingWithin } from './waiting.js';

/** The shares into which the time of the workers is parted, in the order in which they are shown. */
export const SHARES = [
  'useful',
  'serialise',
  'dispatch',
  'starved',
  'tail',
  'startup',
  'shutdown',
  'failed',
] as const;
export type Share = (typeof SHARES)[number];

/**
 * Where the time of the workers went, in worker-milliseconds: each instant of each worker's place, from the run's start to
 * its end, belongs to one share, so that they add up to workers × wall.
 */
export interface Accounting extends Record<Share, number> {
  /** In tasks that ended well. */
  useful: number;
  /** Arguments and outcomes on their way, while the worker was free. */
  serialise: number;
  /** Between two tasks of one chunk. */
  dispatch: number;
  /** Idle while work was waiting. */
  starved: number;
  /** Idle while none was. */
  tail: number;
  /** Without a worker that could take work. */
  startup: number;
  /** From its last outcome to the end of a worker that ended within the run. */
  shutdown: number;
  /** In tasks that did not end well. */
  failed: number;
}

/**
 * Parts the time of all workers.
 *
 * - `useful`: in tasks that ended well; `failed`: in those that did not.
 * - `serialise`: a task (of a chunk: the first) was on its way to a worker that was free for it, or the outcome of the last
 *   one on its way back: copying, sending, and waiting for the caller's event loop.
 * - `dispatch`: between two tasks of one chunk.
 * - `starved`: idle while work was waiting. `tail`: idle while none was.
 * - `startup`: the place had no worker that could take work: being made, importing, or being replaced.
 * - `shutdown`: from its last outcome to the end of a worker that ended within the run.
 *
 * What happened before the run's start (0) is in none of them.
 */
export function accounting(store: RunStore, all: readonly Lane[] = lanes(store)): Accounting {
  return added(finish(accountingInSteps(store, all)));
}

/** The same for each worker's place, in steps of a worker each. */
export function* accountingInSteps(store: RunStore, all: readonly Lane[]): Steps<Accounting[]> {
  const wall = now(store);
  const waits = waitingWithin(store);
  const parts: Accounting[] = [];
  for (const lane of all) {
    yield;
    parts.push(partLane(store, lane, wall, waits));
  }
  return parts;
}

function noTime(): Accounting {
  return Object.fromEntries(SHARES.map((share) => [share, 0])) as Record<Share, number>;
}

/** Several accounts as one. */
export function added(parts: readonly Accounting[]): Accounting {
  const total = noTime();
  for (const part of parts) {
    for (const share of SHARES) {
      total[share] += part[share];
    }
  }
  return total;
}

/** Walks along a lane with a cursor that only moves on, so that each instant counts once. */
function partLane(
  store: RunStore,
  lane: Lane,
  wall: number,
  waits: (from: number, to: number) => number,
): Accounting {
  const parts = noTime();
  const { dispatched, received } = store.tasks.data;
  const lives = livesOf(lane, wall);
  let at = 0;
  const take = (share: Share, until: number) => {
    const to = Math.min(until, wall);
    if (to > at) {
      parts[share] += to - at;
      at = to;
    }
  };
  const idle = (until: number) => {
    const to = Math.min(until, wall);
    if (to > at) {
      const starved = waits(at, to);
      parts.starved += starved;
      parts.tail += to - at - starved;
      at = to;
    }
  };
  /** Between two tasks, or at the ends: what the place had then, a worker or none. */
  const gap = (until: number) => {
    for (const { from, to, is } of lives(at, until)) {
      idle(from);
      if (is === 'alive') {
        idle(to);
      } else {
        take(is === 'ending' ? 'shutdown' : 'startup', to);
      }
    }
    idle(until);
  };
  let last = -1;
  for (let i = 0; i < lane.tasks.length; i++) {
    const task = lane.tasks[i] as number;
    const start = lane.start[i] as number;
    const sent = dispatched[task] as number;
    // What was sent together came in one message.
    if (last >= 0 && sent === dispatched[lane.tasks[last] as number] && start >= at) {
      take('dispatch', start);
    } else {
      if (last >= 0) {
        take('serialise', backAt(last));
      }
      gap(Math.min(start, Number.isNaN(sent) ? start : Math.max(at, sent)));
      take('serialise', start);
    }
    take(
      lane.status[i] === Status.ok || lane.status[i] === Status.pending ? 'useful' : 'failed',
      lane.end[i] as number,
    );
    last = i;
  }
  if (last >= 0) {
    take('serialise', backAt(last));
  }
  gap(wall);
  return parts;

  /** When the outcome of a task was back; at once where that is not known, or where its worker died on it. */
  function backAt(i: number): number {
    const back = received[lane.tasks[i] as number] as number;
    return Number.isNaN(back) ? (lane.end[i] as number) : Math.max(back, lane.end[i] as number);
  }
}
