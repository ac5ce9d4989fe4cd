import { performance } from 'node:perf_hooks';
import { type Flight, newFlight, rowOf, standing } from './flight.js';
import type { Job } from './job.js';
import type { Lane } from './lane.js';
import type { PoolObserver } from './observer.js';
import type { Slice } from './slices.js';
import { watchTime } from './stopwatch.js';

/** Workers whose work is cut short get this long (ms) to send what they have finished. */
const LAST_RESULTS = 100;

/** What the workers are on: at most one flight each. */
export class Flights {
  private readonly under = new Map<Lane, Flight>();
  private seq = 0;

  /** @param timeout - ms per task, where its job has no limit of its own */
  constructor(
    private readonly observer: PoolObserver | undefined,
    private readonly timeout: number | undefined,
  ) {}

  get isEmpty(): boolean {
    return this.under.size === 0;
  }

  of(lane: Lane): Flight | undefined {
    return this.under.get(lane);
  }

  all(): Flight[] {
    return [...this.under.values()];
  }

  /**
   * Sends a slice to a worker.
   *
   * @param args - the arguments of its tasks
   * @param mark - the worker is to tell which task a late failure came from
   * @throws what an argument throws that cannot be sent; the flight has landed then, and the worker is ended
   */
  launch(lane: Lane, slice: Slice, args: unknown[], mark: boolean): void {
    const { job, from, count } = slice;
    const limit = job.timeout ?? this.timeout;
    const seq = ++this.seq;
    const flight = newFlight(lane, slice, seq, performance.now());
    const first = job.rowOf(from);
    this.under.set(lane, flight);
    this.observer?.dispatched(first, count, lane.place, flight.dispatched);
    try {
      lane.exec({ seq, fn: job.fn, first, spread: job.spread, args, eager: limit !== undefined, mark });
    } catch (error) {
      this.land(flight);
      void lane.kill();
      throw error;
    }
    if (limit !== undefined) {
      flight.stopWatch = watchTime(flight, limit, (at, started) => {
        flight.late = { at, started, limit };
        void lane.kill();
      });
    }
  }

  land(flight: Flight): void {
    flight.stopWatch?.();
    this.under.delete(flight.lane);
  }

  /** The flights of these jobs end, with what they have done; a worker that does not come to its end is ended. */
  cut(jobs: ReadonlySet<Job>, reason: unknown): void {
    const cut = this.all().filter(({ slice }) => jobs.has(slice.job));
    for (const flight of cut) {
      flight.cut = { reason };
      flight.lane.stop();
    }
    if (cut.length > 0) {
      setTimeout(() => {
        for (const flight of cut) {
          if (this.of(flight.lane) === flight) {
            void flight.lane.kill();
          }
        }
      }, LAST_RESULTS);
    }
  }

  /** Asks all workers to stop. @returns when they have, or their time for it is over */
  async halt(): Promise<void> {
    for (const { lane } of this.all()) {
      lane.stop();
    }
    const deadline = performance.now() + LAST_RESULTS;
    while (!this.isEmpty && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Tells the record which tasks run now; without this it learns of a task's start only with its end. */
  observeRunning(): void {
    for (const flight of this.under.values()) {
      const { running, started } = standing(flight);
      if (running !== null && running >= flight.settled) {
        this.observer?.begun(rowOf(flight, running), Math.max(started, flight.dispatched));
      }
    }
  }
}
