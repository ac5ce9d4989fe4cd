import { performance } from 'node:perf_hooks';
import type { CallName } from '../record/schema.js';
import type { FunctionAddress } from '../worker/wire.js';
import { AsyncResult, type WaitObserver } from './asyncResult.js';
import { CallJob } from './callJob.js';
import { checkCallOptions, type ImapOptions, type MapOptions, type TaskOptions } from './callOptions.js';
import { atLeastOne, defaultChunkSize } from './chunks.js';
import { type Callbacks, conclude } from './conclude.js';
import type { Dispatcher } from './dispatcher.js';
import { collect, type InputList } from './iterables.js';
import type { Job, JobObserver, JobSetup } from './job.js';
import { ListJob } from './listJob.js';
import type { PoolObserver } from './observer.js';
import { asArguments, asRow } from './rows.js';
import type { Cut } from './slices.js';
import { StreamJob } from './streamJob.js';
import { addressOf } from './task.js';

type Inputs = Iterable<unknown> | AsyncIterable<unknown>;

/** An imap reads so many chunks ahead for each worker, unless it is told otherwise. */
const CHUNKS_AHEAD = 16;
/** The same for single tasks that are sent together. */
const CHUNKS_AHEAD_AUTO = 256;

/** Of a call that is given none: one for all, so that a hundred thousand calls make none. */
export const NO_OPTIONS: Readonly<Record<string, never>> = Object.freeze({});

/** How a call of many tasks gives them their arguments. */
type Spread = 'one' | 'many';
type ListOptions = MapOptions & Callbacks<unknown[]>;

/** Makes the jobs behind a pool's calls, and gives tasks their rows in the record. */
export class Calls {
  private readonly jobObserver: JobObserver | undefined;
  private readonly over = (job: Job) => this.dispatcher.forget(job);
  private readonly waits: WaitObserver | undefined;
  /** Those of calls without options of their own, which a hundred thousand calls share. */
  private readonly setups = new WeakMap<FunctionAddress, JobSetup>();
  private readonly streams = new Set<StreamJob>();
  private rows = 0;
  private chunks = 0;

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly workers: number,
    private readonly observer: PoolObserver | undefined,
    private readonly timeout: number | undefined,
  ) {
    this.waits = observer && {
      begins: (call) => observer.call(call, true, performance.now()),
      ends: (wait) => observer.callReturned(wait, performance.now()),
      passes: (call) => {
        const now = performance.now();
        observer.callReturned(observer.call(call, true, now), now);
      },
    };
    this.jobObserver = observer && {
      callback: (row) => observer.callback(row, performance.now()),
      delivered: (first, count) => observer.delivered(first, count, performance.now()),
    };
  }

  /**
   * A call that returns at once: noted, and made.
   *
   * @param submit - makes it; gets the time (ms), NaN where nothing is recorded
   */
  noWait<T>(name: CallName, submit: (now: number) => T): T {
    const { observer } = this;
    if (!observer) {
      return submit(Number.NaN);
    }
    const from = performance.now();
    const call = observer.call(name, false, from);
    try {
      return submit(from);
    } finally {
      observer.callReturned(call, performance.now());
    }
  }

  /** A call that waits: noted, made and waited for. Only what `make` throws at once is not noted. */
  async wait<T>(name: CallName, make: (now: number) => AsyncResult<T>): Promise<T> {
    const { observer } = this;
    if (!observer) {
      return make(Number.NaN).get();
    }
    const from = performance.now();
    const result = make(from);
    const call = observer.call(name, true, from);
    try {
      return await result.get();
    } finally {
      observer.callReturned(call, performance.now());
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
    if (chunksize !== undefined && chunksize !== 'auto') {
      atLeastOne(chunksize, 'The chunk size');
    }
    const list = collect(inputs);
    const result = new AsyncResult<unknown[]>(setup.waits);
    if (list instanceof Promise) {
      this.submitLater(setup, list, options, spread, result);
    } else {
      this.submitList(setup, list, options, spread, result);
    }
    return result;
  }

  private submitLater(
    setup: JobSetup,
    reading: Promise<InputList>,
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
    list: InputList,
    { chunksize, callback, errorCallback }: ListOptions,
    spread: Spread,
    result: AsyncResult<unknown[]>,
  ): void {
    const inputs = spread === 'many' ? Array.from(list, asRow) : list;
    const auto = chunksize === 'auto';
    const size = auto ? 1 : (chunksize ?? Math.max(1, defaultChunkSize(inputs.length, this.workers)));
    const first = this.take(inputs.length);
    const { observer } = this;
    if (observer) {
      const chunks = auto ? undefined : this.takeChunks(inputs.length, size);
      const now = performance.now();
      const fn = observer.function(setup.fn);
      if (spread === 'one') {
        observer.submittedInputs(first, inputs, now, fn, chunks);
      } else {
        observer.submitted(first, Array.from(inputs, asArguments), now, fn, chunks);
      }
    }
    const job = new ListJob(setup, inputs, spread, first, { callback, errorCallback }, result);
    this.dispatcher.submit({ job, from: 0, count: inputs.length, cut: auto ? 'auto' : 'fixed' }, size);
  }

  /** @param now - when the call was made (ms) */
  one(
    fn: unknown,
    args: readonly unknown[],
    kwds: Record<string, unknown> | undefined,
    options: TaskOptions & Callbacks<unknown>,
    handedOut: boolean,
    now: number,
  ): AsyncResult<unknown> {
    if (options !== NO_OPTIONS) {
      checkCallOptions(options);
    }
    const setup = this.setup(addressOf(fn), options, handedOut);
    if (typeof args?.[Symbol.iterator] !== 'function') {
      throw new TypeError('The arguments of a call must be given as a list, such as [1, 2].');
    }
    const all = kwds === undefined ? [...args] : [...args, kwds];
    const row = this.take(1);
    const { observer } = this;
    observer?.submittedCall(row, all, now, observer.function(setup.fn));
    const job = new CallJob(setup, all, row, options, this.cutOf(setup));
    this.dispatcher.submit(job, 1);
    return job.result;
  }

  stream(fn: unknown, inputs: Inputs, ordered: boolean, call: ImapOptions): StreamJob {
    checkCallOptions(call);
    const { chunksize: asked = 1 } = call;
    const isAuto = asked === 'auto';
    const chunksize = isAuto ? 1 : atLeastOne(asked, 'The chunk size');
    const ahead = isAuto ? CHUNKS_AHEAD_AUTO : CHUNKS_AHEAD;
    const { buffersize = this.workers * ahead * chunksize } = call;
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
    const { length } = inputs;
    const chunks = this.takeChunks(length, length);
    observer?.submittedInputs(row, inputs, performance.now(), observer.function(job.fn), chunks);
    this.dispatcher.submit(
      { job, from, count: length, cut: length === 1 ? this.cutOf(job) : 'fixed' },
      length,
    );
  }

  /** Calls of one task each may be sent together, but where one of them may cost the others their worker. */
  private cutOf({ timeout, signal }: Pick<Job, 'timeout' | 'signal'>): Cut {
    return this.timeout === undefined && timeout === undefined && signal === undefined ? 'joined' : 'fixed';
  }

  /** The pool is waited for: whoever takes the results of a stream may be the one who waits. */
  unboundStreams(): void {
    for (const stream of this.streams) {
      stream.unbound();
    }
  }

  private setup(fn: FunctionAddress, { timeout, signal }: TaskOptions, handedOut: boolean): JobSetup {
    const { jobObserver, over, dispatcher, setups } = this;
    const isPlain = timeout === undefined && signal === undefined && handedOut;
    let setup = isPlain ? setups.get(fn) : undefined;
    if (!setup) {
      const waits = handedOut ? this.waits : undefined;
      setup = { fn, timeout, signal, observer: jobObserver, pending: dispatcher.pending, over, waits };
      if (isPlain) {
        setups.set(fn, setup);
      }
    }
    return setup;
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
