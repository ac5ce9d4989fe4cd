import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Knows which task the code that runs now was begun by, also when that task is long over: a timer, a promise or an
 * event carries the mark of the task it was made in.
 *
 * Tasks are not marked before one has returned a promise, because marking costs as much as a small task, and while a
 * task runs to its end at once nothing can come between. So the first one that returns a promise has no mark, like
 * those before it.
 */
export class Origin {
  private readonly storage = new AsyncLocalStorage<number>();
  private marks = false;
  private unmarked = 0;
  private mark: number | undefined;

  /**
   * @param fn - the function whose tasks run from now on
   * @param mark - they must be told apart from the first
   */
  prepare(fn: unknown, mark: boolean): void {
    this.marks ||= mark || Object.prototype.toString.call(fn) === '[object AsyncFunction]';
  }

  /** A task's function has returned a promise, so others may do so, too. */
  sawPromise(): void {
    this.marks = true;
  }

  /** What is begun from now on is begun by this task. */
  enter(index: number): void {
    if (this.marks) {
      this.mark = index;
      this.storage.enterWith(index);
    } else {
      this.unmarked++;
    }
  }

  /** Whether what runs now may have been begun by another task than the last one that was entered. */
  mayBeOthers(): boolean {
    const current = this.current();
    return this.mark === undefined ? current !== undefined || this.unmarked > 1 : current !== this.mark;
  }

  /** The mark of the task that has begun what runs now. */
  current(): number | undefined {
    return this.storage.getStore();
  }
}
