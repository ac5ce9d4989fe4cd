import { wireError } from '../worker/errors.js';
import type { ResultsMessage, WireError } from '../worker/wire.js';
import { Aborts } from './aborts.js';
import { inNoCallsContext } from './context.js';
import { Deaths, whyDown } from './deaths.js';
import * as endings from './endings.js';
import { errorFrom } from './errors.js';
import { type Flight, standing, taskOf } from './flight.js';
import { Flights } from './flights.js';
import { ImportWatch } from './importWatch.js';
import type { Job } from './job.js';
import type { Death, Lane, WorkerOptions } from './lane.js';
import { lateError } from './lateError.js';
import { Ledger } from './ledger.js';
import type { PoolObserver } from './observer.js';
import { Pace } from './pace.js';
import { Pending } from './pending.js';
import { Refusals } from './refusals.js';
import { Retries } from './retries.js';
import { Sender } from './sender.js';
import { type Sizes, type Slice, SliceQueue } from './slices.js';
import { Staff } from './staff.js';
import { Waiters } from './waiters.js';
import { Waiting } from './waiting.js';

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
  /** How the paths of CPU profiles begin; none: none are taken. */
  profileBase?: string | undefined;
  /** ms that the import of a file may take. */
  importTimeout?: number | undefined;
  /** So many workers start at once; default: all. */
  startWith?: number | undefined;
}

/**
 * Gives slices of the queue to idle workers, takes their results in, and sees to it that every task has exactly one
 * outcome whatever becomes of its worker.
 */
export class Dispatcher {
  private readonly queue = new SliceQueue();
  private readonly staff: Staff;
  private readonly flights: Flights;
  private readonly ledger: Ledger;
  private readonly waiters = new Waiters();
  private readonly retries = new Retries();
  private readonly aborts = new Aborts((jobs, reason) => this.cancel(jobs, reason));
  /** What keeps the pool busy besides tasks. */
  readonly pending = new Pending(() => this.waiters.wake());
  private readonly sender: Sender;
  private readonly pace: Pace;
  private readonly waiting: Waiting;
  private readonly imports: ImportWatch<Lane>;
  private readonly deaths = new Deaths();
  private readonly refusals: Refusals;
  private state: 'running' | 'ending' | 'terminated' = 'running';
  private broken: Error | null = null;
  /** Every place has a worker, and none of them is idle: there is nothing to look for. */
  private isFull = false;
  private ended: Promise<void> | null = null;
  private termination: Promise<void> | null = null;

  constructor(private readonly options: DispatcherOptions) {
    const { observer, timeout, workerType } = options;
    this.ledger = new Ledger(observer);
    this.waiting = new Waiting(this.queue, this.ledger, this.retries, observer);
    this.pace = new Pace(options.workers);
    this.flights = new Flights(observer, timeout, this.pace, (slices) => {
      this.waiting.again(slices);
      this.pump();
    });
    this.sender = new Sender(this.queue, this.flights, this.ledger, this.pending, this.retries);
    this.imports = new ImportWatch(
      options.importTimeout,
      (lane, sentence) => this.staff.tell(lane, sentence),
      (lane, url, limit) => this.onLateImport(lane, url, limit),
    );
    this.refusals = new Refusals(`A worker ${workerType}`, () => this.pump());
    this.staff = new Staff(options, {
      ready: (_lane, { failure }) => {
        this.refusals.came();
        if (failure) {
          options.onLoadFailed?.(failure);
        }
      },
      refused: (error) => this.onRefused(this.refusals.refused(error, this.staff.isEmpty)),
      idle: (lane) => this.onIdle(lane),
      ran: (lane, count) => this.onRan(lane, count),
      unread: (lane, reason) => this.onUnread(lane, reason),
      unreadable: (lane, reason) => {
        const flight = this.flights.of(lane);
        if (flight) {
          flight.unreadable ??= reason;
        }
      },
      results: (lane, message) => this.onResults(lane, message),
      loadFailed: (lane, error) => this.onLoadFailed(lane, error),
      unfit: (lane, error) => {
        this.giveUp(errorFrom(error));
        void lane.kill();
      },
      importing: (lane, url) => (url === null ? this.imports.ended(lane) : this.imports.begun(lane, url)),
      down: (lane, death) => this.onDown(lane, death),
    });
    this.staff.fill(options.startWith ?? options.workers);
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
    this.waiting.end(this.queue.remove(new Set([job])), endings.unwanted());
    this.waiters.wake();
  }

  /** A job is over. */
  forget(job: Job): void {
    this.aborts.forget(job);
  }

  /** Tasks of these jobs that wait never run, and those that run are cut short; all end with the reason. */
  cancel(jobs: ReadonlySet<Job>, reason: unknown): void {
    this.waiting.end(this.queue.remove(jobs), endings.notRun(reason));
    this.flights.cut(jobs, reason);
    this.waiters.wake();
  }

  /** Makes so many workers, where they are missing. A pool that ends gets no more. */
  start(count: number): void {
    if (this.state === 'running') {
      this.staff.fill(count);
    }
  }

  /** @returns when so many workers can take work, or no more of them are on their way */
  ready(count: number): Promise<void> {
    return this.waiters.until(() => this.staff.isReady(count));
  }

  /** @returns when nothing is read, nothing waits and nothing runs */
  drained(): Promise<void> {
    return this.waiters.until(() => this.queue.isEmpty && this.flights.isEmpty && this.pending.isEmpty);
  }

  /** Tells the record which tasks run now. */
  observeRunning(): void {
    this.flights.observeRunning();
  }

  /** Lets all workers end; nothing may be waiting or running. @returns when they are gone */
  end(): Promise<void> {
    if (this.state === 'running') {
      this.state = 'ending';
    }
    this.ended ??= this.staff.end();
    return this.ended;
  }

  /** Ends everything now. Each task without an outcome gets one. @returns when all workers are gone */
  terminate(): Promise<void> {
    this.termination ??= inNoCallsContext(() => this.terminateNow());
    return this.termination;
  }

  private async terminateNow(): Promise<void> {
    this.state = 'terminated';
    this.refusals.end();
    this.pending.endReadings(endings.terminated());
    await this.flights.halt();
    const gone = this.staff.kill();
    const terminated = endings.terminated();
    for (const flight of this.flights.all()) {
      this.flights.land(flight);
      this.ledger.abandoned(flight, flight.cut?.reason ?? null);
    }
    // First, because what was read and is no whole chunk yet waits from then on.
    this.pending.endAll(terminated);
    this.endWaiting(endings.notRun(terminated));
    // Once more, for what callbacks that have been called meanwhile have promised.
    this.pending.endAll(terminated);
    await gone;
  }

  private onResults(lane: Lane, message: ResultsMessage): void {
    const flight = this.flights.of(lane);
    if (flight?.seq === message.seq) {
      this.deaths.sawResults();
      this.ledger.lost(flight, message.from);
      this.learn(flight, message);
      this.ledger.results(flight, message);
    }
  }

  /** A worker has come to the end of its batch: what it ran and has not sent by now, it has sent in vain. */
  private onRan(lane: Lane, count: number): void {
    const flight = this.flights.of(lane);
    if (flight) {
      this.ledger.lost(flight, count);
    }
  }

  /** A worker could not read its tasks. Sent in pieces, they show which of them it is. */
  private onUnread(lane: Lane, reason: string): void {
    const flight = this.flights.of(lane);
    if (flight && this.state === 'running' && !flight.cut) {
      this.flights.land(flight);
      this.options.observer?.returned(flight.first, flight.count);
      this.sender.unread(flight, reason);
    }
  }

  private onRefused(end: Error | null): void {
    if (end) {
      this.giveUp(end);
    }
    this.waiters.wake();
  }

  private learn({ parts, count }: Flight, { values, took }: ResultsMessage): void {
    const [{ job, cut }] = parts as [Slice];
    if (cut !== 'fixed' && count > 0 && values.length > 0) {
      this.pace.saw(job.fn, values.length, took);
    }
  }

  private onLoadFailed(lane: Lane, error: WireError): void {
    this.options.onLoadFailed?.(error);
    const flight = this.flights.of(lane);
    if (flight) {
      this.ledger.unloaded(flight, error);
    }
  }

  /** What waits for this file has an end, too: to wait as long for each worker once more would be no limit. */
  private onLateImport(lane: Lane, url: string, limit: number): void {
    const wire = endings.lateImport(url, limit);
    this.options.onLoadFailed?.(wire);
    const flight = this.flights.of(lane);
    if (flight) {
      this.ledger.unloaded(flight, wire);
      this.waiting.end(this.queue.remove(this.queue.jobsOf(url)), endings.unloaded(wire));
      this.deaths.sawResults(); // It says nothing of functions of other files.
    } else if (this.options.initializer) {
      this.giveUp(errorFrom(wire));
    }
    lane.giveUpImport(wire);
  }

  private onIdle(lane: Lane): void {
    this.isFull = false;
    const flight = this.flights.of(lane);
    if (flight) {
      this.flights.land(flight);
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
      this.waiting.putBack(flight);
    }
  }

  /** Gives waiting work to idle workers, and makes workers where some are missing. */
  private pump(): void {
    if (this.broken) {
      this.endWaiting(endings.notRun(this.broken));
    }
    if (this.isFull) {
      return;
    }
    for (const [place, lane] of this.staff.lanes.entries()) {
      if (this.state !== 'running' || this.queue.isEmpty) {
        return;
      }
      if (!lane && this.refusals.isOpen) {
        this.staff.start(place);
      }
      while (lane?.state === 'idle' && !this.queue.isEmpty) {
        this.sender.send(lane, this.queue.take(this.sizesFor(lane)));
      }
    }
    this.isFull = this.staff.lanes.every((lane) => lane !== null && lane.state !== 'idle');
  }

  /** A worker that is to be replaced after some chunks gets no more calls than it may have. */
  private sizesFor({ batches }: Lane): Sizes {
    const { maxtasksperchild } = this.options;
    return maxtasksperchild === undefined ? this.pace : this.pace.upTo(maxtasksperchild - batches);
  }

  private onDown(lane: Lane, death: Death): void {
    this.isFull = false;
    this.imports.ended(lane);
    const flight = this.flights.of(lane);
    this.staff.print(lane, lateError(lane, flight, death));
    if (!this.staff.bury(lane, () => whyDown(flight, death, this.state === 'running'))) {
      return; // Another took its place before it went.
    }
    if (death.isUnborn) {
      this.onRefused(this.refusals.unborn(death, this.staff.isEmpty));
      return;
    }
    if (this.staff.isEmpty) {
      this.refusals.onceMore();
    }
    if (this.options.initializer && !lane.wasReady && this.state === 'running') {
      this.giveUp(endings.diedError(death, 'The worker died in the initializer of the pool'));
    }
    if (this.deaths.isHopeless(lane, flight) && this.state === 'running') {
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
    this.pending.endReadings(this.broken);
    this.pump();
    this.waiters.wake();
  }

  /** Gives the tasks of a dead worker their outcomes; those that had not started wait again. */
  private salvage(flight: Flight, death: Death): void {
    this.flights.land(flight);
    const { running } = standing(flight);
    const isInnocent = death.late && running !== null && !flight.cut;
    this.ledger.died(flight, death, isInnocent && this.retries.allow(taskOf(flight, running)));
    this.finish(flight);
  }

  private endWaiting(ending: endings.Ending): void {
    this.waiting.endAll(ending);
    this.waiters.wake();
  }
}
