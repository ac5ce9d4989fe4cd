import { AsyncResult } from './asyncResult.js';
import { type Callbacks, conclude } from './conclude.js';
import type { Job, JobSetup, TaskOutcome } from './job.js';

/** `apply` and `apply_async`: one task, one result. */
export class CallJob implements Job {
  readonly spread = 'many';
  readonly result: AsyncResult<unknown>;

  /**
   * @param args - of its one task
   * @param row - of its one task in the record
   */
  constructor(
    private readonly setup: JobSetup,
    private readonly args: unknown[],
    private readonly row: number,
    private readonly callbacks: Callbacks<unknown>,
  ) {
    this.result = new AsyncResult(setup.waits);
  }

  get fn() {
    return this.setup.fn;
  }

  get timeout() {
    return this.setup.timeout;
  }

  get signal() {
    return this.setup.signal;
  }

  rowOf(): number {
    return this.row;
  }

  argument(): unknown {
    return this.args;
  }

  argumentsOf(): unknown[] {
    return [this.args];
  }

  settleValues(i: number, values: ArrayLike<unknown>, at: number): void {
    this.settle(i, { ok: true, value: values[at] });
  }

  settle(_i: number, outcome: TaskOutcome): void {
    this.setup.over(this);
    this.setup.observer?.delivered(this.row, 1);
    conclude(this.result, outcome, this.callbacks, this.setup, this.row);
  }
}
