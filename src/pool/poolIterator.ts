import type { StreamJob } from './streamJob.js';
import { checkWait } from './waitLimit.js';

/**
 * The results of `imap` and `imap_unordered` as they come: an async iterator. A task that failed rejects its own
 * `next()` and no other: calling `next()` again goes on with the task after it. `for await` ends at the first error, as
 * JavaScript has it.
 */
export class PoolIterator<T> implements AsyncIterableIterator<T, undefined> {
  /** @internal Use `Pool.imap` or `Pool.imapUnordered`. */
  constructor(private readonly job: StreamJob) {}

  /**
   * The next result.
   *
   * @param timeout - ms to wait at most, of any length; without it, as long as it takes
   * @returns `{ done: false, value }`, and `{ done: true }` after the last one
   * @throws the error of the task, or of the inputs after the last one they gave; TimeoutError when the time is over
   * first (the task goes on, and the result comes with a later `next`); RangeError for a time that is no number
   */
  async next(timeout?: number): Promise<IteratorResult<T, undefined>> {
    checkWait(timeout);
    return this.job.outlet.take(timeout) as Promise<IteratorResult<T, undefined>>;
  }

  /**
   * Ends the iteration: no further input is read, and tasks that have not started do not start. `break` in a `for await` calls
   * it.
   *
   * @returns `{ done: true }`
   */
  async return(): Promise<IteratorResult<T, undefined>> {
    this.job.abandon();
    return { done: true, value: undefined };
  }

  /** @returns itself, for `for await` */
  [Symbol.asyncIterator](): this {
    return this;
  }

  /**
   * As `return`: for `await using`.
   *
   * @returns when it has ended
   */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
