import { couldNotSendArgument, reasonOf, unsendable } from '../worker/sendable.js';
import * as endings from './endings.js';
import type { Flights } from './flights.js';
import type { Job } from './job.js';
import type { Lane } from './lane.js';
import type { Ledger } from './ledger.js';
import type { PoolObserver } from './observer.js';
import type { Pending } from './pending.js';
import type { Retries } from './retries.js';
import type { Slice, SliceQueue } from './slices.js';

/** Sends slices to workers, and fails the tasks whose arguments cannot be sent: those alone. */
export class Sender {
  /** @param probe - throws for what the type of the workers cannot carry */
  constructor(
    private readonly queue: SliceQueue,
    private readonly flights: Flights,
    private readonly ledger: Ledger,
    private readonly pending: Pending,
    private readonly retries: Retries,
    private readonly observer: PoolObserver | undefined,
    private readonly probe: (value: unknown) => void,
  ) {}

  /** Sends a slice, up to the first of its arguments that cannot be sent: that task fails, what follows it waits. */
  send(lane: Lane, slice: Slice): void {
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
      this.fail(job, from + count, reason);
    }
  }

  private launch(lane: Lane, slice: Slice, args: unknown[]): void {
    try {
      this.flights.launch(lane, slice, args, this.retries.has(slice.job));
    } catch (error) {
      this.unsent(slice, error);
    }
  }

  /**
   * An argument that could be sent a moment ago cannot be now: it has a getter with moods. Each task is tried on its
   * own then, so that only the one with that argument fails.
   */
  private unsent({ job, from, count }: Slice, error: unknown): void {
    this.observer?.returned(job.rowOf(from), count);
    if (count === 1) {
      this.fail(job, from, reasonOf(error));
      return;
    }
    for (let i = from + count - 1; i >= from; i--) {
      this.queue.putBack({ job, from: i, count: 1 });
    }
  }

  /** Not at once: the call that made the task is still being made, perhaps. */
  private fail(job: Job, i: number, reason: string): void {
    const wire = couldNotSendArgument(job.argument(i), reason);
    this.pending.later(() => this.ledger.settle(job, i, endings.failed(wire)));
  }
}
