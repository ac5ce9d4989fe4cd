import { encodeValue, preview } from '../record/values.js';
import type { CellWriter } from './cell.js';
import type { Origin } from './origin.js';
import { FLUSH_AFTER, Outbox, type Post } from './outbox.js';
import { Sampled } from './sampled.js';
import { Stamped } from './stamped.js';
import { isThenable } from './thenable.js';
import type { Timing } from './timing.js';
import type { BatchMessage, ResultsMessage } from './wire.js';

/** So many tasks run in a row in one call of a method: a method that is called anew sooner runs as optimised code. */
const BLOCK = 128;

/** From so many ms on it pays to give tasks their numbers in the form that is best to compute with. */
const LONG = 0.01;

export type UserFunction = (...args: unknown[]) => unknown;

export interface BatchTools extends Post {
  cell: CellWriter;
  /** Told the row of the task that starts, and null after the last. */
  output: { task(index: number | null): void };
  origin: Origin;
}

/** How long a task took in the mean (ms) in the first batch of numbers that a function had here. */
const means = new WeakMap<UserFunction, number>();

/**
 * Runs the tasks of one batch one after another. Whatever a task throws or returns becomes an outcome; nothing of it
 * leaves this class as an exception. Stays synchronous for as long as the user's function does.
 */
export class BatchRun {
  private readonly timing: Timing;
  private readonly outbox: Outbox;
  /** Place of the task that runs. */
  private at = 0;
  /** When the task that runs has begun, or the last one has ended, as far as `timing` knows (ms). */
  private start = 0;
  /** The user's function is on the stack: nothing but its own doing can happen. */
  private isCalling = false;
  /** Its arguments, where they are numbers, one for each task; and whether all are whole. */
  private readonly floats: Float64Array | null;
  private readonly isWhole: boolean;
  private readonly begun: number;

  constructor(
    private readonly batch: BatchMessage,
    private readonly fn: UserFunction,
    private readonly tools: BatchTools,
  ) {
    const n = batch.args.length;
    const { now, cell } = tools;
    this.timing = batch.stamped ? new Stamped(n, now) : new Sampled(now, cell);
    this.outbox = new Outbox(batch.seq, n, this.timing, tools);
    this.begun = now();
    this.floats = batch.args instanceof Float64Array ? batch.args : null;
    this.isWhole = this.floats !== null && (means.get(fn) ?? LONG) >= LONG && areWhole(this.floats);
    tools.cell.begin(batch.first, n);
    tools.origin.prepare(fn, batch.mark);
  }

  /** @returns the last of the results, or null when all had to be sent as messages before. */
  run(): ResultsMessage | null | Promise<ResultsMessage | null> {
    const { batch, tools } = this;
    const n = batch.args.length;
    if (this.at < n) {
      this.start = this.timing.start(this.at);
    }
    for (let stopped = false; this.at < n && !stopped; ) {
      const end = Math.min(n, this.at + BLOCK);
      const pending = this.runTo(end);
      if (pending) {
        return this.resume(pending);
      }
      stopped = this.at < end;
    }
    tools.cell.write(batch.seq, n, this.start);
    tools.output.task(null);
    if (this.floats !== null && !means.has(this.fn)) {
      means.set(this.fn, (tools.now() - this.begun) / Math.max(1, this.at));
    }
    return this.outbox.rest(this.at);
  }

  /**
   * Runs tasks up to before number `end`, or until the caller wants no more of them.
   *
   * @returns a promise when a task has returned one: it runs on
   */
  private runTo(end: number): PromiseLike<unknown> | null {
    const { batch, tools, outbox, timing } = this;
    const { values } = outbox;
    const { cell, origin, output } = tools;
    const { args, first, seq, eager, stealable } = batch;
    const { floats, isWhole } = this;
    // A task starts when the one before it has ended: what lies between is less than it costs to ask for the time again.
    let { start } = this;
    for (let { at } = this; at < end; at++) {
      if (cell.stopped(start)) {
        break;
      }
      if (outbox.has(at) && (eager || outbox.isDue(start))) {
        this.flush();
        start = timing.start(at);
      }
      cell.write(seq, at, start);
      if (stealable && !cell.claim(at)) {
        break;
      }
      output.task(first + at);
      origin.enter(first + at);
      timing.enter(start);
      try {
        const value = this.call(
          floats === null ? args[at] : isWhole ? (floats[at] as number) | 0 : floats[at],
        );
        if (typeof value !== 'number' && isThenable(value)) {
          origin.sawPromise();
          this.start = start;
          return value;
        }
        start = timing.end(at, start);
        values.put(at, value);
        this.at = at + 1;
      } catch (error) {
        start = this.fail(error, start);
      }
    }
    this.start = start;
    return null;
  }

  private async resume(pending: PromiseLike<unknown>): Promise<ResultsMessage | null> {
    const { start } = this;
    // What is finished does not wait for a task that takes its time.
    const timer = this.outbox.has(this.at) ? setTimeout(() => this.flush(), FLUSH_AFTER) : undefined;
    try {
      const value = await pending;
      this.timing.end(this.at, start);
      this.outbox.values.put(this.at++, value);
    } catch (error) {
      this.fail(error, start);
    } finally {
      clearTimeout(timer);
    }
    return this.run();
  }

  private call(args: unknown): unknown {
    const { fn } = this; // Called bare: `this` is not for the user to see.
    this.isCalling = true;
    try {
      return this.batch.spread === 'one' ? fn(args) : fn(...asList(args));
    } finally {
      this.isCalling = false;
    }
  }

  private fail(error: unknown, start: number): number {
    const ended = this.timing.end(this.at, start);
    this.outbox.fail(this.at++, error);
    return ended;
  }

  /** Whether the code that runs now may have been begun by another task than the one this batch is on. */
  isOthersDoing(): boolean {
    const isOnTask = this.at < this.batch.args.length;
    return isOnTask && !this.isCalling && this.tools.origin.mayBeOthers();
  }

  /** How many of its tasks have begun and are over. */
  get ran(): number {
    return this.at;
  }

  /** Sends what is finished. Called by the worker, too, when it is about to die. */
  flush(): void {
    this.outbox.flush(this.at);
  }
}

/**
 * Whether numbers can be given as V8 has whole ones where they are written down. Out of an array of floats they count as
 * fractions, and what is compared with them and added to them is slower, by 3 to 5 % of the CPU time where the bench has it;
 * a function that is given now the one and now the other loses more, so each function gets the one or the other in all its
 * batches but the first. One that is over at once loses nothing, and to look costs more.
 */
function areWhole(numbers: Float64Array): boolean {
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    const whole = number | 0;
    if (whole !== number || (whole === 0 && 1 / number < 0)) {
      return false;
    }
  }
  return true;
}

/** @throws TypeError for what starmap cannot spread */
function asList(args: unknown): unknown[] {
  if (!Array.isArray(args)) {
    const what = preview(encodeValue(args), 80);
    throw new TypeError(`starmap spreads each input into arguments; ${what} is not iterable.`);
  }
  return args;
}
