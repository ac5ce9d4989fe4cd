import type { RunStore } from '../record/store.js';

/** Finds the words for a run, as early as they can be found: to read the code that does takes as long as a short run. */
export class Teller {
  private prepared: string[] | null = null;
  private readonly reading = Promise.all([import('./report/report.js'), import('./report/paint.js')]);
  private read: Awaited<typeof this.reading> | null = null;

  constructor() {
    this.reading.then(
      (read) => {
        this.read = read;
      },
      () => {}, // Comes to light where it is awaited.
    );
  }

  /** Finds the report of a complete record now, if it can. */
  prepare(store: RunStore): void {
    if (this.read) {
      const [{ report }, { paint }] = this.read;
      try {
        this.prepared = [...report(store, paint())];
      } catch {
        // It is tried again, where somebody hears of it.
      }
    }
  }

  /** The run in full, in pieces. @param store - the one it was prepared for, when it was */
  async report(store: RunStore): Promise<Iterable<string>> {
    const [{ report }, { paint }] = await this.reading;
    return this.prepared ?? report(store, paint());
  }

  /** The run in a line. */
  async summary(store: RunStore): Promise<string> {
    const [{ summary }] = await this.reading;
    return summary(store);
  }
}
