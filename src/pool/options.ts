import { availableParallelism } from 'node:os';
import { serialize } from 'node:v8';
import { WORKER_TYPES, type WorkerType } from '../record/modes.js';
import { lossOf } from '../worker/lost.js';
import { unsendable } from '../worker/sendable.js';
import type { FunctionAddress, WireError } from '../worker/wire.js';
import { atLeastOne } from './chunks.js';
import type { PoolObserver } from './observer.js';
import { checkLimits, type ResourceLimits } from './resourceLimits.js';
import { addressOf, type Task } from './task.js';

/** What a pool may be given; all of it is optional. */
export interface PoolOptions {
  /** How many workers, at least 1; default: as many as the machine runs at once (`os.availableParallelism()`). */
  workers?: number;
  /** `thread` (default) or `process`. */
  workerType?: WorkerType;
  /** ms a task may run, from the moment its function starts; then its worker is ended and replaced. Default: no limit. */
  timeout?: number;
  /**
   * Chunks a worker runs before a fresh one takes its place, as in CPython (Lib/multiprocessing/pool.py, `worker`). Default: no
   * limit.
   */
  maxtasksperchild?: number;
  /**
   * Called in each worker before its first task, and waited for. When it fails in one, the pool gives up: what waits
   * and what is still to come is rejected with its error.
   */
  initializer?: Task;
  /** The arguments of `initializer`, copied to each worker. Default: none. */
  initargs?: readonly unknown[];
  /** How much memory a worker may use, in MiB. Default: what Node.js gives it. */
  resourceLimits?: ResourceLimits;
  /** Keep a record of every task, to be had from `Pool.record`. Default: false. */
  record?: boolean;
}

/** What only Poolscope's own runner tells a pool. */
export interface InternalOptions {
  observer?: PoolObserver;
  /** Imported by each worker as it starts, before the first task asks for it. */
  preload?: FunctionAddress[];
  onLoadFailed?: (error: WireError) => void;
  /** So many workers start at once, the others when `ready` or work asks for them. Default: all. */
  startWith?: number;
  /** Each worker takes a CPU profile of its tasks; how their paths begin. */
  profileBase?: string | undefined;
}

export interface CheckedOptions {
  workers: number;
  workerType: WorkerType;
  timeout: number | undefined;
  maxtasksperchild: number | undefined;
  initializer: { fn: FunctionAddress; args: unknown[] } | undefined;
  resourceLimits: ResourceLimits | undefined;
}

/** Tells a value that arrives at a worker of this type from one that cannot: throws for the latter. */
export function probeFor(workerType: WorkerType): (value: unknown) => void {
  const copy: (value: unknown) => unknown = workerType === 'thread' ? structuredClone : serialize;
  return (value) => {
    const reason = lossOf(value, workerType, 'unread', null);
    if (reason !== null) {
      throw new TypeError(reason);
    }
    copy(value);
  };
}

/** @throws RangeError or TypeError that names the option */
export function checkOptions(options: PoolOptions): CheckedOptions {
  assertOptions(options);
  const { workers = availableParallelism(), workerType = 'thread', timeout, maxtasksperchild } = options;
  const { initializer, initargs = [], resourceLimits } = options;
  atLeastOne(workers, 'The number of workers');
  if (!WORKER_TYPES.includes(workerType)) {
    throw new TypeError(
      `workerType must be ${WORKER_TYPES.join(' or ')}, not ${JSON.stringify(workerType)}.`,
    );
  }
  checkTimeout(timeout);
  if (maxtasksperchild !== undefined) {
    atLeastOne(maxtasksperchild, 'maxtasksperchild');
  }
  const args = Array.from(initargs);
  const reason = unsendable(args, probeFor(workerType));
  if (reason !== null) {
    throw new TypeError(`initargs cannot be sent to a worker: ${reason}`);
  }
  return {
    workers,
    workerType,
    timeout,
    maxtasksperchild,
    initializer:
      initializer === undefined ? undefined : { fn: addressOf(initializer, 'The initializer'), args },
    resourceLimits: resourceLimits === undefined ? undefined : checkLimits(resourceLimits),
  };
}

/** @throws RangeError unless it is undefined or above 0 (ms) */
export function checkTimeout(timeout: number | undefined): void {
  if (timeout !== undefined && !(typeof timeout === 'number' && timeout > 0)) {
    throw new RangeError(`timeout must be more than 0 ms, not ${String(timeout)}.`);
  }
}

/** @throws TypeError for what is no options object, such as a second list of inputs */
export function assertOptions(options: unknown): asserts options is object {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(
      'The options must be an object such as { chunksize: 10 }. For functions of several arguments there is starmap.',
    );
  }
}
