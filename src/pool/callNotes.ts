import { performance } from 'node:perf_hooks';
import type { CallName } from '../record/schema.js';
import type { AsyncResult, WaitObserver } from './asyncResult.js';
import type { JobObserver } from './job.js';
import type { PoolObserver } from './observer.js';

/** Notes in the record what the caller calls, how long it waits for it, and what it is given when. */
export class CallNotes {
  /** For results that are handed out: waiting on one is a call of its own. Undefined where nothing is recorded. */
  readonly waits: WaitObserver | undefined;
  readonly job: JobObserver | undefined;

  constructor(private readonly observer: PoolObserver | undefined) {
    this.waits = observer && {
      begins: (call) => observer.call(call, true, performance.now()),
      ends: (wait) => observer.callReturned(wait, performance.now()),
      passes: (call) => {
        const now = performance.now();
        observer.callReturned(observer.call(call, true, now), now);
      },
    };
    this.job = observer && {
      callback: (row) => observer.callback(row, performance.now()),
      delivered: (first, count) => observer.delivered(first, count, performance.now()),
    };
  }

  /**
   * A call that returns at once: noted, and made.
   *
   * @param submit - makes it; gets the time (ms), NaN where nothing is recorded
   */
  noWait<T>(name: CallName, submit: (now: number) => T): T {
    const { observer } = this;
    if (!observer) {
      return submit(Number.NaN);
    }
    const from = performance.now();
    const call = observer.call(name, false, from);
    try {
      return submit(from);
    } finally {
      observer.callReturned(call, performance.now());
    }
  }

  /** A call that waits: noted, made and waited for. Only what `make` throws at once is not noted. */
  async wait<T>(name: CallName, make: (now: number) => AsyncResult<T>): Promise<T> {
    const { observer } = this;
    if (!observer) {
      return make(Number.NaN).get();
    }
    const from = performance.now();
    const result = make(from);
    const call = observer.call(name, true, from);
    try {
      return await result.get();
    } finally {
      observer.callReturned(call, performance.now());
    }
  }
}
