import type { List } from './lists.js';
import type { RowsView } from './useVirtualRows.js';

/** A line from a task's row on the left to its row on the right; y in px from the top of the tables' bodies. */
export interface Line {
  index: number;
  left: number;
  right: number;
}

/** The lines for all tasks of which at least one row is in view, and that are in both tables. */
export function connectorLines(
  left: List,
  right: List,
  input: RowsView,
  completion: RowsView,
  rowHeight: number,
): Line[] {
  const lines = new Map<number, Line>();
  const y = (row: number, { offset }: RowsView) => (row + 0.5) * rowHeight - offset;
  const add = (index: number) => {
    const [a, b] = [left.rowOf(index), right.rowOf(index)];
    if (a >= 0 && b >= 0) {
      lines.set(index, { index, left: y(a, input), right: y(b, completion) });
    }
  };
  for (const [list, view] of [
    [left, input],
    [right, completion],
  ] as const) {
    const last = Math.min(list.length, Math.ceil((view.offset + view.viewport) / rowHeight));
    for (let row = Math.max(0, Math.floor(view.offset / rowHeight)); row < last; row++) {
      add(list.taskAt(row));
    }
  }
  return [...lines.values()];
}
