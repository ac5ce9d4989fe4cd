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

type Inputs<T> = Iterable<T> | AsyncIterable<T>;

/**
 * A pool of workers with the calls of Python's `multiprocessing.Pool` (CPython, Lib/multiprocessing/pool.py). Its
 * workers start at once and keep the process alive until `terminate`, or `close` and `join`.
 *
 * Every call throws Error('Pool not running') once the pool is closed or terminated, and TypeError for what is no task.
 */
export class Pool {
  private readonly dispatcher: Dispatcher;
  private readonly calls: Calls;
  private readonly recording: Recording | undefined;
  private state: 'running' | 'closed' | 'terminated' = 'running';

  /**
   * @param options - all optional
   * @param internal - for Poolscope's own runner
   * @throws RangeError or TypeError that names the option that is wrong
   */
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
    });
    this.calls = new Calls(this.dispatcher, checked.workers, observer, checked.timeout);
  }

  /**
   * Calls `fn` with each input as its one argument, and waits for all.
   *
   * @param fn - made by `task`
   * @param inputs - an iterable or async iterable; read to its end first
   * @returns the results in input order
   * @throws the first error to arrive, after all tasks have had their turn; TypeError when `inputs` is not iterable;
   * RangeError for a chunk size under 1; the signal's reason when it is aborted
   */
  async map<F extends AnyFunction>(
    fn: Task<F>,
    inputs: Inputs<Input<F>>,
    options: MapOptions = {},
  ): Promise<Result<F>[]> {
    this.assertRunning();
    const make = () => this.calls.list(fn, inputs, options, 'one', false);
    return (await this.calls.wait('map', make)) as Result<F>[];
  }

  /**
   * As `map`, without waiting.
   *
   * @param options - `callback` gets the whole list, once; `errorCallback` the error; neither is called for no inputs
   * @throws what a plain iterable throws while it is read; what an async one throws becomes the result's error
   */
  mapAsync<F extends AnyFunction>(
    fn: Task<F>,
    inputs: Inputs<Input<F>>,
    options: MapAsyncOptions<Result<F>> = {},
  ): AsyncResult<Result<F>[]> {
    return this.listLater('map_async', 'one', fn, inputs, options);
  }

  /**
   * As `map`, with each row spread into arguments: `fn(...row)`.
   *
   * @param rows - an iterable or async iterable of arrays (or other iterables) of arguments; read to its end first
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
    return (await this.calls.wait('starmap', make)) as Result<F>[];
  }

  /** As `mapAsync`, with each row spread into arguments. */
  starmapAsync<F extends AnyFunction>(
    fn: Task<F>,
    rows: Inputs<Iterable<unknown>>,
    options: MapAsyncOptions<Result<F>> = {},
  ): AsyncResult<Result<F>[]> {
    return this.listLater('starmap_async', 'many', fn, rows, options);
  }

  /**
   * As `map`, a result at a time: inputs are read and tasks run while results are taken, so an endless iterable will do.
   *
   * @param inputs - an iterable or async iterable; read no more than `buffersize` ahead of what was taken
   * @returns an async iterator of the results in input order; a task that failed throws in its place, and its `next()`
   * can be called again for the one after it
   * @throws TypeError when `inputs` is not iterable, RangeError for a chunk size or buffer size under 1
   */
  imap<F extends AnyFunction>(
    fn: Task<F>,
    inputs: Inputs<Input<F>>,
    options: ImapOptions = {},
  ): PoolIterator<Result<F>> {
    return this.stream('imap', true, fn, inputs, options);
  }

  /** As `imap`, in the order in which chunks are completed. */
  imapUnordered<F extends AnyFunction>(
    fn: Task<F>,
    inputs: Inputs<Input<F>>,
    options: ImapOptions = {},
  ): PoolIterator<Result<F>> {
    return this.stream('imap_unordered', false, fn, inputs, options);
  }

  /**
   * Calls `fn` once and waits for it: `applyAsync(…).get()`.
   *
   * @param args - its arguments
   * @param kwds - for a JavaScript function: one last object argument
   * @throws what the function throws
   */
  async apply<F extends AnyFunction>(
    fn: Task<F>,
    args: readonly unknown[] = [],
    kwds?: Record<string, unknown>,
    options: TaskOptions = NO_OPTIONS,
  ): Promise<Result<F>> {
    this.assertRunning();
    const make = (now: number) => this.calls.one(fn, args, kwds, options, false, now);
    return (await this.calls.wait('apply', make)) as Result<F>;
  }

  /** As `apply`, without waiting. `callback` gets the result, in the order in which calls are completed. */
  applyAsync<F extends AnyFunction>(
    fn: Task<F>,
    args: readonly unknown[] = [],
    kwds?: Record<string, unknown>,
    options: ApplyAsyncOptions<Result<F>> = NO_OPTIONS,
  ): AsyncResult<Result<F>> {
    this.assertRunning();
    const make = (now: number) => this.calls.one(fn, args, kwds, options as TaskOptions, true, now);
    return this.calls.noWait('apply_async', make) as AsyncResult<Result<F>>;
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
      this.calls.unboundStreams();
      await this.dispatcher.drained();
      await this.dispatcher.end();
    } else {
      await this.dispatcher.terminate();
    }
    this.recording?.end();
  }

  /** Ends all work now; what has no result yet is rejected with TerminatedError. @returns when the workers are gone */
  async terminate(): Promise<void> {
    this.state = 'terminated';
    await this.dispatcher.terminate();
    this.recording?.end();
  }

  /** As leaving Python's `with`: `terminate`. */
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
    return this.calls.noWait(name, make) as AsyncResult<Result<F>[]>;
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
    return new PoolIterator(this.calls.noWait(name, make));
  }

  private assertRunning(): void {
    if (this.state !== 'running') {
      throw new Error('Pool not running');
    }
  }
}
