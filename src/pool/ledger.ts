import { performance } from 'node:perf_hooks';
import { Status } from '../record/schema.js';
import type { ResultsMessage, WireError } from '../worker/wire.js';
import * as endings from './endings.js';
import { type Flight, rowOf, standing } from './flight.js';
import type { Job } from './job.js';
import type { Death } from './lane.js';
import type { PoolObserver } from './observer.js';

/** Gives tasks their outcomes: to the job that waits for them and, where there is one, to the record. */
export class Ledger {
  constructor(private readonly observer: PoolObserver | undefined) {}

  /** Results came back from a worker. */
  results(flight: Flight, message: ResultsMessage): void {
    const received = performance.now();
    const failures = message.failures.length > 0 ? new Map(message.failures) : null;
    const { job, from } = flight.slice;
    for (let i = 0; i < message.values.length; i++) {
      const at = message.from + i;
      const wire = failures?.get(i);
      // Two clocks may differ by microseconds: no task starts before it was sent or ends after it came back.
      const started = Math.min(Math.max(message.started[i] as number, flight.dispatched), received);
      const times = {
        row: rowOf(flight, at),
        started,
        ended: Math.min(Math.max(message.ended[i] as number, started), received),
        cpu: message.cpu[i] as number,
        received,
      };
      flight.settled++;
      if (wire) {
        const { status, error } = endings.failed(wire);
        this.observer?.outcome({ ...times, status, text: JSON.stringify(endings.wireRecord(wire)) });
        job.settle(from + at, { ok: false, error });
      } else {
        this.observer?.value(times, message.values[i]);
        job.settle(from + at, { ok: true, value: message.values[i] });
      }
    }
  }

  /** A worker could not get at the function: none of the flight's tasks ran. */
  unloaded(flight: Flight, wire: WireError): void {
    while (flight.settled < flight.slice.count) {
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
    const { late, cut, slice } = flight;
    while (flight.settled < (sparesRunning ? (running as number) : begun)) {
      const at = flight.settled;
      const i = slice.from + at;
      if (at === late?.at) {
        this.settleNext(flight, endings.timedOut(late.limit), late.started);
      } else if (cut) {
        this.settleNext(flight, endings.cancelled(cut.reason), at === running ? started : Number.NaN);
      } else if (at === running) {
        this.settleNext(flight, endings.crashed(death, i, slice.job.argument(i)), started);
      } else {
        this.settleNext(flight, endings.crashedUnsent(death, i, slice.job.argument(i)), Number.NaN);
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
    while (flight.settled < flight.slice.count) {
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
    const now = performance.now();
    const cameBack = status !== Status.cancelled && status !== Status.notRun;
    this.observer?.outcome({
      row: job.rowOf(i),
      status,
      started,
      // A task that was cut short ended when its worker did, as far as its caller can know.
      ended: Number.isNaN(started) ? Number.NaN : now,
      cpu: Number.NaN,
      received: cameBack ? now : Number.NaN,
      text: JSON.stringify(wire ? endings.wireRecord(wire) : endings.ownRecord(error)),
    });
    job.settle(i, { ok: false, error });
  }

  private settleNext(flight: Flight, ending: endings.Ending, started: number): void {
    const at = flight.settled++;
    this.settle(flight.slice.job, flight.slice.from + at, ending, started);
  }
}
