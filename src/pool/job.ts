import type { FunctionAddress } from '../worker/wire.js';
import type { WaitObserver } from './asyncResult.js';
import type { Pending } from './pending.js';

export type TaskOutcome = { ok: true; value: unknown } | { ok: false; error: unknown };

/** What a job tells of itself while it ends; the pool's recorder listens. */
export interface JobObserver {
  callback(row: number): void;
  /** The caller has the results of `count` tasks from row `first` on. */
  delivered(first: number, count: number): void;
}

/** One call into the pool: some tasks and what their caller gets. Tasks are numbered within the job. */
export interface Job {
  readonly fn: FunctionAddress;
  readonly spread: 'one' | 'many';
  /** ms each task may run; undefined: as long as the pool lets any. */
  readonly timeout: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Record row of its task number `i`. */
  rowOf(i: number): number;
  /** What is sent for its task number `i`, which is not over. */
  argument(i: number): unknown;
  /** What its task number `i` was given, as its errors have it: an input, or the list of the arguments of a call. */
  given(i: number): unknown;
  /** What is sent for consecutive tasks that are not over; nobody else's list. */
  argumentsOf(from: number, count: number): unknown[] | Float64Array;
  /** Task number `i` is over. This or `settleValues` is called exactly once for each. */
  settle(i: number, outcome: TaskOutcome): void;
  /** Consecutive tasks, from number `from` on, are over and gave `count` of these values, from place `at` on. */
  settleValues(from: number, values: ArrayLike<unknown>, at: number, count: number): void;
}

/** What every job is made of. */
export interface JobSetup {
  fn: FunctionAddress;
  timeout: number | undefined;
  signal: AbortSignal | undefined;
  observer: JobObserver | undefined;
  /** Set where the result goes to the caller, whose waiting on it is a call of its own. */
  waits: WaitObserver | undefined;
  pending: Pending;
  /** Called when its last task is over. */
  over: (job: Job) => void;
}
