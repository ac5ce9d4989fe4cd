import type { CellWriter } from './cell.js';
import type { Timing } from './timing.js';

/** The clock is read once for so many tasks at most: then reading it costs next to nothing, and one more makes no odds. */
const MOST = 16;
/** And for as many as will probably take less than this together (ms). */
const TOGETHER = 1;

/**
 * Where nobody keeps a record: nothing is stamped, and the clock is read only as often as is needed to send results in
 * time. How many short tasks go by between two readings is doubled at each, and is one again after a long task and after
 * results were sent. That tasks have become long cannot be seen without a look at the clock, so the caller asks for one now
 * and then.
 */
export class Sampled implements Timing {
  /** So many tasks go by from one reading to the next. */
  private every = 1;
  /** So many of them are left. */
  private left = 1;
  /** What was read last. */
  private last = 0;
  /** When the first task began of those that have not been told of. */
  private since = 0;

  constructor(
    private readonly now: () => number,
    private readonly cell: Pick<CellWriter, 'asked'>,
  ) {}

  start(at: number): number {
    this.last = this.now();
    this.every = 1;
    this.left = 1;
    if (at === 0) {
      this.since = this.last;
    }
    return this.last;
  }

  enter(): void {}

  end(_at: number, start: number): number {
    this.left--;
    return this.left > 0 && !this.cell.asked() ? start : this.read();
  }

  private read(): number {
    const now = this.now();
    const together = now - this.last;
    this.every = 2 * together < TOGETHER ? Math.min(MOST, 2 * this.every) : 1;
    this.left = this.every;
    this.last = now;
    return now;
  }

  take(): ReturnType<Timing['take']> {
    if (this.left < this.every) {
      this.read();
    }
    const took = this.last - this.since;
    this.since = this.last;
    return { times: null, took };
  }
}
