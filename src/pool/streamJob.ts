import { contextOfCall } from './context.js';
import type { Job, JobSetup, TaskOutcome } from './job.js';
import { Outlet } from './outlet.js';
import { Reader, type Sink } from './reader.js';

/** Tasks that were read together and are sent together; their results are delivered together. */
interface Chunk {
  /** Number of its first task in the job, and its record row. */
  first: number;
  row: number;
  inputs: unknown[];
  outcomes: TaskOutcome[];
  left: number;
}

export interface StreamOptions {
  ordered: boolean;
  chunksize: number;
  /** The most tasks that may have been read and not yet taken by the caller. */
  buffersize: number;
  /** Gives a chunk its first record row, and hands it to the workers. */
  submit: (job: StreamJob, from: number, inputs: unknown[], place: (row: number) => void) => void;
  /** Forgets the tasks that wait, because nobody wants their results. */
  forget: (job: StreamJob) => void;
}

/**
 * `imap` and `imap_unordered`: inputs are read as results are taken, so that an endless iterable is as good as a list.
 * As in CPython (Lib/multiprocessing/pool.py, `imap`), the results of a chunk come together; unlike there, no more than
 * `buffersize` tasks are read ahead, and an error ends neither its chunk nor the iteration.
 */
export class StreamJob implements Job, Sink {
  readonly fn;
  readonly timeout;
  readonly signal;
  readonly spread = 'one';
  readonly outlet: Outlet;
  private readonly chunks = new Map<number, Chunk>();
  private readonly reader: Reader;
  private readonly readingDone: () => void;
  /** Of its call, to which its inputs belong: whoever ends it may be another. */
  private readonly context = contextOfCall();
  private filling: unknown[] = [];
  private read = 0;
  /** Number of the chunk whose results come next. */
  private next = 0;
  private isRead = false;
  private isUnbounded = false;

  /** @throws TypeError when `inputs` is not iterable */
  constructor(
    private readonly setup: JobSetup,
    inputs: Iterable<unknown> | AsyncIterable<unknown>,
    private readonly options: StreamOptions,
  ) {
    ({ fn: this.fn, timeout: this.timeout, signal: this.signal } = setup);
    this.reader = new Reader(inputs, this);
    this.readingDone = setup.pending.add((reason) => this.cut(reason));
    this.outlet = new Outlet(setup, () => this.reader.proceed());
  }

  start(): void {
    this.reader.start();
  }

  /** Nobody may be there to take results while the pool is waited for, so reading must not depend on it any longer. */
  unbound(): void {
    this.isUnbounded = true;
    this.reader.proceed();
  }

  /** Reads no further; what was read is delivered, then the reason. */
  cut(reason: unknown): void {
    if (!this.isRead) {
      // First: who waits for the next result must not take the end of the reading for the end of the inputs.
      this.outlet.fail(reason);
      this.context.runInAsyncScope(() => this.reader.stop());
    }
  }

  /** The caller wants no more of it. */
  abandon(): void {
    this.outlet.drop();
    this.filling = [];
    this.context.runInAsyncScope(() => this.reader.stop());
    this.options.forget(this);
  }

  hasRoom(): boolean {
    const { chunksize, buffersize } = this.options;
    const ahead = this.read - this.outlet.taken;
    const needed = this.filling.length === 0 ? chunksize : 0;
    return this.isUnbounded || ahead + needed <= Math.max(buffersize, chunksize);
  }

  take(input: unknown): void {
    this.read++;
    this.filling.push(input);
    if (this.filling.length === this.options.chunksize) {
      this.send();
    }
  }

  end(error?: { error: unknown }): void {
    this.isRead = true;
    this.send();
    if (error) {
      this.outlet.fail(error.error);
    }
    this.readingDone();
    this.conclude();
  }

  rowOf(i: number): number {
    const chunk = this.chunkOf(i);
    return chunk.row + i - chunk.first;
  }

  argument(i: number): unknown {
    const chunk = this.chunkOf(i);
    return chunk.inputs[i - chunk.first];
  }

  given(i: number): unknown {
    return this.argument(i);
  }

  argumentsOf(from: number, count: number): unknown[] {
    const chunk = this.chunkOf(from);
    return chunk.inputs.slice(from - chunk.first, from - chunk.first + count);
  }

  settleValues(from: number, values: ArrayLike<unknown>, at: number, count: number): void {
    for (let k = 0; k < count; k++) {
      this.settle(from + k, { ok: true, value: values[at + k] });
    }
  }

  settle(i: number, outcome: TaskOutcome): void {
    const chunk = this.chunkOf(i);
    chunk.outcomes[i - chunk.first] = outcome;
    chunk.left--;
    if (chunk.left > 0) {
      return;
    }
    if (!this.options.ordered) {
      this.deliver(this.numberOf(i));
    } else {
      while (this.chunks.get(this.next)?.left === 0) {
        this.deliver(this.next);
      }
    }
    this.conclude();
  }

  private send(): void {
    const inputs = this.filling;
    if (inputs.length === 0) {
      return;
    }
    this.filling = [];
    const first = this.read - inputs.length;
    const chunk: Chunk = { first, row: 0, inputs, outcomes: new Array(inputs.length), left: inputs.length };
    this.chunks.set(this.numberOf(first), chunk);
    this.options.submit(this, first, inputs, (row) => {
      chunk.row = row;
    });
  }

  private deliver(number: number): void {
    const { outcomes, row } = this.chunks.get(number) as Chunk;
    this.chunks.delete(number);
    this.next++;
    outcomes.forEach((outcome, at) => {
      this.outlet.push(outcome, row + at);
    });
  }

  private conclude(): void {
    if (this.isRead && this.chunks.size === 0) {
      this.setup.over(this);
      this.outlet.end();
    }
  }

  private numberOf(i: number): number {
    return Math.floor(i / this.options.chunksize);
  }

  private chunkOf(i: number): Chunk {
    return this.chunks.get(this.numberOf(i)) as Chunk;
  }
}
