import { AsyncResult } from './asyncResult.js';
import { type Callbacks, conclude } from './conclude.js';
import type { Context } from './context.js';
import type { InputList } from './iterables.js';
import type { Job, JobSetup, TaskOutcome } from './job.js';

/** `map` and its relatives: one result for all tasks, in input order; the first error to arrive wins. */
export class ListJob implements Job {
  readonly fn;
  readonly timeout;
  readonly signal;
  /** Made when the first of them come. */
  private values: unknown[] = [];
  /** Those that have come and are not in it yet. */
  private came: { from: number; values: ArrayLike<unknown>; at: number; count: number }[] = [];
  private left: number;
  private failure: { error: unknown } | null = null;

  /**
   * @param first - record row of the first task
   * @param result - becomes ready with the job
   */
  constructor(
    private readonly setup: JobSetup,
    private readonly inputs: InputList,
    readonly spread: 'one' | 'many',
    private readonly first: number,
    private readonly callbacks: Callbacks<unknown[]>,
    private readonly context: Context | undefined,
    readonly result = new AsyncResult<unknown[]>(setup.waits),
  ) {
    ({ fn: this.fn, timeout: this.timeout, signal: this.signal } = setup);
    this.left = inputs.length;
    if (this.left === 0) {
      this.result.settle({ ok: true, value: [] }); // No callback: as CPython.
    }
  }

  rowOf(i: number): number {
    return this.first + i;
  }

  argument(i: number): unknown {
    return this.inputs[i];
  }

  given(i: number): unknown {
    return this.argument(i);
  }

  argumentsOf(from: number, count: number): unknown[] | Float64Array {
    return this.inputs.slice(from, from + count);
  }

  settleValues(from: number, values: ArrayLike<unknown>, at: number, count: number): void {
    this.came.push({ from, values, at, count });
    if (count < this.left && this.came.length === 1) {
      // Not now: the worker that sent them gets its next chunk first.
      queueMicrotask(() => this.takeIn());
    }
    this.settled(count);
  }

  settle(i: number, outcome: TaskOutcome): void {
    if (outcome.ok) {
      this.room(outcome.value)[i] = outcome.value;
    } else {
      this.failure ??= outcome;
    }
    this.settled(1);
  }

  /** Puts the values that have come into their places. */
  private takeIn(): void {
    const { came } = this;
    this.came = [];
    for (const { from, values, at, count } of came) {
      const list = this.room(values[at + count - 1]);
      for (let k = 0; k < count; k++) {
        list[from + k] = values[at + k];
      }
    }
  }

  /**
   * The list of values, with room for all.
   *
   * @param example - one of them: V8 keeps a list of whole numbers in another way than one of fractions, and to change
   * over takes as long as to make it
   */
  private room(example: unknown): unknown[] {
    const { length } = this.inputs;
    if (this.values.length < length) {
      this.values = typeof example === 'number' && (example | 0) !== example ? [example] : [];
      this.values.length = length;
    }
    return this.values;
  }

  private settled(count: number): void {
    this.left -= count;
    if (this.left > 0) {
      return;
    }
    const { setup, result, callbacks, context, failure } = this;
    this.takeIn();
    setup.over(this);
    if (failure) {
      conclude(result, { ok: false, error: failure.error }, callbacks, setup, -1, context);
    } else {
      setup.observer?.delivered(this.first, this.inputs.length);
      conclude(result, { ok: true, value: this.values }, callbacks, setup, -1, context);
    }
  }
}
