/** Fewer rows than this are written at once: to put them off would cost as much. */
export const BULK = 64;

/**
 * What is to be written into the columns of a record, put off until somebody looks at them. While a run goes on its
 * workers must not wait for it: to touch the memory of a million rows for the first time alone takes 30 ms.
 */
export class Journal {
  private entries: (() => void)[] = [];

  /** @param write - called once, after all that was added before it */
  add(write: () => void): void {
    this.entries.push(write);
  }

  /** Writes all of it. */
  write(): void {
    if (this.entries.length === 0) {
      return;
    }
    const entries = this.entries.reverse();
    this.entries = [];
    // What is written is let go of, so that a record is never held twice.
    for (let entry = entries.pop(); entry; entry = entries.pop()) {
      entry();
    }
  }
}
