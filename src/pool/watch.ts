/** So many seconds a worker may be silent where nothing that takes time keeps it from an answer. */
export const LIMIT_S = 10;

const SECOND = 1000;

/** What is looked at once a second. */
export interface Watched {
  tick(): void;
  patience(): void;
}

/**
 * Looks at workers once a second. The seconds are counted one by one and not by the clock: while this process or the
 * machine sleeps, and where this process is kept busy, none passes.
 */
export class Watch {
  private readonly watched = new Set<Watched>();
  private timer: NodeJS.Timeout | undefined;

  add(each: Watched): void {
    this.watched.add(each);
    this.timer ??= setInterval(() => {
      for (const one of this.watched) {
        one.tick();
      }
    }, SECOND).unref();
  }

  remove(each: Watched): void {
    this.watched.delete(each);
    if (this.watched.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
  }

  /** All are waited for anew. */
  patience(): void {
    for (const one of this.watched) {
      one.patience();
    }
  }
}
