import type { FunctionAddress } from '../worker/wire.js';
import { AsyncResult, type WaitObserver } from './asyncResult.js';

export type TaskOutcome = { ok: true; value: unknown } | { ok: false; error: Error };

export interface Callbacks<T> {
  /** Runs in the caller's process, once, before the result is ready. */
  callback?: ((value: T) => void) | undefined;
  errorCallback?: ((error: unknown) => void) | undefined;
}

/** What a job tells of itself while it ends; the pool's recorder listens. */
export interface JobObserver {
  callback(row: number): void;
  /** The caller has the results of `count` tasks from row `first` on. */
  delivered(first: number, count: number): void;
}

interface JobBase {
  /** Record row of its first task. */
  readonly first: number;
  readonly count: number;
  readonly fn: FunctionAddress;
  readonly spread: 'one' | 'many';
  /** Tasks in a chunk. */
  readonly chunksize: number;
  /** What is sent for its task number `i`. */
  argument(i: number): unknown;
  /** Task number `i` is over. Called exactly once for each. */
  settle(i: number, outcome: TaskOutcome): void;
}

/** One call into the pool: some tasks and what their caller gets. */
export type Job = JobBase;

interface JobSetup<T> {
  first: number;
  fn: FunctionAddress;
  callbacks: Callbacks<T>;
  observer?: JobObserver | undefined;
  waits?: WaitObserver | undefined;
}

/** Ends a result as CPython does: the callback runs first, then it is ready. A callback that throws rejects it. */
function conclude<T>(
  result: AsyncResult<T>,
  outcome: { ok: true; value: T } | { ok: false; error: unknown },
  { callbacks, observer }: JobSetup<T>,
  row: number,
): void {
  const callback = outcome.ok ? callbacks.callback : callbacks.errorCallback;
  if (callback) {
    observer?.callback(row);
    try {
      callback((outcome.ok ? outcome.value : outcome.error) as T & unknown);
    } catch (error) {
      result.reject(error);
      return;
    }
  }
  if (outcome.ok) {
    result.resolve(outcome.value);
  } else {
    result.reject(outcome.error);
  }
}

/** `map` and its relatives: one result for all tasks, in input order; the first error to arrive wins. */
export class ListJob implements JobBase {
  readonly result: AsyncResult<unknown[]>;
  readonly first: number;
  readonly fn: FunctionAddress;
  private readonly values: unknown[];
  private left: number;
  private failure: { error: Error } | null = null;

  constructor(
    private readonly setup: JobSetup<unknown[]>,
    private readonly inputs: unknown[],
    readonly spread: 'one' | 'many',
    readonly chunksize: number,
  ) {
    this.first = setup.first;
    this.fn = setup.fn;
    this.result = new AsyncResult(setup.waits);
    this.values = new Array(inputs.length);
    this.left = inputs.length;
    if (this.left === 0) {
      this.result.resolve([]); // No callback: as CPython.
    }
  }

  get count(): number {
    return this.inputs.length;
  }

  argument(i: number): unknown {
    return this.inputs[i];
  }

  settle(i: number, outcome: TaskOutcome): void {
    if (outcome.ok) {
      this.values[i] = outcome.value;
    } else {
      this.failure ??= outcome;
    }
    this.left--;
    if (this.left > 0) {
      return;
    }
    if (this.failure) {
      conclude(this.result, { ok: false, error: this.failure.error }, this.setup, -1);
    } else {
      this.setup.observer?.delivered(this.first, this.count);
      conclude(this.result, { ok: true, value: this.values }, this.setup, -1);
    }
  }
}

/** `apply` and `apply_async`: one task, one result. */
export class CallJob implements JobBase {
  readonly result: AsyncResult<unknown>;
  readonly first: number;
  readonly fn: FunctionAddress;
  readonly count = 1;
  readonly spread = 'many';
  readonly chunksize = 1;

  constructor(
    private readonly setup: JobSetup<unknown>,
    private readonly args: unknown[],
  ) {
    this.first = setup.first;
    this.fn = setup.fn;
    this.result = new AsyncResult(setup.waits);
  }

  argument(): unknown {
    return this.args;
  }

  settle(_i: number, outcome: TaskOutcome): void {
    this.setup.observer?.delivered(this.first, 1);
    conclude(this.result, outcome, this.setup, this.first);
  }
}
