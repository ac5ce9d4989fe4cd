import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Knows which task the code that runs now was begun by, also when that task is long over: a timer, a promise or an
 * event carries the mark of the task it was made in.
 *
 * A task whose function only ever returns at once is not marked, because marking costs as much as a small task and
 * nothing can come between while it runs.
 */
export class Origin {
  private readonly storage = new AsyncLocalStorage<number>();
  private marks = false;

  /** @param fn - the function whose tasks run from now on */
  prepare(fn: unknown): void {
    this.marks ||= Object.prototype.toString.call(fn) === '[object AsyncFunction]';
  }

  /** A task's function has returned a promise, so others may do so, too. */
  sawPromise(): void {
    this.marks = true;
  }

  /** What is begun from now on is begun by this task. @returns its mark; undefined where tasks are not marked */
  enter(index: number): number | undefined {
    if (!this.marks) {
      return undefined;
    }
    this.storage.enterWith(index);
    return index;
  }

  /** The mark of the task that has begun what runs now. */
  current(): number | undefined {
    return this.storage.getStore();
  }
}
