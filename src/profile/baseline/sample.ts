import { Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';

/**
 * Which tasks of a run to measure again one after another: all that ended well, or as many as the time allows, spread
 * evenly over the inputs.
 *
 * @param budget ms that they may take; how long each takes is known from the run
 * @returns their rows in rising order, at least one where any ended well
 */
export function sampleRows(store: RunStore, budget: number): number[] {
  const { rows, total } = endedWell(store);
  if (total <= budget) {
    return rows;
  }
  const size = Math.max(1, Math.floor((rows.length * budget) / total));
  // The middle of each of so many equal parts: the first task of all also pays for the warm-up.
  return Array.from({ length: size }, (_, i) => rows[Math.floor(((i + 0.5) * rows.length) / size)] as number);
}

/** The tasks that ended well, and their time in all, ms. */
export function endedWell(store: RunStore): { rows: number[]; total: number } {
  const rows: number[] = [];
  let total = 0;
  for (let row = 0; row < store.tasks.length; row++) {
    if (store.tasks.data.status[row] === Status.ok) {
      rows.push(row);
      total += tookAt(store, row);
    }
  }
  return { rows, total };
}

/** How long a task ran, ms. */
export function tookAt(store: RunStore, row: number): number {
  const { started, ended } = store.tasks.data;
  return Math.max(0, (ended[row] as number) - (started[row] as number));
}
