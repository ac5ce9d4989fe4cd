import { availableParallelism } from 'node:os';
import { serialize } from 'node:v8';
import { unknownOption } from '../known.js';
import { checked, LIMITS, shownValue } from '../limits.js';
import { WORKER_TYPES, type WorkerType } from '../record/modes.js';
import { lossOf } from '../worker/lost.js';
import { unsendable } from '../worker/sendable.js';
import type { FunctionAddress, WireError } from '../worker/wire.js';
import type { BegunFile } from './begunFile.js';
import type { PoolObserver } from './observer.js';
import { checkLimits, type ResourceLimits } from './resourceLimits.js';
import { addressOf, type Task } from './task.js';

/** What a pool may be given; all of it is optional. */
export interface PoolOptions {
  /** How many workers, from 1 to 1024; default: as many as the machine runs at once (`os.availableParallelism()`). */
  workers?: number;
  /** `thread` (default) or `process`. */
  workerType?: WorkerType;
  /** ms a task may run, from the moment its function starts; then its worker is ended and replaced. Default, and `Infinity`: no limit. */
  timeout?: number;
  /**
   * ms that the import of a task's file may take in a worker, its packages and its top-level `await` included; what needs the file
   * then fails with LoadError. Default: no limit.
   */
  importTimeout?: number;
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

/** The options there are. */
const KNOWN = Object.keys({
  workers: true,
  workerType: true,
  timeout: true,
  importTimeout: true,
  maxtasksperchild: true,
  initializer: true,
  initargs: true,
  resourceLimits: true,
  record: true,
} satisfies Record<keyof PoolOptions, true>);

/** What only Poolscope's own runner tells a pool. */
export interface InternalOptions {
  observer?: PoolObserver;
  /** Imported by each worker as it starts, before the first task asks for it. */
  preload?: FunctionAddress[];
  onLoadFailed?: (error: WireError) => void;
  /** So many workers start at once, the others when `ready` or work asks for them. Default: all. */
  startWith?: number;
  /** Where workers write down which rows have begun. */
  begunFile?: BegunFile | undefined;
  /** Each worker takes a CPU profile of its tasks; how their paths begin. */
  profileBase?: string | undefined;
}

export interface CheckedOptions {
  workers: number;
  workerType: WorkerType;
  timeout: number | undefined;
  importTimeout: number | undefined;
  maxtasksperchild: number | undefined;
  initializer: { fn: FunctionAddress; args: unknown[] } | undefined;
  resourceLimits: ResourceLimits | undefined;
}

/** Tells a value that arrives at a worker of this type from one that cannot: throws for the latter. */
function probeFor(workerType: WorkerType): (value: unknown) => void {
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
  assertOptions(options, KNOWN);
  const { workers = availableParallelism(), workerType = 'thread', timeout, maxtasksperchild } = options;
  const { importTimeout, initializer, initargs = [], resourceLimits, record = false } = options;
  checked('workers', LIMITS.workers, workers);
  if (!WORKER_TYPES.includes(workerType)) {
    throw new TypeError(`workerType must be ${WORKER_TYPES.join(' or ')}, not ${shownValue(workerType)}.`);
  }
  checkTimeout(timeout);
  checkTimeout(importTimeout, 'importTimeout');
  if (maxtasksperchild !== undefined) {
    checked('maxtasksperchild', LIMITS.maxtasksperchild, maxtasksperchild);
  }
  if (typeof record !== 'boolean') {
    throw new TypeError(`record must be true or false, not ${shownValue(record)}.`);
  }
  if (typeof initargs?.[Symbol.iterator] !== 'function') {
    throw new TypeError(`initargs must be a list of arguments, not ${shownValue(initargs)}.`);
  }
  const args = Array.from(initargs);
  const reason = unsendable(args, probeFor(workerType));
  if (reason !== null) {
    throw new TypeError(`initargs cannot be sent to a worker: ${reason}`);
  }
  return {
    workers,
    workerType,
    timeout: limitOf(timeout),
    importTimeout: limitOf(importTimeout),
    maxtasksperchild,
    initializer:
      initializer === undefined ? undefined : { fn: addressOf(initializer, 'The initializer'), args },
    resourceLimits: resourceLimits === undefined ? undefined : checkLimits(resourceLimits),
  };
}

/** A time of `Infinity` is no limit. */
function limitOf(time: number | undefined): number | undefined {
  return time === Number.POSITIVE_INFINITY ? undefined : time;
}

/** @throws RangeError unless it is undefined, or above 0 (ms); `Infinity` is no limit */
export function checkTimeout(timeout: number | undefined, name = 'timeout'): void {
  if (limitOf(timeout) !== undefined) {
    checked(name, LIMITS.timeout, timeout);
  }
}

/**
 * @param known - the options there are
 * @throws TypeError for what is no options object, such as a second list of inputs, and for an option that there is not
 */
export function assertOptions(options: unknown, known: readonly string[]): asserts options is object {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(
      'The options must be an object such as { chunksize: 10 }. For functions of several arguments there is starmap.',
    );
  }
  const unknown = unknownOption(options, known);
  if (unknown !== null) {
    throw new TypeError(unknown);
  }
}
