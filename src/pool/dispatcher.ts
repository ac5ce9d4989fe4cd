import { performance } from 'node:perf_hooks';
import { serialize } from 'node:v8';
import type { WorkerType } from '../record/modes.js';
import { couldNotSendArgument, reasonOf, unsendable } from '../worker/sendable.js';
import type { FunctionAddress, OutputMessage, WireError } from '../worker/wire.js';
import * as endings from './endings.js';
import { type Flight, standing } from './flight.js';
import type { Job } from './job.js';
import { type Death, Lane } from './lane.js';
import { Ledger } from './ledger.js';
import type { PoolObserver } from './observer.js';
import { type Slice, SliceQueue } from './slices.js';
import { watchTime } from './stopwatch.js';

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
  /** By place; null where a worker has died and no work has called for another. */
  private readonly lanes: (Lane | null)[];
  private readonly flights = new Map<Lane, Flight>();
  private readonly lives = new Map<Lane, ReturnType<PoolObserver['worker']>>();
  private readonly ledger: Ledger;
  private readonly probe: (value: unknown) => void;
  private seq = 0;
  private barrenDeaths = 0;
  private state: 'running' | 'ending' | 'terminated' = 'running';
  private broken: Error | null = null;
  private emptied: (() => void)[] = [];
  private waiting: { count: number; resolve: () => void }[] = [];
  private termination: Promise<void> | null = null;

  constructor(private readonly options: DispatcherOptions) {
    this.ledger = new Ledger(options.observer, options.timeout);
    this.probe = options.workerType === 'thread' ? structuredClone : serialize;
    this.lanes = new Array(options.workers).fill(null);
    for (let place = 0; place < options.workers; place++) {
      this.startLane(place);
    }
  }

  submit(job: Job): void {
    this.queue.add(job);
    this.pump();
  }

  /** @returns when so many workers can take work, or no more of them are on their way */
  ready(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ count, resolve });
      this.wakeReady();
    });
  }

  /** @returns when nothing waits and nothing runs */
  drained(): Promise<void> {
    return this.isDrained() ? Promise.resolve() : new Promise((resolve) => this.emptied.push(resolve));
  }

  /** Lets all workers end; nothing may be waiting or running. @returns when they are gone */
  async end(): Promise<void> {
    this.state = 'ending';
    await Promise.all(this.lanes.map((lane) => (lane?.state === 'idle' ? lane.end() : lane?.kill())));
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
    const gone = this.lanes.map((lane) => lane?.kill());
    for (const flight of [...this.flights.values()]) {
      this.land(flight);
      this.ledger.abandoned(flight);
    }
    this.settleWaiting(endings.notRun());
    await Promise.all(gone);
  }

  private startLane(place: number): void {
    const { workerType, preload, observer } = this.options;
    const lane = new Lane(
      { place, workerType, preload },
      {
        ready: (from, reply, clock) => {
          this.lives.get(from)?.({ osId: reply.osId, ready: reply.ready, imported: reply.imported });
          if (clock) {
            observer?.clockError(Math.max(Math.abs(clock.low), Math.abs(clock.high)));
          }
          if (reply.failure) {
            this.options.onLoadFailed?.(reply.failure);
          }
        },
        idle: (from) => this.onIdle(from),
        results: (from, message) => {
          const flight = this.flights.get(from);
          if (flight?.seq === message.seq) {
            this.barrenDeaths = 0;
            this.ledger.results(flight, message);
          }
        },
        loadFailed: (from, error) => {
          this.options.onLoadFailed?.(error);
          const flight = this.flights.get(from);
          if (flight) {
            this.ledger.unloaded(flight, error);
          }
        },
        output: (from, { lines }) => {
          if (observer) {
            observer.output(lines.map((line) => ({ ...line, worker: from.place })));
          } else {
            passOn(lines);
          }
        },
        down: (from, death) => this.onDown(from, death),
      },
    );
    this.lanes[place] = lane;
    const life = observer?.worker(place, lane.spawned);
    if (life) {
      this.lives.set(lane, life);
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
      this.lives.get(lane)?.({ reason: `replaced after ${worn} chunks (maxtasksperchild)` });
      this.startLane(lane.place);
      void lane.end();
    }
    this.pump();
    this.wakeReady();
    this.wakeDrained();
  }

  /** Gives waiting work to idle workers, and makes workers where some are missing. */
  private pump(): void {
    if (this.broken) {
      this.settleWaiting(endings.notRun(this.broken));
    }
    for (
      let place = 0;
      place < this.lanes.length && this.state === 'running' && !this.queue.isEmpty;
      place++
    ) {
      const lane = this.lanes[place];
      if (!lane) {
        this.startLane(place);
      } else {
        while (lane.state === 'idle' && !this.queue.isEmpty) {
          this.send(lane, this.queue.take() as Slice);
        }
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
      this.wakeDrained();
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
      this.wakeDrained();
      return;
    }
    for (let i = from + count - 1; i >= from; i--) {
      this.queue.putBack({ job, from: i, count: 1 });
    }
  }

  private onDown(lane: Lane, death: Death): void {
    const life = this.lives.get(lane);
    this.lives.delete(lane);
    if (this.lanes[lane.place] !== lane) {
      life?.({ exit: performance.now() }); // Its place was taken before it went.
      return;
    }
    this.lanes[lane.place] = null;
    const flight = this.flights.get(lane);
    const reason = flight?.late
      ? `ended because a task took longer than ${this.options.timeout} ms`
      : this.state === 'running'
        ? endings.howItDied(death)
        : 'ended with the pool';
    life?.({ exit: performance.now(), reason });
    const barren = lane.batches === 0 || (lane.batches === 1 && flight && standing(flight).begun === 0);
    this.barrenDeaths = barren ? this.barrenDeaths + 1 : 0;
    if (this.state === 'running' && this.barrenDeaths >= BARREN_DEATHS) {
      this.broken = endings.diedError(death, 'Workers die before they come to their first task');
    }
    if (flight) {
      this.salvage(flight, death);
    }
    this.pump();
    this.wakeReady();
    this.wakeDrained();
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
    this.wakeDrained();
  }

  private isDrained(): boolean {
    return this.queue.isEmpty && this.flights.size === 0;
  }

  private wakeReady(): void {
    if (this.waiting.length === 0) {
      return;
    }
    const lanes = this.lanes.filter((lane) => lane !== null);
    const starting = lanes.filter((lane) => lane.state === 'starting').length;
    const woken = this.waiting.filter(({ count }) => starting === 0 || lanes.length - starting >= count);
    this.waiting = this.waiting.filter((each) => !woken.includes(each));
    for (const { resolve } of woken) {
      resolve();
    }
  }

  private wakeDrained(): void {
    if (this.isDrained()) {
      for (const wake of this.emptied.splice(0)) {
        wake();
      }
    }
  }
}

/** Where nobody keeps a record, what workers print is printed here. */
function passOn(lines: OutputMessage['lines']): void {
  for (const { stream, text } of lines) {
    process[stream].write(`${text}\n`);
  }
}
