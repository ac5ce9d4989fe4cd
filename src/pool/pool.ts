import { performance } from 'node:perf_hooks';
import type { CallName } from '../record/schema.js';
import type { AsyncResult, WaitObserver } from './asyncResult.js';
import { atLeastOne, defaultChunkSize } from './chunks.js';
import { Dispatcher } from './dispatcher.js';
import { collect, collectNow } from './iterables.js';
import { type Callbacks, CallJob, type JobObserver, ListJob } from './job.js';
import type { PoolObserver } from './observer.js';
import { type CheckedOptions, checkOptions, type InternalOptions, type PoolOptions } from './options.js';
import { asArguments, asRow } from './rows.js';
import { assertTask, type Task } from './task.js';

export interface MapOptions {
  /** Tasks in a chunk, at least 1; default: CPython's formula. */
  chunksize?: number;
}

/**
 * A pool of workers with the calls of Python's `multiprocessing.Pool` (CPython, Lib/multiprocessing/pool.py). Its
 * workers start at once and keep the process alive until `terminate`, or `close` and `join`.
 */
export class Pool {
  private readonly checked: CheckedOptions;
  private readonly dispatcher: Dispatcher;
  private readonly observer: PoolObserver | undefined;
  private readonly jobObserver: JobObserver | undefined;
  private state: 'running' | 'closed' | 'terminated' = 'running';
  private rows = 0;
  private chunks = 0;

  /** @throws RangeError or TypeError that names the option that is wrong */
  constructor(options: PoolOptions = {}, internal: InternalOptions = {}) {
    this.checked = checkOptions(options);
    const { observer } = internal;
    this.observer = observer;
    this.jobObserver = observer && {
      callback: (row) => observer.callback(row, performance.now()),
      delivered: (first, count) => observer.delivered(first, count, performance.now()),
    };
    this.dispatcher = new Dispatcher({
      ...this.checked,
      observer,
      preload: internal.preload ?? [],
      onLoadFailed: internal.onLoadFailed,
    });
  }

  /**
   * Calls `fn` with each input as its one argument, and waits for all.
   *
   * @param fn - made by `task`
   * @param inputs - an iterable or async iterable; read to its end first
   * @returns the results in input order
   * @throws the first error to arrive, after all tasks have had their turn; TypeError when `inputs` is not iterable
   */
  async map(
    fn: Task,
    inputs: Iterable<unknown> | AsyncIterable<unknown>,
    options: MapOptions = {},
  ): Promise<unknown[]> {
    return this.listNow('map', fn, inputs, options);
  }

  /**
   * As `map`, without waiting.
   *
   * @param inputs - an array or other iterable, read to its end by this call
   * @param options - `callback` gets the whole list, once; `errorCallback` the error; neither is called for no inputs
   */
  mapAsync(
    fn: Task,
    inputs: Iterable<unknown>,
    options: MapOptions & Callbacks<unknown[]> = {},
  ): AsyncResult<unknown[]> {
    return this.listLater('map_async', fn, inputs, options);
  }

  /**
   * As `map`, with each row spread into arguments: `fn(...row)`.
   *
   * @param rows - an iterable or async iterable of arrays (or other iterables) of arguments; read to its end first
   * @returns the results in the order of the rows
   * @throws as `map`; the task of a row that is not iterable fails with a TypeError
   */
  async starmap(
    fn: Task,
    rows: Iterable<unknown> | AsyncIterable<unknown>,
    options: MapOptions = {},
  ): Promise<unknown[]> {
    return this.listNow('starmap', fn, rows, options);
  }

  /** As `mapAsync`, with each row spread into arguments. */
  starmapAsync(
    fn: Task,
    rows: Iterable<unknown>,
    options: MapOptions & Callbacks<unknown[]> = {},
  ): AsyncResult<unknown[]> {
    return this.listLater('starmap_async', fn, rows, options);
  }

  /**
   * Calls `fn` once and waits for it: `applyAsync(…).get()`.
   *
   * @param args - its arguments
   * @param kwds - for a JavaScript function: one last object argument
   * @throws what the function throws
   */
  async apply(fn: Task, args: unknown[] = [], kwds?: Record<string, unknown>): Promise<unknown> {
    const returned = this.observer?.call('apply', true, performance.now());
    try {
      return await this.submitCall(fn, args, kwds, {}, false).get();
    } finally {
      returned?.(performance.now());
    }
  }

  /** As `apply`, without waiting. `callback` gets the result, in the order in which calls are completed. */
  applyAsync(
    fn: Task,
    args: unknown[] = [],
    kwds?: Record<string, unknown>,
    callbacks: Callbacks<unknown> = {},
  ): AsyncResult<unknown> {
    return this.noWait('apply_async', () => this.submitCall(fn, args, kwds, callbacks, true));
  }

  /** Whether work can be given to it: it is neither closed nor terminated. */
  get isRunning(): boolean {
    return this.state === 'running';
  }

  /** @internal @returns when so many workers can take work, or no more of them are on their way */
  ready(count: number): Promise<void> {
    return this.dispatcher.ready(count);
  }

  /** @internal Tells the record which tasks run now. */
  observeRunning(): void {
    this.dispatcher.observeRunning();
  }

  /** @internal @returns when nothing waits and nothing runs; all callbacks have run then */
  drained(): Promise<void> {
    return this.dispatcher.drained();
  }

  /** No further work is taken; what is there goes on. */
  close(): void {
    if (this.state === 'running') {
      this.state = 'closed';
    }
  }

  /**
   * Waits until the pool's work is done and its workers are gone.
   *
   * @throws Error when the pool is neither closed nor terminated
   */
  async join(): Promise<void> {
    if (this.state === 'running') {
      throw new Error('Pool is still running');
    }
    if (this.state === 'closed') {
      await this.dispatcher.drained();
      await this.dispatcher.end();
    } else {
      await this.dispatcher.terminate();
    }
  }

  /** Ends all work now; what has no result yet is rejected with TerminatedError. @returns when the workers are gone */
  async terminate(): Promise<void> {
    this.state = 'terminated';
    await this.dispatcher.terminate();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.terminate();
  }

  private async listNow(
    name: 'map' | 'starmap',
    fn: Task,
    inputs: Iterable<unknown> | AsyncIterable<unknown>,
    options: MapOptions,
  ): Promise<unknown[]> {
    assertTask(fn);
    const list = await collect(inputs);
    const returned = this.observer?.call(name, true, performance.now());
    try {
      return await this.submitList(name === 'map' ? 'one' : 'many', fn, list, options, {}, false).get();
    } finally {
      returned?.(performance.now());
    }
  }

  private listLater(
    name: 'map_async' | 'starmap_async',
    fn: Task,
    inputs: Iterable<unknown>,
    { chunksize, ...callbacks }: MapOptions & Callbacks<unknown[]>,
  ): AsyncResult<unknown[]> {
    assertTask(fn);
    const spread = name === 'map_async' ? 'one' : 'many';
    const options = chunksize === undefined ? {} : { chunksize };
    return this.noWait(name, () => this.submitList(spread, fn, collectNow(inputs), options, callbacks, true));
  }

  private submitList(
    spread: 'one' | 'many',
    fn: Task,
    inputs: unknown[],
    { chunksize }: MapOptions,
    callbacks: Callbacks<unknown[]>,
    handedOut: boolean,
  ): AsyncResult<unknown[]> {
    this.assertRunning();
    if (spread === 'many') {
      inputs = inputs.map(asRow);
    }
    const size =
      chunksize === undefined
        ? Math.max(1, defaultChunkSize(inputs.length, this.checked.workers))
        : atLeastOne(chunksize, 'The chunk size');
    const first = this.take(inputs.length);
    const firstChunk = this.chunks;
    this.chunks += Math.ceil(inputs.length / size);
    this.observer?.submitted(first, asArguments(inputs, spread), performance.now(), {
      first: firstChunk,
      size,
    });
    const job = new ListJob(this.setup(first, fn, callbacks, handedOut), inputs, spread, size);
    this.dispatcher.submit(job);
    return job.result;
  }

  private submitCall(
    fn: Task,
    args: unknown[],
    kwds: Record<string, unknown> | undefined,
    callbacks: Callbacks<unknown>,
    handedOut: boolean,
  ): AsyncResult<unknown> {
    assertTask(fn);
    this.assertRunning();
    const all = kwds === undefined ? args : [...args, kwds];
    const first = this.take(1);
    this.observer?.submitted(first, [all], performance.now());
    const job = new CallJob(this.setup(first, fn, callbacks, handedOut), all);
    this.dispatcher.submit(job);
    return job.result;
  }

  /** `handedOut`: the result goes to the caller, whose waiting on it is a call of its own. */
  private setup<T>(first: number, fn: Task, callbacks: Callbacks<T>, handedOut: boolean) {
    const { observer } = this;
    let waits: WaitObserver | undefined;
    if (observer && handedOut) {
      waits = (name) => {
        const returned = observer.call(name, true, performance.now());
        return () => returned(performance.now());
      };
    }
    return {
      first,
      fn: { url: fn.url, name: fn.name, exportedAs: fn.exportedAs },
      callbacks,
      observer: this.jobObserver,
      waits,
    };
  }

  private noWait<T>(name: CallName, submit: () => T): T {
    const returned = this.observer?.call(name, false, performance.now());
    try {
      return submit();
    } finally {
      returned?.(performance.now());
    }
  }

  private take(count: number): number {
    const first = this.rows;
    this.rows += count;
    return first;
  }

  private assertRunning(): void {
    if (this.state !== 'running') {
      throw new Error('Pool not running');
    }
  }
}
