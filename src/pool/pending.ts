/**
 * What a pool has taken on besides its tasks: inputs that are still being read, callbacks whose promise is not settled.
 * The pool is not drained while there is any; `terminate` ends them all, so that nothing waits for ever.
 */
export class Pending {
  private readonly ends = new Set<(reason: Error) => void>();
  /** Of them those that read a list. */
  private readonly readings = new Set<(reason: Error) => void>();

  /** Why no list of inputs is read any more; null while some may be. */
  noReading: Error | null = null;

  /** @param released - called when one is over */
  constructor(private readonly released: () => void) {}

  get isEmpty(): boolean {
    return this.ends.size === 0;
  }

  /** @param end - ends it with a reason @returns what to call when it is over */
  add(end: (reason: Error) => void): () => void {
    this.ends.add(end);
    return () => {
      if (this.ends.delete(end)) {
        this.released();
      }
    };
  }

  /** The same for the reading of a list of inputs, which ends also where none of them can run any more. */
  addReading(end: (reason: Error) => void): () => void {
    this.readings.add(end);
    const release = this.add(end);
    return () => {
      this.readings.delete(end);
      release();
    };
  }

  /** Ends the reading of lists with a reason, now and from now on. */
  endReadings(reason: Error): void {
    this.noReading = reason;
    for (const end of [...this.readings]) {
      end(reason);
    }
  }

  /** Does something in a moment, when the call that is being made has returned. */
  later(act: () => void): void {
    const release = this.add(act);
    queueMicrotask(() => {
      if (this.ends.has(act)) {
        act();
        release();
      }
    });
  }

  endAll(reason: Error): void {
    for (const end of this.ends) {
      this.ends.delete(end);
      end(reason);
    }
    this.released();
  }
}
