import type { RunStore } from '../record/store.js';

/** What there is to say of a run. */
export interface Words {
  /** In a line. */
  summary: string;
  /** In full, in pieces; none where nobody is to read it. */
  text: string[];
}

/** Finds the words for a run, as early as they can be found: to read the code that does takes as long as a short run. */
export class Teller {
  private found: Words | null = null;
  private readonly reading = Promise.all([import('./report/report.js'), import('./report/paint.js')]);
  private read: Awaited<typeof this.reading> | null = null;

  constructor(private readonly options: { json?: boolean }) {
    this.reading.then(
      (read) => {
        this.read = read;
      },
      () => {}, // Comes to light where it is awaited.
    );
  }

  /** Finds them now, if it can. */
  prepare(store: RunStore): void {
    try {
      this.found = this.read && this.find(store, this.read);
    } catch {
      // It is tried again, where somebody hears of it.
    }
  }

  /** @param store - the one they were prepared for, when they were */
  async words(store: RunStore): Promise<Words> {
    return this.found ?? this.find(store, await this.reading);
  }

  private find(store: RunStore, [{ report, summary }, { paint }]: Awaited<typeof this.reading>): Words {
    return { summary: summary(store), text: this.options.json ? [] : [...report(store, paint())] };
  }
}
