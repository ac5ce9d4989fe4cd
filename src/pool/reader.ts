import { performance } from 'node:perf_hooks';
import { checkedStep, close } from '../iteration.js';
import { openIterator } from './iterables.js';

/** A reader lets other events in after so many inputs in a row, */
const BREATHE_AFTER = 1024;
/** or, where each takes its time, after so long (ms), which is looked at after so many inputs. */
const BREATHE_EVERY = 10;
const LOOK_AFTER = 16;

/** Where a reader's inputs go. */
export interface Sink {
  /** Whether another input may be read now. */
  hasRoom(): boolean;
  take(input: unknown): void;
  /** No further input comes: they are at their end, or have thrown `error`, or `stop` was called. */
  end(error?: { error: unknown }): void;
}

/** Reads inputs one by one, as far as there is room for them. What can be read at once is read at once. */
export class Reader {
  private readonly iterator;
  private isOver = false;
  private wake: (() => void) | null = null;

  /** @throws TypeError when `inputs` is neither iterable nor async iterable */
  constructor(
    private readonly inputs: Iterable<unknown> | AsyncIterable<unknown>,
    private readonly sink: Sink,
  ) {
    this.iterator = openIterator(inputs);
  }

  /** Reads until there is no room or an input has to be waited for, and goes on by itself. */
  start(): void {
    void this.read();
  }

  /** There is room again. */
  proceed(): void {
    this.wake?.();
    this.wake = null;
  }

  /** Reads no further, and lets the inputs know. */
  stop(): void {
    if (!this.isOver) {
      this.finish();
      // Not waited for: an async generator that waits for something would hold up its own end.
      void close(this.iterator, this.inputs);
    }
  }

  private async read(): Promise<void> {
    let streak = 0;
    let turn = performance.now();
    while (!this.isOver) {
      if (!this.sink.hasRoom()) {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
        continue;
      }
      let step: IteratorResult<unknown>;
      try {
        const next = this.iterator.next();
        step = checkedStep('then' in next ? await next : next);
      } catch (error) {
        this.fail(error);
        return;
      }
      if (this.isOver) {
        return;
      }
      if (step.done) {
        this.finish();
        return;
      }
      if (!this.handOn(step)) {
        return;
      }
      streak++;
      if (
        streak % BREATHE_AFTER === 0 ||
        (streak % LOOK_AFTER === 0 && performance.now() - turn > BREATHE_EVERY)
      ) {
        await new Promise((resolve) => setImmediate(resolve));
        turn = performance.now();
      }
    }
  }

  /** @returns whether reading goes on */
  private handOn(step: IteratorResult<unknown>): boolean {
    try {
      this.sink.take(step.value);
      return true;
    } catch (error) {
      this.fail(error);
      void close(this.iterator, this.inputs);
      return false;
    }
  }

  private fail(error: unknown): void {
    if (!this.isOver) {
      this.finish({ error });
    }
  }

  private finish(error?: { error: unknown }): void {
    this.isOver = true;
    this.wake?.();
    this.sink.end(error);
  }
}
