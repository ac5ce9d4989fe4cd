import type { RowsView } from './useVirtualRows.js';

/** A line from a task's row on the left to its row on the right; y in px from the top of the tables' bodies. */
export interface Line {
  index: number;
  left: number;
  right: number;
}

/**
 * The lines for all tasks of which at least one row is in view.
 * @param order task indices in completion order. @param places their ranks by index.
 */
export function connectorLines(
  order: Uint32Array,
  places: Int32Array,
  input: RowsView,
  completion: RowsView,
  rowHeight: number,
): Line[] {
  const lines = new Map<number, Line>();
  const add = (index: number) => {
    const place = places[index] ?? -1;
    if (place >= 0) {
      const left = (index + 0.5) * rowHeight - input.offset;
      lines.set(index, { index, left, right: (place + 0.5) * rowHeight - completion.offset });
    }
  };
  for (const row of rowsIn(input, places.length, rowHeight)) {
    add(row);
  }
  for (const row of rowsIn(completion, order.length, rowHeight)) {
    add(order[row] as number);
  }
  return [...lines.values()];
}

function* rowsIn({ offset, viewport }: RowsView, length: number, rowHeight: number): Generator<number> {
  const last = Math.min(length, Math.ceil((offset + viewport) / rowHeight));
  for (let row = Math.max(0, Math.floor(offset / rowHeight)); row < last; row++) {
    yield row;
  }
}
