import { AsyncResult } from './asyncResult.js';
import { type Callbacks, conclude } from './conclude.js';
import type { Job, JobSetup, TaskOutcome } from './job.js';

/** `apply` and `apply_async`: one task, one result. */
export class CallJob implements Job {
  readonly fn;
  readonly timeout;
  readonly signal;
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
    ({ fn: this.fn, timeout: this.timeout, signal: this.signal } = setup);
    this.result = new AsyncResult(setup.waits);
  }

  rowOf(): number {
    return this.row;
  }

  argument(): unknown {
    return this.args;
  }

  settle(_i: number, outcome: TaskOutcome): void {
    this.setup.over(this);
    this.setup.observer?.delivered(this.row, 1);
    conclude(this.result, outcome, this.callbacks, this.setup, this.row);
  }
}
