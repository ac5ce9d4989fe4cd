import { performance } from 'node:perf_hooks';
import { Status } from '../record/schema.js';
import { unpack } from '../worker/pack.js';
import { couldNotRead } from '../worker/sendable.js';
import type { ResultsMessage, TaskTimes, WireError } from '../worker/wire.js';
import { CallJob } from './callJob.js';
import * as endings from './endings.js';
import { type Flight, standing, taskOf } from './flight.js';
import type { Job } from './job.js';
import type { Death } from './lane.js';
import type { PoolObserver } from './observer.js';
import type { Slice } from './slices.js';

/** Gives tasks their outcomes: to the job that waits for them and, where there is one, to the record. */
export class Ledger {
  constructor(private readonly observer: PoolObserver | undefined) {}

  /** Results came back from a worker: runs of values, and between them failures. */
  results(flight: Flight, message: ResultsMessage): void {
    const { values: packed, failures, from, times } = message;
    const values = unpack(packed);
    const { dispatched } = flight;
    const received = times ? performance.now() : Number.NaN;
    failures.sort(([a], [b]) => a - b);
    let at = 0;
    for (const [failed, wire] of [...failures, [values.length, null] as const]) {
      const count = failed - at;
      if (count > 0) {
        if (times) {
          const row = flight.first + from + at;
          this.observer?.results({ ...times, values, dispatched, received, row, at, count });
        }
        this.settleValues(flight, from + at, values, at, count);
      }
      if (wire) {
        this.failed(flight, from + failed, wire, times && timesOf(times, failed, dispatched, received));
      }
      at = failed + 1;
    }
  }

  private settleValues(
    flight: Flight,
    from: number,
    values: ArrayLike<unknown>,
    at: number,
    count: number,
  ): void {
    flight.settled += count;
    if (flight.parts.length === 1) {
      const { job, i } = taskOf(flight, from);
      job.settleValues(i, values, at, count);
      return;
    }
    // Callers go on when all are settled, so that is when calls without a callback have their results.
    let quiet = 0;
    for (let k = 0; k < count; k++) {
      const { job, from: i } = flight.parts[from + k] as Slice;
      if (job instanceof CallJob && job.isQuiet) {
        job.settleQuietly(values[at + k]);
        quiet++;
      } else {
        this.delivered(flight.first + from + k, quiet);
        quiet = 0;
        job.settle(i, { ok: true, value: values[at + k] });
      }
    }
    this.delivered(flight.first + from + count, quiet);
  }

  /** The last `count` tasks before row `end` are with their callers. */
  private delivered(end: number, count: number): void {
    if (count > 0) {
      this.observer?.delivered(end - count, count, performance.now());
    }
  }

  /** @param times - null where nothing is recorded */
  private failed(flight: Flight, at: number, wire: WireError, times: Times | null): void {
    const { status, error } = endings.failed(wire);
    if (times) {
      const text = JSON.stringify(endings.wireRecord(wire));
      this.observer?.outcome({ ...times, row: flight.first + at, status, text });
    }
    flight.settled++;
    const { job, i } = taskOf(flight, at);
    job.settle(i, { ok: false, error });
  }

  /** Outcomes of the tasks before number `to` have come, or should have: those that are missing could not be read. */
  lost(flight: Flight, to: number): void {
    while (flight.settled < Math.min(to, flight.count)) {
      const reason = flight.unreadable ?? 'what the worker sent did not arrive';
      this.settleNext(flight, endings.failed(couldNotRead(reason)), Number.NaN);
    }
  }

  /** A worker could not get at the function: none of the flight's tasks ran. */
  unloaded(flight: Flight, wire: WireError): void {
    while (flight.settled < flight.count) {
      this.settleNext(flight, endings.unloaded(wire), Number.NaN);
    }
  }

  /**
   * A worker died: the tasks it had begun get their outcomes.
   *
   * @param sparesRunning - the one it was on is to be run again, because it was not its doing
   */
  died(flight: Flight, death: Death, sparesRunning: boolean): void {
    const { begun, running, started } = standing(flight);
    const { late, cut } = flight;
    while (flight.settled < (sparesRunning ? (running as number) : begun)) {
      const at = flight.settled;
      const { job, i } = taskOf(flight, at);
      if (at === late?.at) {
        this.settleNext(flight, endings.timedOut(late.limit), late.started);
      } else if (cut) {
        this.settleNext(flight, endings.cancelled(cut.reason), at === running ? started : Number.NaN);
      } else if (at === running) {
        this.settleNext(flight, endings.crashed(death, i, job.given(i)), started);
      } else {
        this.settleNext(flight, endings.crashedUnsent(death, i, job.given(i)), Number.NaN);
      }
    }
  }

  /**
   * A flight is cut short: each of its tasks that has no outcome gets one.
   *
   * @param reason - why its job was aborted; null: the pool is terminated
   */
  abandoned(flight: Flight, reason: unknown): void {
    const { begun, running, started } = standing(flight);
    while (flight.settled < flight.count) {
      const at = flight.settled;
      if (at >= begun) {
        this.settleNext(flight, endings.notRun(reason ?? endings.terminated()), Number.NaN);
      } else if (at === running) {
        this.settleNext(flight, endings.cancelled(reason ?? undefined), started);
      } else {
        this.settleNext(
          flight,
          reason === null ? endings.cancelledUnsent() : endings.cancelled(reason),
          Number.NaN,
        );
      }
    }
  }

  /** A task that no worker has gets its outcome. */
  settle(job: Job, i: number, { status, error, wire }: endings.Ending, started = Number.NaN): void {
    if (this.observer) {
      const now = performance.now();
      const cameBack = status !== Status.cancelled && status !== Status.notRun;
      this.observer.outcome({
        row: job.rowOf(i),
        status,
        started,
        // A task that was cut short ended when its worker did, as far as its caller can know.
        ended: Number.isNaN(started) ? Number.NaN : now,
        cpu: Number.NaN,
        received: cameBack ? now : Number.NaN,
        text: JSON.stringify(wire ? endings.wireRecord(wire) : endings.ownRecord(error)),
      });
    }
    job.settle(i, { ok: false, error });
  }

  private settleNext(flight: Flight, ending: endings.Ending, started: number): void {
    const at = flight.settled++;
    const { job, i } = taskOf(flight, at);
    this.settle(job, i, ending, started);
  }
}

interface Times {
  started: number;
  ended: number;
  cpu: number;
  received: number;
}

/** Two clocks may differ by microseconds: no task starts before it was sent or ends after it came back. */
function timesOf(times: TaskTimes, i: number, dispatched: number, received: number): Times {
  const started = Math.min(Math.max(times.started[i] as number, dispatched), received);
  const ended = Math.min(Math.max(times.ended[i] as number, started), received);
  return { started, ended, cpu: times.cpu.ms[times.cpu.at.indexOf(i)] ?? Number.NaN, received };
}
