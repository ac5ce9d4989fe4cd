import { openIterator } from './iterables.js';

/** An unbounded reader lets other events in after so many inputs. */
const BREATHE_AFTER = 1024;

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
    inputs: Iterable<unknown> | AsyncIterable<unknown>,
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
      Promise.resolve(attempt(() => this.iterator.return?.())).catch(() => {});
    }
  }

  private async read(): Promise<void> {
    let streak = 0;
    try {
      while (!this.isOver) {
        if (!this.sink.hasRoom()) {
          await new Promise<void>((resolve) => {
            this.wake = resolve;
          });
          continue;
        }
        const next = this.iterator.next();
        const step = 'then' in next ? await next : next;
        if (this.isOver) {
          return;
        }
        if (step.done === true) {
          this.finish();
          return;
        }
        this.sink.take(step.value);
        if (++streak % BREATHE_AFTER === 0) {
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    } catch (error) {
      if (!this.isOver) {
        this.finish({ error });
      }
    }
  }

  private finish(error?: { error: unknown }): void {
    this.isOver = true;
    this.wake?.();
    this.sink.end(error);
  }
}

function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
