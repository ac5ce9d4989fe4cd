import { shownValue } from '../limits.js';

/**
 * Looks at how long a caller will wait. Any number will do, as in CPython: one below 0 waits no longer than 0 does,
 * `Infinity` as long as it takes.
 *
 * @throws RangeError for what is no number
 */
export function checkWait(timeout: number | undefined): void {
  if (timeout !== undefined && (typeof timeout !== 'number' || Number.isNaN(timeout))) {
    throw new RangeError(`timeout must be a number of milliseconds, not ${shownValue(timeout)}.`);
  }
}
