import { TimeoutError } from './errors.js';

/** Told when a caller starts and stops waiting for a result. */
export type WaitObserver = (call: 'get' | 'wait' | 'next') => () => void;

/**
 * The result of work that may still go on, as CPython's AsyncResult (Lib/multiprocessing/pool.py, `ApplyResult`).
 * It makes a promise only when somebody waits, so a failure that nobody asks for is no unhandled rejection.
 */
export class AsyncResult<T> {
  private state: { ok: true; value: T } | { ok: false; error: unknown } | null = null;
  private waiters: (() => void)[] = [];

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
    await this.settled(timeout);
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
  resolve(value: T): void {
    this.settle({ ok: true, value });
  }

  /** @internal */
  reject(error: unknown): void {
    this.settle({ ok: false, error });
  }

  toString(): string {
    return 'AsyncResult';
  }

  private settle(state: NonNullable<AsyncResult<T>['state']>): void {
    if (this.state === null) {
      this.state = state;
      for (const wake of this.waiters.splice(0)) {
        wake();
      }
    }
  }

  private settled(timeout: number | undefined): Promise<void> {
    if (this.state !== null) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = timeout === undefined ? undefined : setTimeout(wake, Math.max(0, timeout));
      const waiters = this.waiters;
      function wake() {
        clearTimeout(timer);
        const at = waiters.indexOf(wake);
        if (at >= 0) {
          waiters.splice(at, 1);
        }
        resolve();
      }
      waiters.push(wake);
    });
  }
}
