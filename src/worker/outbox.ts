import type { Transferable } from 'node:worker_threads';
import { areAllSound, whyLost } from './copy.js';
import { wireError } from './errors.js';
import { movedWithResults } from './moved.js';
import { resultsFrom } from './part.js';
import { couldNotSend, reasonOf } from './sendable.js';
import type { Timing } from './timing.js';
import { Values } from './values.js';
import type { ResultsMessage } from './wire.js';

/** Finished results wait at most this long (ms) in a worker while further tasks of its batch run. */
export const FLUSH_AFTER = 50;

/** How results leave a worker. */
export interface Post {
  now: () => number;
  /** Sends results before the batch is over. @throws when a value cannot be sent; nothing was sent then. */
  post: (message: ResultsMessage, moved: Transferable[]) => void;
}

/** The outcomes of a batch until they are sent. What it is given comes task by task, in their order. */
export class Outbox {
  readonly values: Values;
  private failures: ResultsMessage['failures'] = [];
  /** Place of the first task whose outcome has not been sent. */
  private sent = 0;
  private lastFlush: number;

  /** @param n - how many tasks the batch has */
  constructor(
    private readonly seq: number,
    n: number,
    private readonly timing: Timing,
    private readonly tools: Post,
  ) {
    this.values = new Values(n);
    this.lastFlush = tools.now();
  }

  /** Task number `at` has thrown, or what it returned was a promise that is rejected. */
  fail(at: number, error: unknown): void {
    this.failures.push([at - this.sent, wireError(error)]);
    this.values.put(at, undefined);
  }

  /** Whether any of those before task number `at` have not been sent. */
  has(at: number): boolean {
    return at > this.sent;
  }

  /** Whether they have waited long enough. @param now - ms */
  isDue(now: number): boolean {
    return now - this.lastFlush > FLUSH_AFTER;
  }

  /** Sends the outcomes of the tasks before number `at`. */
  flush(at: number): void {
    if (this.has(at)) {
      this.lastFlush = this.tools.now();
      this.send(this.take(at));
    }
  }

  /** @returns the outcomes of the tasks before number `at`, or null when all had to be sent as messages */
  rest(at: number): ResultsMessage | null {
    if (!this.has(at)) {
      return null;
    }
    const { simple } = this.values;
    const message = this.take(at);
    if (simple) {
      return message;
    }
    // Sent from here and not returned: were it to fail inside workerpool, the whole batch would be lost.
    this.send(message);
    return null;
  }

  private take(at: number): ResultsMessage {
    const { sent } = this;
    const message: ResultsMessage = {
      poolscope: 'results',
      seq: this.seq,
      from: sent,
      ...this.timing.take(sent, at),
      values: this.values.take(sent, at),
      failures: this.failures,
    };
    this.failures = [];
    this.sent = at;
    return message;
  }

  private send(message: ResultsMessage): void {
    this.refuseLost(message);
    this.sendParts(message);
  }

  /** What would not arrive as what it is, or could not be read, fails its task here. */
  private refuseLost({ values, failures }: ResultsMessage): void {
    if (!Array.isArray(values) || areAllSound(values)) {
      return;
    }
    for (let i = 0; i < values.length; i++) {
      const value: unknown = values[i];
      const reason = typeof value === 'object' ? whyLost(value) : null;
      if (reason !== null) {
        failures.push([i, couldNotSend(value, reason)]);
        values[i] = undefined;
      }
    }
  }

  /** When something in a message cannot be sent, it is cut in halves, and they too, until it stands alone. */
  private sendParts(message: ResultsMessage): void {
    const { values, failures } = message;
    try {
      this.tools.post(message, movedWithResults(message));
    } catch (error) {
      const { length } = values;
      if (length > 1) {
        const half = length >> 1;
        const later = resultsFrom(message, half, length);
        this.sendParts(resultsFrom(message, 0, half));
        this.sendParts(later);
        return;
      }
      const value: unknown = values[0];
      message.values = [undefined];
      failures.push([0, couldNotSend(value, reasonOf(error))]);
      this.tools.post(message, movedWithResults(message));
    }
  }
}
