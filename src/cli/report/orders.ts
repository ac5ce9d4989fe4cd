import { inUnit, timeUnit } from '../../profile/format.js';
import { completionOrder } from '../../profile/orders.js';
import { greatest } from '../../profile/statistics.js';
import { STATUSES, Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { preview, previewArgs } from '../../record/values.js';
import type { Paint } from './paint.js';
import { table } from './table.js';

/** Rows of the table; the rest is counted. */
const MAX_ROWS = 20;

/** Both orders side by side: what the inputs gave, and what came back when. */
export function orders(store: RunStore, paint: Paint): string {
  const { length } = store.tasks;
  if (length === 0) {
    return '';
  }
  const order = completionOrder(store);
  const received = store.tasks.column('received');
  const unit = timeUnit(greatest(received) ?? 0);
  const room = cellWidths(paint.width);
  const shown = Math.min(length, MAX_ROWS);
  const rows = Array.from({ length: shown }, (_, i) => {
    const left = [
      String(i),
      previewArgs(store.args.at(i) ?? '[]', room.args),
      ...outcome(store, i, room.result, paint),
    ];
    const row = order[i];
    return row === undefined
      ? [...left, '', '', '', '']
      : [
          ...left,
          String(row),
          ...outcome(store, row, room.result, paint),
          inUnit(received[row] as number, unit),
        ];
  });
  const head = ['#', 'input order', 'result', 'worker', '#', 'completion order', 'worker', `at ${unit.name}`];
  const aligns = ['right', 'left', 'left', 'right', 'right', 'left', 'right', 'right'] as const;
  const more = length > shown ? paint.dim(`… and ${(length - shown).toLocaleString('en-US')} more\n`) : '';
  return table(head, rows, paint, aligns) + more;
}

/** Result and worker of a task. */
function outcome(store: RunStore, row: number, room: number, paint: Paint): [string, string] {
  const { data } = store.tasks;
  const status = data.status[row] as number;
  const worker = data.worker[row] as number;
  const shown = preview(store.outcomes.at(row) ?? '', room) || (STATUSES[status] as string);
  return [status === Status.ok ? shown : paint.bad(shown), worker < 0 ? '' : String(worker)];
}

/** What is left of the line for arguments and results, after the numbers and the lines between the columns. */
function cellWidths(width: number): { args: number; result: number } {
  const room = Math.max(0, width - 52);
  return { args: Math.max(8, Math.floor(room * 0.3)), result: Math.max(8, Math.floor(room * 0.35)) };
}
