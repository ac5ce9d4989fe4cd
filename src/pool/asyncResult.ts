import { TimeoutError } from './errors.js';
import { after } from './longTimer.js';
import { checkWait } from './waitLimit.js';

type Wait = 'get' | 'wait' | 'next';

/** Told when a caller starts and stops waiting for a result. */
export interface WaitObserver {
  /** @returns what to give to `ends` */
  begins(call: Wait): number;
  ends(wait: number): void;
  /** A caller asked for a result that was there. */
  passes(call: Wait): void;
}

/**
 * The result of work that may still go on, as CPython's AsyncResult (Lib/multiprocessing/pool.py, `ApplyResult`); made by
 * `mapAsync`, `starmapAsync` and `applyAsync`. It makes a promise only when somebody waits, so a failure that nobody asks for is no unhandled rejection.
 */
export class AsyncResult<T> {
  private state: 'pending' | 'ok' | 'failed' = 'pending';
  /** The value or the error, once there is one. */
  private content: unknown = undefined;
  private waiters: (() => void)[] | null = null;

  /** @internal Use `Pool.mapAsync` or `Pool.applyAsync`. */
  constructor(private readonly observe?: WaitObserver) {}

  /**
   * Whether the work is over, well or not. A callback has run by then.
   *
   * @returns at once: true when `get` would not have to wait
   */
  ready(): boolean {
    return this.state !== 'pending';
  }

  /**
   * Whether the work ended without an error.
   *
   * @returns true when `get` would give a result, false when it would throw
   * @throws Error, `AsyncResult not ready`, while the work goes on (CPython: ValueError, since 3.7)
   */
  successful(): boolean {
    if (this.state === 'pending') {
      throw new Error(`${String(this)} not ready`);
    }
    return this.state === 'ok';
  }

  /**
   * Waits for the work to end.
   *
   * @param timeout - ms to wait at most, of any length; without it, as long as it takes (CPython counts in seconds)
   * @returns a promise that is fulfilled when the work or the time is over
   * @throws RangeError for a time that is no number; never the error of the work
   */
  async wait(timeout?: number): Promise<void> {
    checkWait(timeout);
    const wait = this.observe?.begins('wait');
    await this.settled(timeout);
    if (wait !== undefined) {
      this.observe?.ends(wait);
    }
  }

  /**
   * Waits for the work and gives what it gave.
   *
   * @param timeout - ms to wait at most, of any length; without it, as long as it takes (CPython counts in seconds)
   * @returns the result of the call; of a map, all results in input order. Each time it is asked for, the same
   * @throws the error of the work, as often as it is asked for; TimeoutError when the time is over first: the work goes on,
   * and `get` can be called again; RangeError for a time that is no number
   */
  async get(timeout?: number): Promise<T> {
    checkWait(timeout);
    if (this.state !== 'pending') {
      this.observe?.passes('get');
    } else {
      const wait = this.observe?.begins('get');
      await this.settled(timeout);
      if (wait !== undefined) {
        this.observe?.ends(wait);
      }
    }
    // It may have been settled while it was waited for.
    switch (this.state as AsyncResult<T>['state']) {
      case 'pending':
        throw new TimeoutError(`No result after ${timeout} ms; the work goes on.`);
      case 'failed':
        throw this.content;
      case 'ok':
        return this.content as T;
    }
  }

  /** @internal */
  reject(error: unknown): void {
    this.settleAs('failed', error);
  }

  /** @internal */
  resolve(value: T): void {
    this.settleAs('ok', value);
  }

  /** @internal */
  settle(outcome: { ok: true; value: T } | { ok: false; error: unknown }): void {
    if (outcome.ok) {
      this.resolve(outcome.value);
    } else {
      this.reject(outcome.error);
    }
  }

  /** The first one counts. */
  private settleAs(state: 'ok' | 'failed', content: unknown): void {
    if (this.state === 'pending') {
      this.state = state;
      this.content = content;
      const { waiters } = this;
      this.waiters = null;
      for (const wake of waiters ?? []) {
        wake();
      }
    }
  }

  /** @returns `AsyncResult` */
  toString(): string {
    return 'AsyncResult';
  }

  private settled(timeout: number | undefined): Promise<void> {
    if (this.state !== 'pending') {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.waiters ??= [];
      const { waiters } = this;
      const wake = () => {
        cancel?.();
        if (this.waiters === waiters) {
          waiters.splice(waiters.indexOf(wake), 1);
        }
        resolve();
      };
      const cancel = timeout === undefined ? undefined : after(timeout, wake);
      waiters.push(wake);
    });
  }
}
