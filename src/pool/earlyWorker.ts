import { performance } from 'node:perf_hooks';
import { Method } from '../worker/wire.js';
import type { LaneOptions } from './lane.js';
import { spawnWorker } from './spawn.js';
import { ask, type WorkerHandle, type WorkerListener } from './workerHandle.js';

/** A worker that is being made. */
export interface MadeWorker {
  worker: WorkerHandle;
  /** `performance.now()` when it began to be made. */
  spawned: number;
  /** Settles when it is up; rejected when it ended first. */
  up: Promise<unknown>;
}

/** A thread that was started before there was a pool. */
export interface EarlyWorker extends MadeWorker {
  /** Who hears of it from now on. */
  listener: WorkerListener | null;
  isGone: boolean;
}

/**
 * Starts a thread of the usual kind, which waits for its first request and looks for our parent meanwhile.
 *
 * @returns null when the system refuses: whoever needs a thread then tries again, and says so
 */
export function startEarly(): EarlyWorker | null {
  const early: Pick<EarlyWorker, 'listener' | 'isGone'> = { listener: null, isGone: false };
  try {
    const made = start(
      { workerType: 'thread', lookFor: process.ppid },
      {
        message: (message) => early.listener?.message(message),
        unreadable: (reason) => early.listener?.unreadable(reason),
        alive: () => early.listener?.alive(),
        error: (error) => early.listener?.error(error),
        end: (...how) => {
          early.isGone = true;
          early.listener?.end(...how);
        },
      },
    );
    return Object.assign(early, made);
  } catch {
    return null;
  }
}

let kept: EarlyWorker | null = null;

/** Keeps it for the first lane of this process that can use it. */
export function keepEarly(early: EarlyWorker): void {
  kept = early;
}

/**
 * Makes a worker, or takes the one that is kept.
 *
 * @throws what the system says when it refuses
 */
export function makeWorker(
  options: Pick<LaneOptions, 'workerType' | 'resourceLimits'>,
  listener: WorkerListener,
): MadeWorker {
  const { workerType, resourceLimits } = options;
  const early = kept;
  if (early === null || early.isGone || workerType !== 'thread' || resourceLimits !== undefined) {
    return start(options, listener);
  }
  kept = null;
  early.listener = listener;
  return early;
}

function start(options: Parameters<typeof spawnWorker>[0], listener: WorkerListener): MadeWorker {
  const spawned = performance.now();
  const worker = spawnWorker(options, listener);
  const up = ask(worker, Method.hello);
  up.catch(() => {}); // Who waits for it hears of it; nobody may.
  return { worker, spawned, up };
}
