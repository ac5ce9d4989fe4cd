import { performance } from 'node:perf_hooks';
import { wireError } from '../worker/errors.js';
import { couldNotSendArgument, reasonOf, unsendable } from '../worker/sendable.js';
import type { ResultsMessage, WireError } from '../worker/wire.js';
import { Aborts } from './aborts.js';
import * as endings from './endings.js';
import { errorFrom } from './errors.js';
import { type Flight, newFlight, rowOf, standing } from './flight.js';
import type { Job } from './job.js';
import type { Death, Lane, WorkerOptions } from './lane.js';
import { Ledger } from './ledger.js';
import type { PoolObserver } from './observer.js';
import { probeFor } from './options.js';
import { Pending } from './pending.js';
import { Retries } from './retries.js';
import { type Slice, SliceQueue } from './slices.js';
import { Staff } from './staff.js';
import { watchTime } from './stopwatch.js';
import { Waiters } from './waiters.js';

/** When so many workers in a row have died before their first task began, the pool gives up. */
const BARREN_DEATHS = 3;
/** Workers whose work is cut short get this long (ms) to send what they have finished. */
const LAST_RESULTS = 100;

export interface DispatcherOptions extends WorkerOptions {
  workers: number;
  /** ms per task, from its start. */
  timeout?: number | undefined;
  maxtasksperchild?: number | undefined;
  observer?: PoolObserver | undefined;
  /** What workers print is printed here, too. */
  echo: boolean;
  /** A function could not be had in a worker. */
  onLoadFailed?: ((error: WireError) => void) | undefined;
}

/**
 * Gives slices of the queue to idle workers, takes their results in, and sees to it that every task has exactly one
 * outcome whatever becomes of its worker.
 */
export class Dispatcher {
  private readonly queue = new SliceQueue();
  private readonly staff: Staff;
  private readonly flights = new Map<Lane, Flight>();
  private readonly ledger: Ledger;
  private readonly waiters = new Waiters();
  private readonly retries = new Retries();
  private readonly aborts = new Aborts((jobs, reason) => this.cancel(jobs, reason));
  /** What keeps the pool busy besides tasks. */
  readonly pending = new Pending(() => this.waiters.wake());
  private readonly probe: (value: unknown) => void;
  private seq = 0;
  private barrenDeaths = 0;
  private state: 'running' | 'ending' | 'terminated' = 'running';
  private broken: Error | null = null;
  private termination: Promise<void> | null = null;

  constructor(private readonly options: DispatcherOptions) {
    this.ledger = new Ledger(options.observer);
    this.probe = probeFor(options.workerType);
    this.staff = new Staff(options, {
      ready: (_lane, { failure }) => {
        if (failure) {
          options.onLoadFailed?.(failure);
        }
      },
      idle: (lane) => this.onIdle(lane),
      results: (lane, message) => this.onResults(lane, message),
      loadFailed: (lane, error) => this.onLoadFailed(lane, error),
      unfit: (lane, error) => {
        this.giveUp(errorFrom(error));
        void lane.kill();
      },
      down: (lane, death) => this.onDown(lane, death),
    });
    for (let place = 0; place < options.workers; place++) {
      this.staff.start(place);
    }
  }

  /** @param chunksize - so many of the slice's tasks go to a worker together */
  submit(slice: Slice, chunksize: number): void {
    const { job } = slice;
    if (slice.count === 0) {
      return;
    }
    this.queue.add(slice, chunksize);
    if (this.broken || job.signal?.aborted) {
      // Not at once: the caller must have its result in hand when a callback is called.
      queueMicrotask(() => {
        if (job.signal?.aborted) {
          this.cancel(new Set([job]), job.signal.reason);
        }
        this.pump();
      });
      return;
    }
    this.aborts.watch(job);
    this.pump();
  }

  /** The tasks of a job that wait never run: nobody wants their results. */
  drop(job: Job): void {
    this.settleAll(this.queue.remove(new Set([job])), endings.unwanted());
    this.waiters.wake();
  }

  /** A job is over. */
  forget(job: Job): void {
    this.aborts.forget(job);
  }

  /** Tasks of these jobs that wait never run, and those that run are cut short; all end with the reason. */
  cancel(jobs: ReadonlySet<Job>, reason: unknown): void {
    this.settleAll(this.queue.remove(jobs), endings.notRun(reason));
    const cut = [...this.flights.values()].filter(({ slice }) => jobs.has(slice.job));
    for (const flight of cut) {
      flight.cut = { reason };
      flight.lane.stop();
    }
    if (cut.length > 0) {
      setTimeout(() => {
        for (const flight of cut) {
          if (this.flights.get(flight.lane) === flight) {
            void flight.lane.kill();
          }
        }
      }, LAST_RESULTS);
    }
    this.waiters.wake();
  }

  /** @returns when so many workers can take work, or no more of them are on their way */
  ready(count: number): Promise<void> {
    return this.waiters.until(() => this.staff.isReady(count));
  }

  /** @returns when nothing is read, nothing waits and nothing runs */
  drained(): Promise<void> {
    return this.waiters.until(() => this.queue.isEmpty && this.flights.size === 0 && this.pending.isEmpty);
  }

  /** Tells the record which tasks run now; without this it learns of a task's start only with its end. */
  observeRunning(): void {
    for (const flight of this.flights.values()) {
      const { running, started } = standing(flight);
      if (running !== null && running >= flight.settled) {
        this.options.observer?.begun(rowOf(flight, running), Math.max(started, flight.dispatched));
      }
    }
  }

  /** Lets all workers end; nothing may be waiting or running. @returns when they are gone */
  async end(): Promise<void> {
    this.state = 'ending';
    await this.staff.end();
  }

  /** Ends everything now. Each task without an outcome gets one. @returns when all workers are gone */
  terminate(): Promise<void> {
    this.termination ??= this.terminateNow();
    return this.termination;
  }

  private async terminateNow(): Promise<void> {
    this.state = 'terminated';
    for (const lane of this.flights.keys()) {
      lane.stop();
    }
    const deadline = performance.now() + LAST_RESULTS;
    while (this.flights.size > 0 && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const gone = this.staff.kill();
    const terminated = endings.terminated();
    for (const flight of [...this.flights.values()]) {
      this.land(flight);
      this.ledger.abandoned(flight, flight.cut?.reason ?? null);
    }
    this.settleWaiting(endings.notRun(terminated));
    this.pending.endAll(terminated);
    await gone;
  }

  private onResults(lane: Lane, message: ResultsMessage): void {
    const flight = this.flights.get(lane);
    if (flight?.seq === message.seq) {
      this.barrenDeaths = 0;
      this.ledger.results(flight, message);
    }
  }

  private onLoadFailed(lane: Lane, error: WireError): void {
    this.options.onLoadFailed?.(error);
    const flight = this.flights.get(lane);
    if (flight) {
      this.ledger.unloaded(flight, error);
    }
  }

  private onIdle(lane: Lane): void {
    const flight = this.flights.get(lane);
    if (flight) {
      this.land(flight);
      this.finish(flight);
    }
    const worn = this.options.maxtasksperchild;
    if (this.state === 'running' && worn !== undefined && lane.batches >= worn) {
      this.staff.renew(lane, `replaced after ${worn} chunks (maxtasksperchild)`);
    }
    this.pump();
    this.waiters.wake();
  }

  /** A worker has come to the end of its flight, or was asked to stop half-way and has tasks left. */
  private finish(flight: Flight): void {
    if (this.state !== 'running' || flight.cut) {
      this.ledger.abandoned(flight, flight.cut?.reason ?? null);
    } else {
      this.putBack(flight);
    }
  }

  /** Gives waiting work to idle workers, and makes workers where some are missing. */
  private pump(): void {
    if (this.broken) {
      this.settleWaiting(endings.notRun(this.broken));
    }
    for (const [place, lane] of this.staff.lanes.entries()) {
      if (this.state !== 'running' || this.queue.isEmpty) {
        return;
      }
      if (!lane) {
        this.staff.start(place);
      }
      while (lane?.state === 'idle' && !this.queue.isEmpty) {
        this.send(lane, this.queue.take() as Slice);
      }
    }
  }

  /** Sends a slice, up to the first of its arguments that cannot be sent: that task fails, what follows it waits. */
  private send(lane: Lane, slice: Slice): void {
    const { job, from } = slice;
    const args: unknown[] = [];
    let reason: string | null = null;
    while (args.length < slice.count) {
      const argument = job.argument(from + args.length);
      reason = unsendable(argument, this.probe);
      if (reason !== null) {
        break;
      }
      args.push(argument);
    }
    const count = args.length;
    if (reason !== null) {
      this.queue.putBack({ ...slice, from: from + count + 1, count: slice.count - count - 1 });
    }
    if (count > 0) {
      this.launch(lane, { ...slice, count }, args);
    }
    if (reason !== null) {
      const wire = couldNotSendArgument(job.argument(from + count), reason);
      this.pending.later(() => this.ledger.settle(job, from + count, endings.failed(wire)));
    }
  }

  private launch(lane: Lane, slice: Slice, args: unknown[]): void {
    const { job, from, count } = slice;
    const { observer } = this.options;
    const timeout = job.timeout ?? this.options.timeout;
    const dispatched = performance.now();
    const seq = ++this.seq;
    const flight = newFlight(lane, slice, seq, dispatched);
    const first = job.rowOf(from);
    this.flights.set(lane, flight);
    observer?.dispatched(first, count, lane.place, dispatched);
    try {
      lane.exec({
        seq,
        fn: job.fn,
        first,
        spread: job.spread,
        args,
        eager: timeout !== undefined,
        mark: this.retries.has(job),
      });
    } catch (error) {
      this.unsent(flight, error);
      return;
    }
    if (timeout !== undefined) {
      flight.stopWatch = watchTime(flight, timeout, (at, started) => {
        flight.late = { at, started, limit: timeout };
        void lane.kill();
      });
    }
  }

  /**
   * An argument that could be sent a moment ago cannot be now: it has a getter with moods. Each task is tried on its
   * own then, so that only the one with that argument fails.
   */
  private unsent(flight: Flight, error: unknown): void {
    this.land(flight);
    void flight.lane.kill();
    const { job, from, count } = flight.slice;
    this.options.observer?.returned(job.rowOf(from), count);
    if (count === 1) {
      const wire = couldNotSendArgument(job.argument(from), reasonOf(error));
      this.pending.later(() => this.ledger.settle(job, from, endings.failed(wire)));
      return;
    }
    for (let i = from + count - 1; i >= from; i--) {
      this.queue.putBack({ job, from: i, count: 1 });
    }
  }

  private onDown(lane: Lane, death: Death): void {
    const flight = this.flights.get(lane);
    if (!this.staff.bury(lane, () => this.whyDown(flight, death))) {
      return; // Another took its place before it went.
    }
    if (this.options.initializer && !lane.wasReady && this.state === 'running') {
      this.giveUp(endings.diedError(death, 'The worker died in the initializer of the pool'));
    }
    const barren = lane.batches === 0 || (lane.batches === 1 && flight && standing(flight).begun === 0);
    this.barrenDeaths = barren ? this.barrenDeaths + 1 : 0;
    if (this.state === 'running' && this.barrenDeaths === BARREN_DEATHS) {
      this.giveUp(endings.diedError(death, 'Workers die before they come to their first task'));
      this.options.onLoadFailed?.(wireError(this.broken));
    }
    if (flight) {
      this.salvage(flight, death);
    }
    this.pump();
    this.waiters.wake();
  }

  /** No further task is run: what waits and what is still to come ends with this error. The first one counts. */
  private giveUp(error: Error): void {
    this.broken ??= error;
    this.pump();
    this.waiters.wake();
  }

  private whyDown(flight: Flight | undefined, death: Death): string {
    if (flight?.late) {
      return `ended because a task took longer than ${flight.late.limit} ms`;
    }
    if (flight?.cut) {
      return 'ended because its task was aborted';
    }
    return this.state === 'running' ? endings.howItDied(death) : 'ended with the pool';
  }

  /** Gives the tasks of a dead worker their outcomes; those that had not started wait again. */
  private salvage(flight: Flight, death: Death): void {
    this.land(flight);
    const { running } = standing(flight);
    const isInnocent = death.late && running !== null && !flight.cut;
    this.ledger.died(flight, death, isInnocent && this.retries.allow(flight.slice, running));
    this.finish(flight);
  }

  /** The tasks of a flight that have no outcome wait again. */
  private putBack({ slice, settled }: Flight): void {
    const left = { ...slice, from: slice.from + settled, count: slice.count - settled };
    if (left.count > 0) {
      this.options.observer?.returned(slice.job.rowOf(left.from), left.count);
      this.queue.putBack(left);
    }
  }

  private land(flight: Flight): void {
    flight.stopWatch?.();
    this.flights.delete(flight.lane);
  }

  private settleWaiting(ending: endings.Ending): void {
    for (let slice = this.queue.take(); slice; slice = this.queue.take()) {
      this.settleAll([slice], ending);
    }
    this.waiters.wake();
  }

  private settleAll(slices: Slice[], ending: endings.Ending): void {
    for (const { job, from, count } of slices) {
      for (let i = from; i < from + count; i++) {
        this.ledger.settle(job, i, ending);
      }
    }
  }
}
