import { csvHead, csvLine } from '../record/rows/csv.js';
import type { RunStore } from '../record/store.js';

/** A table with a line per task in input order. */
export function* toCsv(store: RunStore): Generator<string> {
  yield csvHead;
  for (let row = 0; row < store.tasks.length; row++) {
    yield csvLine(store, row);
  }
}
