import type { RunStore } from '../record/store.js';
import { type Level, level } from './level.js';

/** How many tasks were in each state, over time. */
export interface Load {
  /** In the user's function. */
  running: Level;
  /** Handed over by the caller and not begun: in the queue, on the way, or behind others of the chunk. */
  waiting: Level;
  /** Back, and not yet with the caller: the mode keeps an order, or gives all at once. */
  held: Level;
}

/** Counts states over time, giving way between them: sorting a million times takes a tenth of a second. */
export function* load(store: RunStore): Generator<void, Load> {
  const { tasks } = store;
  const started = tasks.column('started');
  const received = tasks.column('received');
  const running = yield* level(started, first(tasks.column('ended'), received));
  const waiting = yield* level(tasks.column('submitted'), first(started, received));
  const held = yield* level(received, tasks.column('delivered'));
  return { running, waiting, held };
}

/** One column, with another's value where it has none. */
function first(column: Float64Array, otherwise: Float64Array): Float64Array {
  const filled = column.slice();
  for (let i = 0; i < filled.length; i++) {
    if (Number.isNaN(filled[i])) {
      filled[i] = otherwise[i] as number;
    }
  }
  return filled;
}
