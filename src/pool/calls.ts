import { performance } from 'node:perf_hooks';
import type { FunctionAddress } from '../worker/wire.js';
import { AsyncResult } from './asyncResult.js';
import { CallJob } from './callJob.js';
import { CallNotes } from './callNotes.js';
import { checkCallOptions, type ImapOptions, type MapOptions, type TaskOptions } from './callOptions.js';
import { defaultChunkSize } from './chunks.js';
import { type Callbacks, conclude } from './conclude.js';
import { type Context, contextOfCallbacks } from './context.js';
import type { Dispatcher } from './dispatcher.js';
import { collect, type InputList } from './iterables.js';
import type { Job, JobSetup } from './job.js';
import { ListJob } from './listJob.js';
import type { PoolObserver } from './observer.js';
import { asArguments, asRow } from './rows.js';
import type { Cut } from './slices.js';
import { StreamJob } from './streamJob.js';
import { addressOf } from './task.js';
import { whenRead } from './whenRead.js';

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
  readonly notes: CallNotes;
  private readonly over = (job: Job) => this.dispatcher.forget(job);
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
    this.notes = new CallNotes(observer);
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
    checkCallOptions(options, handedOut ? 'mapAsync' : 'map');
    const setup = this.setup(addressOf(fn), options, handedOut);
    const list = collect(inputs);
    const result = new AsyncResult<unknown[]>(setup.waits);
    const context = contextOfCallbacks(options);
    if (list === null) {
      whenRead(
        setup,
        inputs as AsyncIterable<unknown>,
        (read) => this.submitList(setup, read, options, context, spread, result),
        (error) => conclude(result, { ok: false, error }, options, setup, -1, context),
      );
    } else {
      this.submitList(setup, list, options, context, spread, result);
    }
    return result;
  }

  private submitList(
    setup: JobSetup,
    list: InputList,
    { chunksize, callback, errorCallback }: ListOptions,
    context: Context | undefined,
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
    const job = new ListJob(setup, inputs, spread, first, { callback, errorCallback }, context, result);
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
      checkCallOptions(options, handedOut ? 'applyAsync' : 'apply');
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
    checkCallOptions(call, 'imap');
    const { chunksize: asked = 1 } = call;
    const isAuto = asked === 'auto';
    const chunksize = isAuto ? 1 : asked;
    const ahead = isAuto ? CHUNKS_AHEAD_AUTO : CHUNKS_AHEAD;
    const { buffersize = this.workers * ahead * chunksize } = call;
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
    const { notes, over, dispatcher, setups } = this;
    const isPlain = timeout === undefined && signal === undefined && handedOut;
    let setup = isPlain ? setups.get(fn) : undefined;
    if (!setup) {
      const waits = handedOut ? notes.waits : undefined;
      setup = { fn, timeout, signal, observer: notes.job, pending: dispatcher.pending, over, waits };
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
