import { performance } from 'node:perf_hooks';
import { serialize } from 'node:v8';
import type { WorkerType } from '../record/modes.js';
import { wireError } from '../worker/errors.js';
import { couldNotSendArgument, reasonOf, unsendable } from '../worker/sendable.js';
import type { FunctionAddress, ResultsMessage, WireError } from '../worker/wire.js';
import * as endings from './endings.js';
import { type Flight, rowOf, standing } from './flight.js';
import type { Job } from './job.js';
import type { Death, Lane } from './lane.js';
import { Ledger } from './ledger.js';
import type { PoolObserver } from './observer.js';
import { type Slice, SliceQueue } from './slices.js';
import { Staff } from './staff.js';
import { watchTime } from './stopwatch.js';
import { Waiters } from './waiters.js';

/** When so many workers in a row have died before their first task began, the pool gives up. */
const BARREN_DEATHS = 3;
/** On `terminate`, workers get this long (ms) to send what they have finished. */
const LAST_RESULTS = 100;

export interface DispatcherOptions {
  workers: number;
  workerType: WorkerType;
  /** ms per task, from its start. */
  timeout?: number | undefined;
  maxtasksperchild?: number | undefined;
  preload: FunctionAddress[];
  observer?: PoolObserver | undefined;
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
  private readonly probe: (value: unknown) => void;
  private seq = 0;
  private barrenDeaths = 0;
  private state: 'running' | 'ending' | 'terminated' = 'running';
  private broken: Error | null = null;
  private termination: Promise<void> | null = null;

  constructor(private readonly options: DispatcherOptions) {
    this.ledger = new Ledger(options.observer, options.timeout);
    this.probe = options.workerType === 'thread' ? structuredClone : serialize;
    this.staff = new Staff(options, {
      ready: (_lane, { failure }) => {
        if (failure) {
          options.onLoadFailed?.(failure);
        }
      },
      idle: (lane) => this.onIdle(lane),
      results: (lane, message) => this.onResults(lane, message),
      loadFailed: (lane, error) => this.onLoadFailed(lane, error),
      down: (lane, death) => this.onDown(lane, death),
    });
    for (let place = 0; place < options.workers; place++) {
      this.staff.start(place);
    }
  }

  submit(job: Job): void {
    this.queue.add(job);
    this.pump();
  }

  /** @returns when so many workers can take work, or no more of them are on their way */
  ready(count: number): Promise<void> {
    return this.waiters.until(() => this.staff.isReady(count));
  }

  /** @returns when nothing waits and nothing runs */
  drained(): Promise<void> {
    return this.waiters.until(() => this.queue.isEmpty && this.flights.size === 0);
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
    for (const flight of [...this.flights.values()]) {
      this.land(flight);
      this.ledger.abandoned(flight);
    }
    this.settleWaiting(endings.notRun());
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
      this.ledger.abandoned(flight); // Only when it was asked to stop half-way is there anything left.
    }
    const worn = this.options.maxtasksperchild;
    if (this.state === 'running' && worn !== undefined && lane.batches >= worn) {
      this.staff.renew(lane, `replaced after ${worn} chunks (maxtasksperchild)`);
    }
    this.pump();
    this.waiters.wake();
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
      this.ledger.settle(job, from + count, endings.failed(wire));
      this.waiters.wake();
    }
  }

  private launch(lane: Lane, slice: Slice, args: unknown[]): void {
    const { job, from, count } = slice;
    const { timeout, observer } = this.options;
    const dispatched = performance.now();
    const seq = ++this.seq;
    const flight: Flight = { lane, slice, seq, settled: 0, dispatched, stopWatch: null, late: null };
    const first = job.first + from;
    this.flights.set(lane, flight);
    observer?.dispatched(first, count, lane.place, dispatched);
    try {
      lane.exec({ seq, fn: job.fn, first, spread: job.spread, args, eager: timeout !== undefined });
    } catch (error) {
      this.unsent(flight, error);
      return;
    }
    if (timeout !== undefined) {
      flight.stopWatch = watchTime(flight, timeout, (at, started) => {
        flight.late = { at, started };
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
    this.options.observer?.returned(job.first + from, count);
    if (count === 1) {
      this.ledger.settle(
        job,
        from,
        endings.failed(couldNotSendArgument(job.argument(from), reasonOf(error))),
      );
      this.waiters.wake();
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
    const barren = lane.batches === 0 || (lane.batches === 1 && flight && standing(flight).begun === 0);
    this.barrenDeaths = barren ? this.barrenDeaths + 1 : 0;
    if (this.state === 'running' && this.barrenDeaths === BARREN_DEATHS) {
      this.broken = endings.diedError(death, 'Workers die before they come to their first task');
      this.options.onLoadFailed?.(wireError(this.broken));
    }
    if (flight) {
      this.salvage(flight, death);
    }
    this.pump();
    this.waiters.wake();
  }

  private whyDown(flight: Flight | undefined, death: Death): string {
    if (flight?.late) {
      return `ended because a task took longer than ${this.options.timeout} ms`;
    }
    return this.state === 'running' ? endings.howItDied(death) : 'ended with the pool';
  }

  /** Gives the tasks of a dead worker their outcomes; those that had not started wait again. */
  private salvage(flight: Flight, death: Death): void {
    this.land(flight);
    this.ledger.died(flight, death);
    const { slice, settled } = flight;
    const left = { ...slice, from: slice.from + settled, count: slice.count - settled };
    if (left.count > 0) {
      this.options.observer?.returned(slice.job.first + left.from, left.count);
      this.queue.putBack(left);
    }
  }

  private land(flight: Flight): void {
    flight.stopWatch?.();
    this.flights.delete(flight.lane);
  }

  private settleWaiting(ending: endings.Ending): void {
    for (let slice = this.queue.take(); slice; slice = this.queue.take()) {
      for (let i = slice.from; i < slice.from + slice.count; i++) {
        this.ledger.settle(slice.job, i, ending);
      }
    }
    this.waiters.wake();
  }
}
