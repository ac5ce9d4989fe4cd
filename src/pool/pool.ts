import type { AsyncResult } from './asyncResult.js';
import type {
  ApplyAsyncOptions,
  ImapOptions,
  MapAsyncOptions,
  MapOptions,
  TaskOptions,
} from './callOptions.js';
import { Calls, NO_OPTIONS } from './calls.js';
import { Dispatcher } from './dispatcher.js';
import { checkOptions, type InternalOptions, type PoolOptions } from './options.js';
import { PoolIterator } from './poolIterator.js';
import { type PoolRecord, Recording } from './recording.js';
import type { AnyFunction, Input, Result, Task } from './task.js';

/** What calls take inputs from: arrays, sets, generators, async generators, streams … */
export type Inputs<T> = Iterable<T> | AsyncIterable<T>;

/**
 * A pool of workers with the calls of Python's `multiprocessing.Pool` (CPython, Lib/multiprocessing/pool.py). Its
 * workers start at once and keep the process alive until `terminate`, or `close` and `join`.
 *
 * Every call throws Error('Pool not running') once the pool is closed or terminated, and TypeError for what is no task. Errors of
 * a task's function arrive with the name, message, stack, code, cause and own data (`statusCode` …) that they had in the worker;
 * beside them a task can fail with MaybeEncodingError, WorkerDiedError, TimeoutError, TerminatedError or LoadError.
 *
 * @example
 * import { Pool, task } from 'poolscope';
 *
 * const square = task(new URL('./work.ts', import.meta.url), 'square');
 * await using pool = new Pool({ workers: 4 });
 * console.log(await pool.map(square, [1, 2, 3])); // [ 1, 4, 9 ]
 */
export class Pool {
  private readonly dispatcher: Dispatcher;
  private readonly calls: Calls;
  private readonly recording: Recording | undefined;
  private state: 'running' | 'closed' | 'terminated' = 'running';

  /**
   * Makes a pool. Its workers start at once.
   *
   * @param options - all optional
   * @throws RangeError or TypeError that names the option that is wrong
   */
  constructor(options?: PoolOptions);
  /** @internal What only Poolscope's own runner tells a pool. */
  constructor(options: PoolOptions | undefined, internal: InternalOptions | undefined);
  constructor(options: PoolOptions = {}, internal: InternalOptions = {}) {
    const checked = checkOptions(options);
    this.recording = options.record ? new Recording(checked) : undefined;
    const observer = internal.observer ?? this.recording?.observer;
    this.dispatcher = new Dispatcher({
      ...checked,
      observer,
      echo: internal.observer === undefined,
      preload: internal.preload ?? [],
      measured: observer !== undefined,
      onLoadFailed: internal.onLoadFailed,
      profileBase: internal.profileBase,
      begunFile: internal.begunFile,
      startWith: internal.startWith,
    });
    this.calls = new Calls(this.dispatcher, checked.workers, observer, checked.timeout);
  }

  /**
   * Calls `fn` with each input as its one argument, and waits for all (CPython: `Pool.map`).
   *
   * @param fn - made by `task`
   * @param inputs - an iterable or async iterable; read to its end first
   * @param options - the chunk size, a time-out for each task in ms, a signal that ends the call
   * @returns the results in input order
   * @throws the first error to arrive, after all tasks have had their turn; TypeError when `inputs` is not iterable;
   * RangeError for a chunk size under 1, or a time-out of 0 ms or less; the signal's reason when it is aborted; what `inputs` throws
   */
  async map<F extends AnyFunction>(
    fn: Task<F>,
    inputs: Inputs<Input<F>>,
    options: MapOptions = {},
  ): Promise<Result<F>[]> {
    this.assertRunning();
    const make = () => this.calls.list(fn, inputs, options, 'one', false);
    return (await this.calls.notes.wait('map', make)) as Result<F>[];
  }

  /**
   * As `map`, without waiting (CPython: `Pool.map_async`).
   *
   * @param fn - made by `task`
   * @param inputs - an iterable, which is read to its end at once, or an async iterable
   * @param options - as for `map`; `callback` gets the whole list, once, `errorCallback` the error; neither is called for no inputs
   * @returns at once; its `get()` gives what `map` gives and throws what it throws
   * @throws TypeError when `inputs` is not iterable, RangeError for a chunk size under 1; what a plain iterable throws while it is read
   * (what an async one throws becomes the result's error)
   */
  mapAsync<F extends AnyFunction>(
    fn: Task<F>,
    inputs: Inputs<Input<F>>,
    options: MapAsyncOptions<Result<F>> = {},
  ): AsyncResult<Result<F>[]> {
    return this.listLater('map_async', 'one', fn, inputs, options);
  }

  /**
   * As `map`, with each row spread into arguments: `fn(...row)` (CPython: `Pool.starmap`).
   *
   * @param fn - made by `task`
   * @param rows - an iterable or async iterable of arrays (or other iterables) of arguments; read to its end first
   * @param options - as for `map`
   * @returns the results in the order of the rows
   * @throws as `map`; the task of a row that is not iterable fails with a TypeError
   */
  async starmap<F extends AnyFunction>(
    fn: Task<F>,
    rows: Inputs<Iterable<unknown>>,
    options: MapOptions = {},
  ): Promise<Result<F>[]> {
    this.assertRunning();
    const make = () => this.calls.list(fn, rows, options, 'many', false);
    return (await this.calls.notes.wait('starmap', make)) as Result<F>[];
  }

  /**
   * As `mapAsync`, with each row spread into arguments (CPython: `Pool.starmap_async`).
   *
   * @param fn - made by `task`
   * @param rows - as for `starmap`
   * @param options - as for `mapAsync`
   * @returns at once; its `get()` gives what `starmap` gives and throws what it throws
   * @throws as `mapAsync`
   */
  starmapAsync<F extends AnyFunction>(
    fn: Task<F>,
    rows: Inputs<Iterable<unknown>>,
    options: MapAsyncOptions<Result<F>> = {},
  ): AsyncResult<Result<F>[]> {
    return this.listLater('starmap_async', 'many', fn, rows, options);
  }

  /**
   * As `map`, a result at a time: inputs are read and tasks run while results are taken, so an endless iterable will do
   * (CPython: `Pool.imap`).
   *
   * @param fn - made by `task`
   * @param inputs - an iterable or async iterable; read no more than `buffersize` ahead of what was taken
   * @param options - the chunk size, how far to read ahead, a time-out for each task in ms, a signal that ends the call
   * @returns an async iterator of the results in input order; a task that failed throws in its place, and its `next()`
   * can be called again for the one after it
   * @throws TypeError when `inputs` is not iterable, RangeError for a chunk size or buffer size under 1
   *
   * @example
   * import { Pool, task } from 'poolscope';
   *
   * const square = task<typeof import('./work.ts').square>(new URL('./work.ts', import.meta.url), 'square');
   * function* numbers() {
   *   for (let n = 1; ; n++) yield n;
   * }
   * await using pool = new Pool();
   * for await (const value of pool.imap(square, numbers())) {
   *   if (value > 1000) break; // No further input is read.
   * }
   */
  imap<F extends AnyFunction>(
    fn: Task<F>,
    inputs: Inputs<Input<F>>,
    options: ImapOptions = {},
  ): PoolIterator<Result<F>> {
    return this.stream('imap', true, fn, inputs, options);
  }

  /**
   * As `imap`, in the order in which chunks are completed (CPython: `Pool.imap_unordered`).
   *
   * @param fn - made by `task`
   * @param inputs - as for `imap`
   * @param options - as for `imap`
   * @returns an async iterator of the results as they come; a task that failed throws when its turn has come
   * @throws as `imap`
   */
  imapUnordered<F extends AnyFunction>(
    fn: Task<F>,
    inputs: Inputs<Input<F>>,
    options: ImapOptions = {},
  ): PoolIterator<Result<F>> {
    return this.stream('imap_unordered', false, fn, inputs, options);
  }

  /**
   * Calls `fn` once and waits for it: `applyAsync(…).get()` (CPython: `Pool.apply`).
   *
   * @param fn - made by `task`
   * @param args - its arguments
   * @param kwds - for a JavaScript function: one last object argument
   * @param options - a time-out in ms, a signal that ends the call
   * @returns what the function gives
   * @throws what the function throws; RangeError for a time-out of 0 ms or less; the signal's reason when it is aborted
   */
  async apply<F extends AnyFunction>(
    fn: Task<F>,
    args: readonly unknown[] = [],
    kwds?: Record<string, unknown>,
    options: TaskOptions = NO_OPTIONS,
  ): Promise<Result<F>> {
    this.assertRunning();
    const make = (now: number) => this.calls.one(fn, args, kwds, options, false, now);
    return (await this.calls.notes.wait('apply', make)) as Result<F>;
  }

  /**
   * As `apply`, without waiting (CPython: `Pool.apply_async`). Callbacks of several calls run in the order in which the calls are
   * completed.
   *
   * @param fn - made by `task`
   * @param args - its arguments
   * @param kwds - for a JavaScript function: one last object argument
   * @param options - as for `apply`; `callback` gets the result, `errorCallback` the error
   * @returns at once; its `get()` gives what `apply` gives and throws what it throws
   * @throws RangeError for a time-out of 0 ms or less, TypeError for a callback that is no function
   */
  applyAsync<F extends AnyFunction>(
    fn: Task<F>,
    args: readonly unknown[] = [],
    kwds?: Record<string, unknown>,
    options: ApplyAsyncOptions<Result<F>> = NO_OPTIONS,
  ): AsyncResult<Result<F>> {
    this.assertRunning();
    const make = (now: number) => this.calls.one(fn, args, kwds, options as TaskOptions, true, now);
    return this.calls.notes.noWait('apply_async', make) as AsyncResult<Result<F>>;
  }

  /** Whether work can be given to it: it is neither closed nor terminated. */
  get isRunning(): boolean {
    return this.state === 'running';
  }

  /**
   * The record so far: the document of `poolscope run --json` (docs/record.md), made anew each time it is asked for.
   * Null unless the pool was made with `record: true`.
   */
  get record(): PoolRecord | null {
    return this.recording?.document(() => this.dispatcher.observeRunning()) ?? null;
  }

  /** @internal Makes so many workers, where they are missing. */
  start(count: number): void {
    this.dispatcher.start(count);
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

  /** No further work is taken; what is there goes on. Does nothing to a pool that is closed or terminated. */
  close(): void {
    if (this.state === 'running') {
      this.state = 'closed';
    }
  }

  /**
   * Waits until the pool's work is done and its workers are gone (CPython: `Pool.join`).
   *
   * @returns when they are; what a task or callback throws is not thrown here
   * @throws Error, `Pool is still running`, when the pool is neither closed nor terminated
   */
  async join(): Promise<void> {
    if (this.state === 'running') {
      throw new Error('Pool is still running');
    }
    if (this.state === 'closed') {
      this.calls.unboundStreams();
      await this.dispatcher.drained();
      await this.dispatcher.end();
    } else {
      await this.dispatcher.terminate();
    }
    this.recording?.end();
  }

  /**
   * Ends all work now; what has no result yet is rejected with TerminatedError.
   *
   * @returns when the workers are gone
   */
  async terminate(): Promise<void> {
    this.state = 'terminated';
    await this.dispatcher.terminate();
    this.recording?.end();
  }

  /**
   * As leaving Python's `with`: `terminate`. `await using pool = …` calls it.
   *
   * @returns when the workers are gone
   */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.terminate();
  }

  private listLater<F extends AnyFunction>(
    name: 'map_async' | 'starmap_async',
    spread: 'one' | 'many',
    fn: Task<F>,
    inputs: Inputs<unknown>,
    options: MapAsyncOptions<Result<F>>,
  ): AsyncResult<Result<F>[]> {
    this.assertRunning();
    const make = () => this.calls.list(fn, inputs, options as MapOptions, spread, true);
    return this.calls.notes.noWait(name, make) as AsyncResult<Result<F>[]>;
  }

  private stream<F extends AnyFunction>(
    name: 'imap' | 'imap_unordered',
    ordered: boolean,
    fn: Task<F>,
    inputs: Inputs<unknown>,
    options: ImapOptions,
  ): PoolIterator<Result<F>> {
    this.assertRunning();
    const make = () => this.calls.stream(fn, inputs, ordered, options);
    return new PoolIterator(this.calls.notes.noWait(name, make));
  }

  private assertRunning(): void {
    if (this.state !== 'running') {
      throw new Error('Pool not running');
    }
  }
}
