import type * as endings from './endings.js';
import { type Flight, restOf } from './flight.js';
import type { Ledger } from './ledger.js';
import type { PoolObserver } from './observer.js';
import type { Retries } from './retries.js';
import type { Slice, SliceQueue } from './slices.js';

/** What becomes of tasks that no worker has any more, or never had: they wait again, or end without having run. */
export class Waiting {
  constructor(
    private readonly queue: SliceQueue,
    private readonly ledger: Ledger,
    private readonly retries: Retries,
    private readonly observer: PoolObserver | undefined,
  ) {}

  /** The tasks of a flight that have no outcome wait again. */
  putBack(flight: Flight): void {
    const { settled, count, first, lane, parts } = flight;
    if (settled < count) {
      lane.batches -= parts.length > 1 ? count - settled : 0;
      this.observer?.returned(first + settled, count - settled);
      this.again(restOf(flight, settled));
    }
  }

  /** @param slices - the last first */
  again(slices: Slice[]): void {
    for (const slice of slices) {
      // What may have been the doing of one task of many is tried alone.
      const { job, from, count, cut } = slice;
      const alone = cut === 'joined' && this.retries.has(job);
      this.queue.putBack(alone ? { job, from, count, cut: 'fixed' } : slice);
    }
  }

  /** All that waits ends. */
  endAll(ending: endings.Ending): void {
    for (let slices = this.queue.take(); slices.length > 0; slices = this.queue.take()) {
      this.end(slices, ending);
    }
  }

  end(slices: Slice[], ending: endings.Ending): void {
    for (const { job, from, count } of slices) {
      for (let i = from; i < from + count; i++) {
        this.ledger.settle(job, i, ending);
      }
    }
  }
}
