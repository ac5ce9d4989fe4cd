import { performance } from 'node:perf_hooks';
import type { LookOut } from '../worker/watchdog.js';
import { Method } from '../worker/wire.js';
import type { LaneOptions } from './lane.js';
import { type SpawnedWorker, spawnWorker, type WorkerListener } from './spawn.js';

/** A thread that was started before there was a pool. */
export interface EarlyWorker {
  worker: SpawnedWorker;
  /** `performance.now()` when it began to be made. */
  spawned: number;
  /** Who hears of it from now on. */
  listener: WorkerListener | null;
  isGone: boolean;
}

/** Starts a thread of the usual kind, which waits for its first request and looks for our parent meanwhile. */
export function startEarly(): EarlyWorker {
  const early: Omit<EarlyWorker, 'worker'> = { spawned: performance.now(), listener: null, isGone: false };
  const worker = spawnWorker(
    { workerType: 'thread', data: { lookFor: process.ppid } satisfies LookOut },
    {
      message: (message) => early.listener?.message(message),
      error: (error) => early.listener?.error(error),
      end: (exitCode, signal) => {
        early.isGone = true;
        early.listener?.end(exitCode, signal);
      },
    },
    [Method.hello, []],
  );
  return Object.assign(early, { worker });
}

let kept: EarlyWorker | null = null;

/** Keeps it for the first lane of this process that can use it. */
export function keepEarly(early: EarlyWorker): void {
  kept = early;
}

/**
 * Makes a worker, or takes the one that is kept.
 *
 * @param first - the first request to it
 * @returns the worker, and `performance.now()` when it began to be made
 */
export function makeWorker(
  options: Pick<LaneOptions, 'workerType' | 'resourceLimits'>,
  listener: WorkerListener,
  first: [method: string, params: unknown[]],
): SpawnedWorker & { spawned: number } {
  const { workerType, resourceLimits } = options;
  const early = kept;
  if (early === null || early.isGone || workerType !== 'thread' || resourceLimits !== undefined) {
    const spawned = performance.now();
    return { ...spawnWorker(options, listener, first), spawned };
  }
  kept = null;
  early.listener = listener;
  const { worker, spawned } = early;
  return { ...worker, spawned, first: worker.first.then(() => worker.request(...first)) };
}
