// biome-ignore-all lint/a11y/useSemanticElements: a virtualised table cannot be a <table>: most of its rows do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the body of the table takes the focus and the keys for all rows.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: as above.
import * as l10n from '@vscode/l10n';
import { select } from '../select.js';
import type { Column, TableContext } from './columns.js';

interface Props {
  index: number;
  /** Place in the table, from 0. */
  row: number;
  top: number;
  columns: Column[];
  context: TableContext;
  selected: boolean;
  bad: boolean;
  /** It did not run within the shared time range. */
  outside: boolean;
}

/** One task in a table. */
export function TaskRow({ index, row, top, columns, context, selected, bad, outside }: Props) {
  return (
    <div
      role="row"
      class={`row${selected ? ' selected' : ''}${bad ? ' bad' : ''}${row % 2 === 1 ? ' odd' : ''}${outside ? ' outside' : ''}`}
      aria-rowindex={row + 2}
      aria-current={selected ? 'true' : undefined}
      data-index={index}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => select(index)}
    >
      {columns.map((column, at) => (
        <div key={column.id} role="cell" class={`cell cell-${column.id}${column.numeric ? ' numeric' : ''}`}>
          {column.cell(index, context)}
          {outside && at === 0 && <span class="sr-only"> {l10n.t('outside the time range')}</span>}
        </div>
      ))}
    </div>
  );
}
