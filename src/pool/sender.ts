import { pack } from '../worker/pack.js';
import { couldNotSendArgument, reasonOf } from '../worker/sendable.js';
import * as endings from './endings.js';
import type { Flight } from './flight.js';
import type { Flights } from './flights.js';
import type { Job } from './job.js';
import type { Lane } from './lane.js';
import type { Ledger } from './ledger.js';
import type { Pending } from './pending.js';
import type { Retries } from './retries.js';
import type { Slice, SliceQueue } from './slices.js';

type Args = unknown[] | Float64Array;

/** Sends slices to workers, and fails the tasks whose arguments cannot be sent: those alone. */
export class Sender {
  /** Why the last slices could not be sent. */
  private refusal: unknown;

  constructor(
    private readonly queue: SliceQueue,
    private readonly flights: Flights,
    private readonly ledger: Ledger,
    private readonly pending: Pending,
    private readonly retries: Retries,
  ) {}

  /**
   * Sends slices; when something in them cannot be sent, all up to that: its task fails, what follows it waits. That it
   * can be sent is seen by sending it: to prove it first would cost as much again.
   */
  send(lane: Lane, parts: Slice[]): void {
    const [{ job, from, count }] = parts as [Slice];
    const args =
      parts.length === 1 ? job.argumentsOf(from, count) : parts.map((part) => part.job.argument(part.from));
    this.sendPart(lane, parts, args);
  }

  /** The worker could not read the tasks of a flight: they wait again, in pieces; one alone fails. */
  unread({ parts, count }: Flight, reason: string): void {
    if (count === 1) {
      const [{ job, from }] = parts as [Slice];
      this.fail(job, from, reason);
      return;
    }
    const half = count >> 1;
    const halves =
      parts.length > 1 ? parts.slice(0, count) : [...pieces(parts, 0, half), ...pieces(parts, half, count)];
    this.putBack(halves.map((part) => ({ job: part.job, from: part.from, count: part.count, cut: 'fixed' })));
  }

  /** When something cannot be sent, the second half waits, and the first is tried; so on, until it stands alone. */
  private sendPart(lane: Lane, parts: Slice[], args: Args): void {
    if (this.launched(lane, parts, args)) {
      return;
    }
    if (args.length === 1) {
      const [{ job, from }] = parts as [Slice];
      this.fail(job, from, reasonOf(this.refusal));
      return;
    }
    const half = args.length >> 1;
    this.putBack(pieces(parts, half, args.length));
    this.sendPart(lane, pieces(parts, 0, half), args.slice(0, half));
  }

  private launched(lane: Lane, parts: Slice[], args: Args): boolean {
    const mark = parts.some(({ job }) => this.retries.has(job));
    try {
      this.flights.launch(lane, parts, pack(args), mark);
      return true;
    } catch (error) {
      this.refusal = error;
      return false;
    }
  }

  private putBack(parts: Slice[]): void {
    for (const part of parts.toReversed()) {
      this.queue.putBack(part);
    }
  }

  /** Not at once: the call that made the task is still being made, perhaps. */
  private fail(job: Job, i: number, reason: string): void {
    const wire = couldNotSendArgument(job.given(i), reason);
    this.pending.later(() => this.ledger.settle(job, i, endings.failed(wire)));
  }
}

/** The tasks from number `from` to before `to`, counted over all parts. */
function pieces(parts: Slice[], from: number, to: number): Slice[] {
  if (from >= to) {
    return [];
  }
  const [{ job, from: first, cut }] = parts as [Slice];
  return parts.length === 1 ? [{ job, from: first + from, count: to - from, cut }] : parts.slice(from, to);
}
