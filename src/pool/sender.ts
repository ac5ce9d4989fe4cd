import { pack } from '../worker/pack.js';
import { couldNotSendArgument, reasonOf, unsendable } from '../worker/sendable.js';
import * as endings from './endings.js';
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

  /** @param probe - throws for what the type of the workers cannot carry */
  constructor(
    private readonly queue: SliceQueue,
    private readonly flights: Flights,
    private readonly ledger: Ledger,
    private readonly pending: Pending,
    private readonly retries: Retries,
    private readonly probe: (value: unknown) => void,
  ) {}

  /**
   * Sends slices; when something in them cannot be sent, all up to that: its task fails, what follows it waits. That it
   * can be sent is seen by sending it: to prove it first would cost as much again.
   */
  send(lane: Lane, parts: Slice[]): void {
    const [{ job, from, count }] = parts as [Slice];
    const args =
      parts.length === 1 ? job.argumentsOf(from, count) : parts.map((part) => part.job.argument(part.from));
    if (!this.launched(lane, parts, args)) {
      this.sendUpTo(lane, parts, args);
    }
  }

  private sendUpTo(lane: Lane, parts: Slice[], args: Args): void {
    let count = 0;
    let reason: string | null = null;
    while (count < args.length) {
      reason = unsendable(args[count], this.probe);
      if (reason !== null) {
        break;
      }
      count++;
    }
    const before = pieces(parts, 0, count);
    this.putBack(pieces(parts, reason === null ? count : count + 1, args.length));
    if (count > 0 && !this.launched(lane, before, args.slice(0, count))) {
      this.unsent(before);
    }
    if (reason !== null) {
      const [culprit] = pieces(parts, count, count + 1) as [Slice];
      this.fail(culprit.job, culprit.from, reason);
    }
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

  /**
   * An argument that could be sent a moment ago cannot be now: it has a getter with moods. Each task is tried on its
   * own then, so that only the one with that argument fails.
   */
  private unsent(parts: Slice[]): void {
    const [{ job, from, count }] = parts as [Slice];
    if (parts.length === 1 && count === 1) {
      this.fail(job, from, reasonOf(this.refusal));
      return;
    }
    for (const part of parts.toReversed()) {
      for (let i = part.from + part.count - 1; i >= part.from; i--) {
        this.queue.putBack({ job: part.job, from: i, count: 1, cut: 'fixed' });
      }
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
