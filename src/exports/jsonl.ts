import { taskJson } from '../record/json.js';
import type { RunStore } from '../record/store.js';
import { inertPieces } from './inertPieces.js';

/** A line per task in input order, each as in `tasks` of the JSON document: for `jq`, DuckDB, a stream. */
export function toJsonl(store: RunStore): Iterable<string> {
  return inertPieces(lines(store));
}

function* lines(store: RunStore): Generator<string> {
  for (let row = 0; row < store.tasks.length; row++) {
    yield `${taskJson(store, row)}\n`;
  }
}
