import { AsyncResult } from './asyncResult.js';
import { type Callbacks, conclude } from './conclude.js';
import { type Context, contextOfCallbacks } from './context.js';
import type { Job, JobSetup, TaskOutcome } from './job.js';
import type { Cut, Slice } from './slices.js';

/**
 * `apply` and `apply_async`: one task, one result. It is its own slice of the queue, and keeps a single argument as it
 * is, because there may be a million of them.
 */
export class CallJob implements Job, Slice {
  readonly result: AsyncResult<unknown>;
  readonly spread: Job['spread'];
  private readonly args: unknown;
  private readonly context: Context | undefined;

  /**
   * @param args - of its one task
   * @param row - of its one task in the record
   */
  constructor(
    private readonly setup: JobSetup,
    args: unknown[],
    private readonly row: number,
    private readonly callbacks: Callbacks<unknown>,
    readonly cut: Cut,
  ) {
    this.context = contextOfCallbacks(callbacks);
    this.spread = args.length === 1 ? 'one' : 'many';
    this.args = args.length === 1 ? args[0] : args;
    this.result = new AsyncResult(setup.waits);
  }

  get job(): this {
    return this;
  }

  get from(): number {
    return 0;
  }

  get count(): number {
    return 1;
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

  given(): unknown {
    return this.spread === 'one' ? [this.args] : this.args;
  }

  argumentsOf(): unknown[] {
    return [this.args];
  }

  /** Nothing happens when it ends well but that its result is there, so that it can be written down with others. */
  get isQuiet(): boolean {
    return !this.callbacks.callback;
  }

  /** As `settle` with a value, but that its delivery is not written down. Only for one that is quiet. */
  settleQuietly(value: unknown): void {
    this.setup.over(this);
    this.result.resolve(value);
  }

  settleValues(i: number, values: ArrayLike<unknown>, at: number): void {
    this.settle(i, { ok: true, value: values[at] });
  }

  settle(_i: number, outcome: TaskOutcome): void {
    this.setup.over(this);
    this.setup.observer?.delivered(this.row, 1);
    conclude(this.result, outcome, this.callbacks, this.setup, this.row, this.context);
  }
}
