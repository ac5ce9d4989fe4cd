import type { RunStore } from '../../record/store.js';
import { asyncStep, type TraceClock } from './events.js';

/** Every task that waits at once is a row in a viewer: of larger runs the phases stand in the tasks' arguments only. */
export const MOST_PHASES = 1000;

const STAMPS = ['submitted', 'dispatched', 'started', 'ended', 'received', 'delivered'] as const;
const NAMES = ['queued', 'sent', 'ran', 'returned', 'held'];

/** Each task's way from the caller's hand and back, in steps, on rows beside the workers' tracks. */
export function* phaseEvents(store: RunStore, clock: TraceClock): Generator<string> {
  const { data, length } = store.tasks;
  for (let index = 0; index < length; index++) {
    const times = STAMPS.map((name) => data[name][index] as number);
    const known = times.filter((time) => !Number.isNaN(time));
    if (known.length < 2) {
      continue;
    }
    const [first, last] = [clock.ns(Math.min(...known)), clock.ns(Math.max(...known))];
    yield asyncStep('b', 'task', index, first, `{"index":${index}}`);
    // A step begins where the one before it ended, so that they nest whatever the clocks did.
    let at = first;
    for (const [i, name] of NAMES.entries()) {
      const [from, to] = [times[i] as number, times[i + 1] as number];
      if (!Number.isNaN(from) && !Number.isNaN(to)) {
        const begin = Math.max(at, clock.ns(from));
        at = Math.max(begin, clock.ns(to));
        yield asyncStep('b', name, index, begin);
        yield asyncStep('e', name, index, at);
      }
    }
    yield asyncStep('e', 'task', index, Math.max(at, last));
  }
}
