import { TimeoutError } from './errors.js';

/** Told when a caller starts and stops waiting for a result. */
export type WaitObserver = (call: 'get' | 'wait' | 'next') => () => void;

/**
 * The result of work that may still go on, as CPython's AsyncResult (Lib/multiprocessing/pool.py, `ApplyResult`).
 * It makes a promise only when somebody waits, so a failure that nobody asks for is no unhandled rejection.
 */
export class AsyncResult<T> {
  private state: { ok: true; value: T } | { ok: false; error: unknown } | null = null;
  private waiters: (() => void)[] | null = null;

  /** @internal Use `Pool.mapAsync` or `Pool.applyAsync`. */
  constructor(private readonly observe?: WaitObserver) {}

  /** Whether the work is over, well or not. */
  ready(): boolean {
    return this.state !== null;
  }

  /**
   * Whether the work ended without an error.
   *
   * @throws Error when it is not ready
   */
  successful(): boolean {
    if (this.state === null) {
      throw new Error(`${String(this)} not ready`);
    }
    return this.state.ok;
  }

  /**
   * Waits for the work to end.
   *
   * @param timeout - ms; without it, as long as it takes
   * @returns a promise that is fulfilled when the work or the time is over, and never rejected
   */
  async wait(timeout?: number): Promise<void> {
    const done = this.observe?.('wait');
    await this.settled(timeout);
    done?.();
  }

  /**
   * Waits for the work and gives what it gave.
   *
   * @param timeout - ms; without it, as long as it takes
   * @throws the error of the work; TimeoutError when the time is over first (the work goes on, `get` can be called again)
   */
  async get(timeout?: number): Promise<T> {
    const done = this.observe?.('get');
    if (this.state === null) {
      await this.settled(timeout);
    }
    done?.();
    if (this.state === null) {
      throw new TimeoutError(`No result after ${timeout} ms; the work goes on.`);
    }
    if (!this.state.ok) {
      throw this.state.error;
    }
    return this.state.value;
  }

  /** @internal */
  reject(error: unknown): void {
    this.settle({ ok: false, error });
  }

  /** @internal The first one counts. */
  settle(state: { ok: true; value: T } | { ok: false; error: unknown }): void {
    if (this.state === null) {
      this.state = state;
      const { waiters } = this;
      this.waiters = null;
      for (const wake of waiters ?? []) {
        wake();
      }
    }
  }

  toString(): string {
    return 'AsyncResult';
  }

  private settled(timeout: number | undefined): Promise<void> {
    if (this.state !== null) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.waiters ??= [];
      const { waiters } = this;
      const wake = () => {
        clearTimeout(timer);
        if (this.waiters === waiters) {
          waiters.splice(waiters.indexOf(wake), 1);
        }
        resolve();
      };
      const timer = timeout === undefined ? undefined : setTimeout(wake, Math.max(0, timeout));
      waiters.push(wake);
    });
  }
}
