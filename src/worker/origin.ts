import { AsyncLocalStorage } from 'node:async_hooks';

/** So many tasks of a worker are marked whatever they do: they tell whether its functions return promises. */
const FIRST = 500;

/**
 * Knows which task the code that runs now was begun by, also when that task is long over: a timer, a promise or an
 * event carries the mark of the task it was made in.
 *
 * Marking costs as much as a small task, and while a task runs to its end at once nothing can come between. So after the
 * first ones, tasks are marked one by one only if any has returned a promise; else all of a batch have one mark, and the first
 * that returns a promise then cannot be told from those before it in its batch.
 */
export class Origin {
  private readonly storage = new AsyncLocalStorage<number>();
  private marks = true;
  private sawNone = true;
  /** How many tasks have begun here. */
  private entered = 0;
  /** How many of the batch's tasks have its mark and none of their own. */
  private unmarked = 0;
  /** The mark of the batch; below 0, where no task's can be. */
  private batch = 0;
  /** The mark of the task that was entered last, where it has one. */
  private mark: number | undefined;

  /**
   * @param fn - the function whose tasks run from now on
   * @param mark - they must be told apart from the first
   */
  prepare(fn: unknown, mark: boolean): void {
    if (mark || Object.prototype.toString.call(fn) === '[object AsyncFunction]') {
      this.sawPromise();
    }
    this.unmarked = 0;
    this.mark = undefined;
    this.batch--;
  }

  /** A task's function has returned a promise, so others may do so, too. */
  sawPromise(): void {
    this.sawNone = false;
    this.marks = true;
  }

  /** What is begun from now on is begun by this task. */
  enter(index: number): void {
    if (!this.marks) {
      if (this.unmarked++ === 0) {
        this.storage.enterWith(this.batch);
      }
      return;
    }
    this.unmarked = 0;
    this.mark = index;
    this.storage.enterWith(index);
    if (this.sawNone && ++this.entered === FIRST) {
      this.marks = false;
    }
  }

  /** Whether what runs now may have been begun by another task than the last one that was entered. */
  mayBeOthers(): boolean {
    const current = this.storage.getStore();
    return this.unmarked === 0 ? current !== this.mark : current !== this.batch || this.unmarked > 1;
  }

  /** The mark of the task that has begun what runs now. */
  current(): number | undefined {
    const mark = this.storage.getStore();
    return mark !== undefined && mark >= 0 ? mark : undefined;
  }
}
