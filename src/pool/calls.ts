import { performance } from 'node:perf_hooks';
import type { CallName } from '../record/schema.js';
import type { FunctionAddress } from '../worker/wire.js';
import { AsyncResult } from './asyncResult.js';
import { CallJob } from './callJob.js';
import { checkCallOptions, type ImapOptions, type MapOptions, type TaskOptions } from './callOptions.js';
import { atLeastOne, defaultChunkSize } from './chunks.js';
import { type Callbacks, conclude } from './conclude.js';
import type { Dispatcher } from './dispatcher.js';
import { collect } from './iterables.js';
import type { JobObserver, JobSetup } from './job.js';
import { ListJob } from './listJob.js';
import type { PoolObserver } from './observer.js';
import { asArguments, asRow } from './rows.js';
import { StreamJob } from './streamJob.js';
import { addressOf } from './task.js';

type Inputs = Iterable<unknown> | AsyncIterable<unknown>;

/** An imap reads so many chunks ahead for each worker, unless it is told otherwise. */
const CHUNKS_AHEAD = 16;

/** How a call of many tasks gives them their arguments. */
type Spread = 'one' | 'many';
type ListOptions = MapOptions & Callbacks<unknown[]>;

/** Makes the jobs behind a pool's calls, and gives tasks their rows in the record. */
export class Calls {
  private readonly jobObserver: JobObserver | undefined;
  private readonly streams = new Set<StreamJob>();
  private rows = 0;
  private chunks = 0;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly workers: number,
    private readonly observer: PoolObserver | undefined,
  ) {
    this.jobObserver = observer && {
      callback: (row) => observer.callback(row, performance.now()),
      delivered: (first, count) => observer.delivered(first, count, performance.now()),
    };
  }

  /**
   * A call that returns at once: noted, and made.
   *
   * @param submit - makes it
   */
  noWait<T>(name: CallName, submit: () => T): T {
    const returned = this.observer?.call(name, false, performance.now());
    try {
      return submit();
    } finally {
      returned?.(performance.now());
    }
  }

  /** A call that waits: noted, made and waited for. Only what `make` throws at once is not noted. */
  async wait<T>(name: CallName, make: () => AsyncResult<T>): Promise<T> {
    const from = performance.now();
    const result = make();
    const returned = this.observer?.call(name, true, from);
    try {
      return await result.get();
    } finally {
      returned?.(performance.now());
    }
  }

  /**
   * Inputs that can only be read in time are waited for first; the result then ends as they do.
   *
   * @param handedOut - the result goes to the caller, whose waiting on it is a call of its own
   */
  list(
    fn: unknown,
    inputs: Inputs,
    options: ListOptions,
    spread: Spread,
    handedOut: boolean,
  ): AsyncResult<unknown[]> {
    checkCallOptions(options);
    const setup = this.setup(addressOf(fn), options, handedOut);
    const { chunksize } = options;
    if (chunksize !== undefined) {
      atLeastOne(chunksize, 'The chunk size');
    }
    const list = collect(inputs);
    const result = new AsyncResult<unknown[]>(setup.waits);
    if (Array.isArray(list)) {
      this.submitList(setup, list, options, spread, result);
    } else {
      this.submitLater(setup, list, options, spread, result);
    }
    return result;
  }

  private submitLater(
    setup: JobSetup,
    reading: Promise<unknown[]>,
    options: ListOptions,
    spread: Spread,
    result: AsyncResult<unknown[]>,
  ): void {
    let isOver = false;
    const fail = (error: unknown) => {
      if (!isOver) {
        isOver = true;
        conclude(result, { ok: false, error }, options, setup, -1);
        release();
      }
    };
    const release = setup.pending.add(fail);
    const { signal } = setup;
    const onAbort = () => fail(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    void reading
      .then((list) => {
        if (!isOver) {
          isOver = true;
          this.submitList(setup, list, options, spread, result);
          release();
        }
      })
      .catch(fail)
      .finally(() => signal?.removeEventListener('abort', onAbort));
  }

  private submitList(
    setup: JobSetup,
    list: unknown[],
    { chunksize, callback, errorCallback }: ListOptions,
    spread: Spread,
    result: AsyncResult<unknown[]>,
  ): void {
    const inputs = spread === 'many' ? list.map(asRow) : list;
    const size = chunksize ?? Math.max(1, defaultChunkSize(inputs.length, this.workers));
    const first = this.take(inputs.length);
    const { observer } = this;
    observer?.submitted(
      first,
      asArguments(inputs, spread),
      performance.now(),
      observer.function(setup.fn),
      this.takeChunks(inputs.length, size),
    );
    const job = new ListJob(setup, inputs, spread, first, { callback, errorCallback }, result);
    this.dispatcher.submit({ job, from: 0, count: inputs.length }, size);
  }

  one(
    fn: unknown,
    args: readonly unknown[],
    kwds: Record<string, unknown> | undefined,
    options: TaskOptions & Callbacks<unknown>,
    handedOut: boolean,
  ): AsyncResult<unknown> {
    checkCallOptions(options);
    const setup = this.setup(addressOf(fn), options, handedOut);
    if (typeof args?.[Symbol.iterator] !== 'function') {
      throw new TypeError('The arguments of a call must be given as a list, such as [1, 2].');
    }
    const all = kwds === undefined ? [...args] : [...args, kwds];
    const row = this.take(1);
    const { observer } = this;
    observer?.submitted(row, [all], performance.now(), observer.function(setup.fn));
    const { callback, errorCallback } = options;
    const job = new CallJob(setup, all, row, { callback, errorCallback });
    this.dispatcher.submit({ job, from: 0, count: 1 }, 1);
    return job.result;
  }

  stream(fn: unknown, inputs: Inputs, ordered: boolean, call: ImapOptions): StreamJob {
    checkCallOptions(call);
    const { chunksize = 1 } = call;
    atLeastOne(chunksize, 'The chunk size');
    const { buffersize = this.workers * CHUNKS_AHEAD * chunksize } = call;
    atLeastOne(buffersize, 'buffersize');
    const setup = this.setup(addressOf(fn), call, true);
    const { signal } = call;
    const job = new StreamJob(
      {
        ...setup,
        over: (over) => {
          setup.over(over);
          this.streams.delete(job);
          signal?.removeEventListener('abort', onAbort);
        },
      },
      inputs,
      {
        ordered,
        chunksize,
        buffersize,
        submit: (...args) => this.submitChunk(...args),
        forget: (over) => this.dispatcher.drop(over),
      },
    );
    const onAbort = () => job.cut(signal?.reason);
    this.streams.add(job);
    if (signal?.aborted) {
      onAbort();
    } else {
      signal?.addEventListener('abort', onAbort, { once: true });
      job.start();
    }
    return job;
  }

  private submitChunk(job: StreamJob, from: number, inputs: unknown[], place: (row: number) => void): void {
    const row = this.take(inputs.length);
    place(row);
    const { observer } = this;
    observer?.submitted(
      row,
      asArguments(inputs, 'one'),
      performance.now(),
      observer.function(job.fn),
      this.takeChunks(inputs.length, inputs.length),
    );
    this.dispatcher.submit({ job, from, count: inputs.length }, inputs.length);
  }

  /** The pool is waited for: whoever takes the results of a stream may be the one who waits. */
  unboundStreams(): void {
    for (const stream of this.streams) {
      stream.unbound();
    }
  }

  private setup(fn: FunctionAddress, { timeout, signal }: TaskOptions, handedOut: boolean): JobSetup {
    const { observer, jobObserver, dispatcher } = this;
    return {
      fn,
      timeout,
      signal,
      observer: jobObserver,
      pending: dispatcher.pending,
      over: (job) => dispatcher.forget(job),
      waits:
        observer && handedOut
          ? (name) => {
              const returned = observer.call(name, true, performance.now());
              return () => returned(performance.now());
            }
          : undefined,
    };
  }

  private take(count: number): number {
    const first = this.rows;
    this.rows += count;
    return first;
  }

  private takeChunks(count: number, size: number): { first: number; size: number } {
    const first = this.chunks;
    this.chunks += Math.ceil(count / size);
    return { first, size };
  }
}
