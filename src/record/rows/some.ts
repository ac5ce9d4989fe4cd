import { inertJson } from '../inertJson.js';
import { taskJson } from '../json.js';
import type { RunStore } from '../store.js';
import { csvHead, csvLine } from './csv.js';
import { markdownHead, markdownLine } from './markdown.js';

/** Forms in which some tasks can be copied. */
export const ROW_FORMATS = ['json', 'csv', 'markdown'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** Some tasks of a run in the order given: a JSON list, a CSV table with its head, a Markdown table. */
function* someTasks(store: RunStore, rows: Uint32Array, format: RowFormat): Generator<string> {
  switch (format) {
    case 'json':
      yield '[\n';
      for (let i = 0; i < rows.length; i++) {
        yield `${i === 0 ? '' : ',\n'}${inertJson(taskJson(store, rows[i] as number))}`;
      }
      yield '\n]\n';
      return;
    case 'csv':
      yield csvHead;
      for (const row of rows) {
        yield csvLine(store, row);
      }
      return;
    case 'markdown':
      yield markdownHead();
      for (const row of rows) {
        yield markdownLine(store, row);
      }
  }
}

/**
 * The same as one text.
 *
 * @param most - characters
 * @returns null when it is longer than that
 */
export function someTasksText(
  store: RunStore,
  rows: Uint32Array,
  format: RowFormat,
  most: number,
): string | null {
  const pieces: string[] = [];
  let length = 0;
  for (const piece of someTasks(store, rows, format)) {
    length += piece.length;
    if (length > most) {
      return null;
    }
    pieces.push(piece);
  }
  return pieces.join('');
}
