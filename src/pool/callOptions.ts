import { checked, LIMITS } from '../limits.js';
import type { Callbacks } from './conclude.js';
import { assertOptions, checkTimeout } from './options.js';

/** What every call may be given. */
export interface TaskOptions {
  /**
   * ms each task of this call may run from the moment its function starts, instead of the pool's `timeout` (`Infinity`: no limit). One that runs
   * longer fails with TimeoutError, and its worker is ended and replaced.
   */
  timeout?: number | undefined;
  /**
   * Ends this call when it is aborted: tasks that wait never run, those that run are cut short (which costs their
   * worker), and the result is rejected with the signal's reason. Other calls do not notice.
   */
  signal?: AbortSignal | undefined;
}

/** What the maps and starmaps may be given. */
export interface MapOptions extends TaskOptions {
  /**
   * Tasks in a chunk, at least 1; default: CPython's formula, `ceil(n / (4 × workers))` (Lib/multiprocessing/pool.py,
   * `Pool._map_async`). `'auto'`: as many as their measured durations call for, so
   * that uneven tasks end together.
   */
  chunksize?: number | 'auto' | undefined;
}

/** What `imap` and `imapUnordered` may be given. */
export interface ImapOptions extends TaskOptions {
  /**
   * Tasks in a chunk, at least 1, which is the default. `'auto'`: each is delivered by itself, and as many are sent
   * together as their measured durations call for.
   */
  chunksize?: number | 'auto' | undefined;
  /**
   * How many inputs are read ahead of the results that have been taken, at least 1; a whole chunk always is. Default:
   * 16 chunks for each worker (256 where the chunk size is `'auto'`). As in CPython 3.16 (Lib/multiprocessing/pool.py,
   * `Pool.imap`).
   */
  buffersize?: number | undefined;
}

/** What `mapAsync` and `starmapAsync` may be given: the callbacks get the whole list, once. */
export type MapAsyncOptions<T> = MapOptions & Callbacks<T[]>;
/** What `applyAsync` may be given: the callbacks get the result of the one call. */
export type ApplyAsyncOptions<T> = TaskOptions & Callbacks<T>;

const OF_TASKS = ['timeout', 'signal'] satisfies (keyof TaskOptions)[];
const OF_MAPS = ['chunksize', ...OF_TASKS] satisfies (keyof MapOptions)[];
const CALLBACKS = ['callback', 'errorCallback'] satisfies (keyof Callbacks<unknown>)[];

/** The options that each kind of call knows. */
const KNOWN = {
  map: OF_MAPS,
  mapAsync: [...OF_MAPS, ...CALLBACKS],
  imap: [...OF_MAPS, 'buffersize'] satisfies (keyof ImapOptions)[],
  apply: OF_TASKS,
  applyAsync: [...OF_TASKS, ...CALLBACKS],
};

type AnyOptions = ImapOptions & Partial<Callbacks<never>>;

/** @throws TypeError or RangeError that names what is wrong */
export function checkCallOptions(options: AnyOptions, kind: keyof typeof KNOWN): void {
  assertOptions(options, KNOWN[kind]);
  const { timeout, chunksize, buffersize, signal, callback, errorCallback } = options;
  checkTimeout(timeout);
  if (chunksize !== undefined && chunksize !== 'auto') {
    checked('chunksize', LIMITS.chunksize, chunksize);
  }
  if (buffersize !== undefined) {
    checked('buffersize', LIMITS.buffersize, buffersize);
  }
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw new TypeError('signal must be an AbortSignal.');
  }
  checkCallback('callback', callback);
  checkCallback('errorCallback', errorCallback);
}

function checkCallback(name: string, value: unknown): void {
  if (value !== undefined && value !== null && typeof value !== 'function') {
    throw new TypeError(`${name} must be a function; it runs in this process, not in a worker.`);
  }
}
