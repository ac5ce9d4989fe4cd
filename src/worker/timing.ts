import type { ResultsMessage } from './wire.js';

/** What a batch knows of the time while its tasks run, and what of that is sent with their results. Times in ms. */
export interface Timing {
  /** Task number `at` is about to start, and not just when the one before it has ended. @returns when */
  start(at: number): number;
  /** The user's function is about to be called. @param start - as `start` or `end` gave it */
  enter(start: number): void;
  /**
   * Task number `at` has ended.
   *
   * @param start - as `start` or `end` gave it
   * @returns when, as far as is known: what `start` said, or later
   */
  end(at: number, start: number): number;
  /** Gives what is told of tasks `from` to before `to`, which are all that have ended since the last time. */
  take(from: number, to: number): Pick<ResultsMessage, 'times' | 'took'>;
}
