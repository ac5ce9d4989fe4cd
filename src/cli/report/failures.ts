import { isFailure } from '../../profile/bins.js';
import { plain } from '../../record/printable.js';
import type { RunStore } from '../../record/store.js';
import { preview, previewArgs } from '../../record/values.js';
import type { Paint } from './paint.js';

const MAX_SHOWN = 5;

/** The first tasks that did not succeed, each with its input and where it went wrong. */
export function failures(store: RunStore, paint: Paint): string {
  const rows: number[] = [];
  let total = 0;
  store.tasks.column('status').forEach((status, row) => {
    if (isFailure(status)) {
      total++;
      if (rows.length < MAX_SHOWN) {
        rows.push(row);
      }
    }
  });
  const lines = rows.map((row) => {
    const text = store.outcomes.at(row) ?? '';
    const call = `#${row} ${plain(store.header.function.name)}(${previewArgs(store.args.at(row) ?? '[]', 60)})`;
    const at = place(text);
    return `${paint.bad(call)}: ${preview(text, 300)}${at === '' ? '' : `\n    ${paint.dim(at)}`}\n`;
  });
  return lines.join('') + (total > rows.length ? paint.dim(`… and ${total - rows.length} more\n`) : '');
}

/** The first frame of an error's stack. */
function place(text: string): string {
  const stack = /"stack":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  const frame = stack && /^\s+(at .*)$/m.exec(JSON.parse(stack))?.[1];
  return plain(frame ?? '');
}
