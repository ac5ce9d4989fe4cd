import type { Transferable } from 'node:worker_threads';
import { isConstant } from '../record/constant.js';
import { encodeValue, preview } from '../record/values.js';
import type { CellWriter } from './cell.js';
import { CpuMeter } from './cpu.js';
import { wireError } from './errors.js';
import { movedWithResults } from './moved.js';
import type { Origin } from './origin.js';
import { unpack } from './pack.js';
import { couldNotSend, reasonOf } from './sendable.js';
import { Stamps } from './stamps.js';
import { Values } from './values.js';
import type { BatchMessage, ResultsMessage } from './wire.js';

/** Finished results wait at most this long (ms) in a worker while further tasks of its batch run. */
const FLUSH_AFTER = 50;

export type UserFunction = (...args: unknown[]) => unknown;

export interface BatchTools {
  now: () => number;
  cell: CellWriter;
  /** Sends results before the batch is over. @throws when a value cannot be sent; nothing was sent then. */
  post: (message: ResultsMessage, moved: Transferable[]) => void;
  /** Called with the row of the task that starts, and with null after the last. */
  onTask: (index: number | null) => void;
  /** A value as it would arrive. @throws when it cannot be sent. */
  copy: (value: unknown) => unknown;
  origin: Origin;
}

/**
 * Runs the tasks of one batch one after another. Whatever a task throws or returns becomes an outcome; nothing of it
 * leaves this class as an exception. Stays synchronous for as long as the user's function does.
 */
export class BatchRun {
  private readonly stamps: Stamps;
  private readonly values: Values;
  private failures: ResultsMessage['failures'] = [];
  /** Place of the task that runs, and of the first whose outcome has not been sent. */
  private at = 0;
  private sent = 0;
  private lastFlush: number;
  private readonly meter = new CpuMeter();
  /** The user's function is on the stack: nothing but its own doing can happen. */
  private isCalling = false;

  constructor(
    private readonly batch: BatchMessage,
    private readonly fn: UserFunction,
    private readonly tools: BatchTools,
  ) {
    const n = batch.args.length;
    this.stamps = new Stamps(n);
    this.values = new Values(n);
    this.lastFlush = tools.now();
    tools.cell.begin();
    tools.origin.prepare(fn, batch.mark);
  }

  /** @returns the last of the results, or null when all had to be sent as messages before. */
  run(): ResultsMessage | null | Promise<ResultsMessage | null> {
    const { batch, tools, stamps } = this;
    const { cell, origin } = tools;
    const n = batch.args.length;
    // A task starts when the one before it has ended: what lies between is less than it costs to ask for the time again.
    let start = tools.now();
    if (this.at < n) {
      stamps.start(this.at, start);
    }
    while (this.at < n) {
      const { at } = this;
      if (cell.stopped(start)) {
        break;
      }
      if (at > this.sent && (batch.eager || start - this.lastFlush > FLUSH_AFTER)) {
        this.flush();
        start = tools.now();
        stamps.start(at, start);
      }
      cell.write(batch.seq, at, start);
      if (batch.stealable && !cell.claim(at)) {
        break;
      }
      tools.onTask(batch.first + at);
      origin.enter(batch.first + at);
      this.meter.start(start);
      try {
        const value = this.call(batch.args[at]);
        if (typeof value !== 'number' && isThenable(value)) {
          origin.sawPromise();
          return this.resume(value);
        }
        start = this.succeed(value);
      } catch (error) {
        start = this.fail(error);
      }
    }
    cell.write(batch.seq, n, start);
    tools.onTask(null);
    return this.rest();
  }

  private async resume(pending: PromiseLike<unknown>): Promise<ResultsMessage | null> {
    // What is finished does not wait for a task that takes its time.
    const timer = this.at > this.sent ? setTimeout(() => this.flush(), FLUSH_AFTER) : undefined;
    try {
      this.succeed(await pending);
    } catch (error) {
      this.fail(error);
    } finally {
      clearTimeout(timer);
    }
    return this.run();
  }

  private call(args: unknown): unknown {
    const { fn } = this; // Called bare: `this` is not for the user to see.
    if (this.batch.spread === 'many' && !Array.isArray(args)) {
      const what = preview(encodeValue(args), 80);
      throw new TypeError(`starmap spreads each input into arguments; ${what} is not iterable.`);
    }
    this.isCalling = true;
    try {
      return this.batch.spread === 'one' ? fn(args) : fn(...(args as unknown[]));
    } finally {
      this.isCalling = false;
    }
  }

  /** @returns when the task ended (ms) */
  private succeed(value: unknown): number {
    const now = this.end();
    this.values.put(this.at++, value);
    return now;
  }

  private fail(error: unknown): number {
    const now = this.end();
    this.failures.push([this.at - this.sent, wireError(error)]);
    this.values.put(this.at++, undefined);
    return now;
  }

  private end(): number {
    const now = this.tools.now();
    this.stamps.ended[this.at] = now;
    const cpu = this.meter.end(now);
    if (cpu !== null) {
      this.stamps.took(this.at, cpu);
    }
    return now;
  }

  /** Whether the code that runs now may have been begun by another task than the one this batch is on. */
  isOthersDoing(): boolean {
    const isOnTask = this.at < this.batch.args.length;
    return isOnTask && !this.isCalling && this.tools.origin.mayBeOthers();
  }

  /** Sends what is finished. Called by the worker, too, when it is about to die. */
  flush(): void {
    if (this.at > this.sent) {
      this.send(this.take());
    }
  }

  private rest(): ResultsMessage | null {
    if (this.at === this.sent) {
      return null;
    }
    const { simple } = this.values;
    const message = this.take();
    if (simple) {
      return message;
    }
    // Sent from here and not returned: were it to fail inside workerpool, the whole batch would be lost.
    this.send(message);
    return null;
  }

  private take(): ResultsMessage {
    const { sent, at } = this;
    const message: ResultsMessage = {
      poolscope: 'results',
      seq: this.batch.seq,
      from: sent,
      ...this.stamps.take(sent, at),
      values: this.values.take(sent, at),
      failures: this.failures,
    };
    this.failures = [];
    this.sent = at;
    this.lastFlush = this.tools.now();
    return message;
  }

  private send(message: ResultsMessage): void {
    try {
      this.tools.post(message, movedWithResults(message));
    } catch {
      // Some value cannot be sent: find which, say so in its place, and send the rest. As copies: a getter that
      // throws now and then cannot spoil those.
      message.values = Array.from(unpack(message.values), (value, i) => {
        try {
          return isConstant(value) ? value : this.tools.copy(value);
        } catch (error) {
          message.failures.push([i, couldNotSend(value, reasonOf(error))]);
          return undefined;
        }
      });
      this.tools.post(message, movedWithResults(message));
    }
  }
}

/** A promise, or what behaves as one. @throws what a hostile `then` getter throws */
function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}
