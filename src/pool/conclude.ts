import { isThenable } from '../worker/thenable.js';
import type { AsyncResult } from './asyncResult.js';
import type { Context } from './context.js';
import type { JobSetup } from './job.js';

/** What is called when a result is there, as in CPython (Lib/multiprocessing/pool.py, `ApplyResult._set`). */
export interface Callbacks<T> {
  /**
   * Runs in the caller's process, once, before the result is ready, and in the async context (`AsyncLocalStorage`) of the
   * call. What it throws becomes the result's error; a promise (or other thenable) that it returns is waited for (so it must
   * not wait for the same result).
   */
  callback?: ((value: T) => void) | undefined;
  /** As `callback`, for the error of a result that has none. */
  errorCallback?: ((error: unknown) => void) | undefined;
}

type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown };

/**
 * Ends a result as CPython does (Lib/multiprocessing/pool.py, `ApplyResult._set`): the callback runs first, then it is
 * ready. Unlike there, a callback that throws rejects its result.
 *
 * @param row - of the task, or -1 for a whole list
 * @param context - of the call, in which its callbacks run
 */
export function conclude<T>(
  result: AsyncResult<T>,
  outcome: Outcome<T>,
  callbacks: Callbacks<T>,
  { observer, pending }: Pick<JobSetup, 'observer' | 'pending'>,
  row: number,
  context: Context | undefined,
): void {
  const callback = outcome.ok ? callbacks.callback : callbacks.errorCallback;
  if (!callback) {
    result.settle(outcome);
    return;
  }
  observer?.callback(row);
  try {
    const given = (outcome.ok ? outcome.value : outcome.error) as T & unknown;
    const returned: unknown = context ? context.runInAsyncScope(callback, undefined, given) : callback(given);
    if (isThenable(returned)) {
      const release = pending.add((reason) => result.reject(reason));
      void Promise.resolve(returned)
        .then(
          () => result.settle(outcome),
          (error: unknown) => result.reject(error),
        )
        .then(release);
      return;
    }
  } catch (error) {
    result.reject(error);
    return;
  }
  result.settle(outcome);
}
