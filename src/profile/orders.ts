import { MODES } from '../record/modes.js';
import type { RunStore } from '../record/store.js';
import { finish, type Steps } from '../steps.js';
import { sortedBy, sortInSteps } from './sort.js';

/** @returns the numbers of the rows for which a column holds a time, in input order. */
export function rowsWith(column: Float64Array): Uint32Array {
  let count = 0;
  for (const x of column) {
    count += Number.isNaN(x) ? 0 : 1;
  }
  const rows = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < column.length; i++) {
    if (!Number.isNaN(column[i])) {
      rows[at++] = i;
    }
  }
  return rows;
}

/**
 * The order in which outcomes came back: tasks that have `received`, by `received`, then `ended`, then index.
 * @returns task indices; shorter than the run while tasks are out or when some never came back.
 */
export function completionOrder(store: RunStore): Uint32Array {
  return finish(completionOrderInSteps(store));
}

/** The same, in steps. */
export function completionOrderInSteps(store: RunStore): Steps<Uint32Array> {
  const received = store.tasks.column('received');
  return sortInSteps(rowsWith(received), [received, store.tasks.column('ended')]);
}

/**
 * The place of each task in an order.
 * @param order task indices, such as `completionOrder` gives.
 * @param length how many tasks there are.
 * @returns for each task its place from 0, or -1 when it is not in the order.
 */
export function ranks(order: Uint32Array, length: number): Int32Array {
  const places = new Int32Array(length).fill(-1);
  for (let place = 0; place < order.length; place++) {
    places[order[place] as number] = place;
  }
  return places;
}

/**
 * The order in which the mode's caller got its results: input order for the modes that keep it, the order of
 * `delivered` for the others. Only tasks that were delivered are in it.
 * @returns task indices.
 */
export function resultOrder(store: RunStore): Uint32Array {
  const delivered = store.tasks.column('delivered');
  const rows = rowsWith(delivered);
  return MODES[store.header.mode].order === 'input'
    ? rows
    : sortedBy(rows, [delivered, store.tasks.column('received')]);
}
