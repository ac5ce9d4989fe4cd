import { performance } from 'node:perf_hooks';
import type { Packed } from '../worker/pack.js';
import { inNoCallsContext } from './context.js';
import { type Flight, newFlight, restOf, standing } from './flight.js';
import type { Job } from './job.js';
import type { Lane } from './lane.js';
import type { PoolObserver } from './observer.js';
import type { Pace } from './pace.js';
import type { Slice } from './slices.js';
import { watchTime } from './stopwatch.js';

/** Workers whose work is cut short get this long (ms) to send what they have finished. */
const LAST_RESULTS = 100;

/** Workers that do not stamp their tasks are asked to look at the clock every so many ms. */
const LOOK_EVERY = 25;

/** What the workers are on: at most one flight each. */
export class Flights {
  private readonly under = new Map<Lane, Flight>();
  private seq = 0;
  private looking: NodeJS.Timeout | undefined;

  /**
   * @param timeout - ms per task, where its job has no limit of its own
   * @param takenBack - gets tasks that were taken from a worker before they started; the last first
   */
  constructor(
    private readonly observer: PoolObserver | undefined,
    private readonly timeout: number | undefined,
    private readonly pace: Pace,
    private readonly takenBack: (slices: Slice[]) => void,
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
   * Sends slices to a worker.
   *
   * @param parts - one slice, or several of one task each
   * @param args - the arguments of their tasks
   * @param mark - the worker is to tell which task a late failure came from
   * @throws what an argument throws that cannot be sent; nothing was sent then
   */
  launch(lane: Lane, parts: Slice[], args: Packed, mark: boolean): void {
    const { job, cut } = parts[0] as Slice;
    const wanted = job.timeout ?? this.timeout;
    const limit = wanted === Number.POSITIVE_INFINITY ? undefined : wanted;
    const stamped = this.observer !== undefined;
    const flight = newFlight(lane, parts, this.seq + 1, stamped ? performance.now() : Number.NaN);
    const { first, count, seq } = flight;
    const stealable = cut !== 'fixed' && count > 1;
    lane.exec(
      {
        seq,
        fn: job.fn,
        first,
        spread: job.spread,
        args,
        eager: limit !== undefined,
        mark,
        stealable,
        stamped,
      },
      cut === 'joined' ? count : 1,
    );
    this.seq = seq;
    this.under.set(lane, flight);
    this.observer?.dispatched(first, count, lane.place, flight.dispatched, cut === 'auto');
    if (limit !== undefined) {
      flight.stopWatch = watchTime(flight, limit, (at, started) => {
        flight.late = { at, started, limit };
        void lane.kill();
      });
    } else if (stealable) {
      this.watchPace(flight);
    }
    if (!stamped && count > 1) {
      this.looking ??= inNoCallsContext(() => setInterval(() => this.look(), LOOK_EVERY).unref());
    }
  }

  /** A worker that reads the clock once for several short tasks must notice when they are no longer short. */
  private look(): void {
    for (const lane of this.under.keys()) {
      lane.look();
    }
    if (this.isEmpty) {
      clearInterval(this.looking);
      this.looking = undefined;
    }
  }

  /**
   * Tasks that were sent together because they seemed short, and that take much longer, must not wait for each other:
   * those that have not started are taken back.
   */
  private watchPace(flight: Flight): void {
    const [{ job, cut }] = flight.parts as [Slice];
    let timer: NodeJS.Timeout;
    const look = () => {
      const { begun, running, started } = standing(flight);
      if (begun === 0) {
        wait(); // It is on its way, or the function is being imported: no worker would be any faster.
      } else if (running !== null) {
        this.pace.sees(job.fn, performance.now() - started);
        this.takeBack(flight, cut === 'joined');
      }
    };
    const wait = () => {
      timer = setTimeout(look, this.pace.lateAfter(job.fn, flight.count));
    };
    wait();
    flight.stopWatch = () => clearTimeout(timer);
  }

  /** @param counted - each task counts for the worker, as a chunk of its own */
  private takeBack(flight: Flight, counted: boolean): void {
    const begun = flight.lane.takeBack(flight.seq);
    if (begun < flight.count) {
      const rest = restOf(flight, begun);
      this.observer?.returned(flight.first + begun, flight.count - begun);
      flight.lane.batches -= counted ? flight.count - begun : 0;
      flight.count = begun;
      this.takenBack(rest);
    }
  }

  land(flight: Flight): void {
    flight.stopWatch?.();
    this.under.delete(flight.lane);
  }

  /** The flights of these jobs end, with what they have done; a worker that does not come to its end is ended. */
  cut(jobs: ReadonlySet<Job>, reason: unknown): void {
    const cut = this.all().filter(({ parts }) => parts.some(({ job }) => jobs.has(job)));
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
        this.observer?.begun(flight.first + running, Math.max(started, flight.dispatched));
      }
    }
  }
}
