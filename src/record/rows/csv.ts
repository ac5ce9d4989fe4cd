import { inertJson } from '../inertJson.js';
import { jsonNumber, jsonPlace } from '../pieces.js';
import { STATUSES, Status } from '../schema.js';
import type { RunStore } from '../store.js';
import { preview } from '../values.js';

const TIMES = ['submitted', 'dispatched', 'started', 'ended', 'received', 'delivered', 'cpu'] as const;

/** The titles of the columns, as a line. */
export const csvHead = `index,status,worker,chunk,${TIMES.join(',')},args,value,error\n`;

/**
 * A task's line of the table, RFC 4180 quoting. `args` and `value` are JSON (so that `1` and `"1"` stay two things),
 * `error` is `Name: message`; what never was is empty. Times in ms from the run's start.
 */
export function csvLine(store: RunStore, row: number): string {
  const { data } = store.tasks;
  const status = data.status[row] as number;
  const text = store.outcomes.at(row);
  const ok = status === Status.ok;
  const cells = [
    `${row}`,
    STATUSES[status] as string,
    jsonPlace(data.worker[row]),
    jsonPlace(data.chunk[row]),
    ...TIMES.map((time) => jsonNumber(data[time][row])),
  ].map((cell) => (cell === 'null' ? '' : cell));
  cells.push(
    quoted(inertJson(store.args.at(row) ?? '')),
    ok ? quoted(inertJson(text ?? '')) : '',
    ok || text === undefined ? '' : quoted(preview(text, 2000)),
  );
  return `${cells.join(',')}\n`;
}

/**
 * A text as a cell. One that a spreadsheet would run as a formula gets an apostrophe in front, as people write it there;
 * a number stays one.
 */
function quoted(raw: string): string {
  const isFormula =
    /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/.test(raw) && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(raw);
  const text = isFormula ? `'${raw}` : raw;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
