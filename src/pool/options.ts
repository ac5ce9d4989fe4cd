import { availableParallelism } from 'node:os';
import { WORKER_TYPES, type WorkerType } from '../record/modes.js';
import type { FunctionAddress, WireError } from '../worker/wire.js';
import { atLeastOne } from './chunks.js';
import type { PoolObserver } from './observer.js';

export interface PoolOptions {
  /** How many workers; default: as many as the machine runs at once (`os.availableParallelism()`). */
  workers?: number;
  /** `thread` (default) or `process`. */
  workerType?: WorkerType;
  /** ms a task may run, from the moment its function starts; then its worker is ended and replaced. Default: no limit. */
  timeout?: number;
  /** Chunks a worker runs before a fresh one takes its place. Default: no limit. */
  maxtasksperchild?: number;
}

/** What only Poolscope's own runner tells a pool. */
export interface InternalOptions {
  observer?: PoolObserver;
  /** Imported by each worker as it starts, before the first task asks for it. */
  preload?: FunctionAddress[];
  onLoadFailed?: (error: WireError) => void;
}

export interface CheckedOptions {
  workers: number;
  workerType: WorkerType;
  timeout: number | undefined;
  maxtasksperchild: number | undefined;
}

/** @throws RangeError or TypeError that names the option */
export function checkOptions(options: PoolOptions): CheckedOptions {
  const { workers = availableParallelism(), workerType = 'thread', timeout, maxtasksperchild } = options;
  atLeastOne(workers, 'The number of workers');
  if (!WORKER_TYPES.includes(workerType)) {
    throw new TypeError(
      `workerType must be ${WORKER_TYPES.join(' or ')}, not ${JSON.stringify(workerType)}.`,
    );
  }
  if (timeout !== undefined && !(timeout > 0)) {
    throw new RangeError(`timeout must be more than 0 ms, not ${String(timeout)}.`);
  }
  if (maxtasksperchild !== undefined) {
    atLeastOne(maxtasksperchild, 'maxtasksperchild');
  }
  return { workers, workerType, timeout, maxtasksperchild };
}
