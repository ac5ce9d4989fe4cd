import { CpuMeter, MEASURED } from './cpu.js';
import { Stamps } from './stamps.js';
import type { Timing } from './timing.js';

/** For a record: the clock is read for each task, and its CPU time is measured. */
export class Stamped implements Timing {
  private readonly stamps: Stamps;
  private readonly meter = new CpuMeter();

  /** @param n - how many tasks there will be */
  constructor(
    n: number,
    private readonly now: () => number,
  ) {
    this.stamps = new Stamps(n);
  }

  start(at: number): number {
    const now = this.now();
    this.stamps.start(at, now);
    return now;
  }

  enter(start: number): void {
    this.meter.start(start);
  }

  end(at: number, start: number): number {
    const now = this.now();
    this.stamps.end(at, now);
    if (now - start >= MEASURED) {
      this.stamps.took(at, this.meter.end(now));
    }
    return now;
  }

  take(from: number, to: number): ReturnType<Timing['take']> {
    const times = this.stamps.take(from, to);
    return { times, took: (times.ended.at(-1) as number) - (times.started[0] as number) };
  }
}
