import { performance } from 'node:perf_hooks';
import { type Flight, standing } from './flight.js';
import { LONGEST } from './longTimer.js';

/** A task that has just begun is looked at again after at least this long (ms). */
const SOONEST = 1;

/**
 * Watches that no task of a flight runs longer than it may. The time counts from the moment the user's function
 * starts, which the worker's progress tells: neither its start-up nor the wait for its turn in a chunk counts.
 *
 * @param limit - ms per task
 * @param expired - called once, with the place of the task whose time is over and when it began (ms)
 * @returns what to call when the flight has ended
 */
export function watchTime(
  flight: Flight,
  limit: number,
  expired: (running: number, started: number) => void,
): () => void {
  // A task is looked at again anyway: what a timer cannot be set to is waited for in parts.
  const patience = Math.min(limit, LONGEST);
  let timer = setTimeout(look, patience);
  function look() {
    const { running, started } = standing(flight);
    if (running === null) {
      timer = setTimeout(look, patience);
      return;
    }
    const left = started + limit - performance.now();
    if (left > 0) {
      timer = setTimeout(look, Math.min(patience, Math.max(SOONEST, left)));
    } else {
      expired(running, started);
    }
  }
  return () => clearTimeout(timer);
}
