// biome-ignore-all lint/a11y/useSemanticElements: a virtualised table cannot be a <table>: most of its rows do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the body takes the focus for all rows.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: the body scrolls, and the arrow keys select rows in it.
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the focusable body needs a name.
import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { isFailure } from '../../profile/bins.js';
import { counted } from '../../profile/format.js';
import { filter, selected, sorts, view } from '../saved.js';
import { select } from '../select.js';
import { shown } from '../timeRange.js';
import type { Column, TableContext } from './columns.js';
import { isFiltering, isWithin } from './filter.js';
import { rowForKey } from './keys.js';
import { ROW_HEIGHT, SHORT } from './layout.js';
import type { List } from './lists.js';
import { TableHead } from './TableHead.js';
import { TaskRow } from './TaskRow.js';
import { type RowsView, useVirtualRows } from './useVirtualRows.js';

interface Props {
  kind: 'input' | 'completion';
  title: string;
  hint: string;
  columns: Column[];
  list: List;
  context: TableContext;
  /** The row to begin with. */
  firstRow: number;
  onMove(view: RowsView): void;
}

/** A table of tasks in some order. Only the rows in view exist. */
export function TaskTable(props: Props) {
  const { title, columns, context, onMove } = props;
  const { length, taskAt, rowOf } = props.list;
  const sort = sorts.value[props.kind];
  const body = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(body, length, ROW_HEIGHT, onMove);
  const chosen = selected.value;
  const range = view.value === null ? null : shown.value;
  const run = context.store.header.id;
  // A record comes in pages: the row to begin with may not be there at first.
  const begin = useMemo(() => ({ row: props.firstRow }), [run]);
  useLayoutEffect(() => {
    if (begin.row > 0 && begin.row < length) {
      virtual.showFirst(begin.row);
      begin.row = 0;
    }
  }, [begin, length]);
  useLayoutEffect(() => {
    const row = chosen === null ? -1 : rowOf(chosen);
    if (row >= 0) {
      virtual.show(row);
    }
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.floor((body.current?.clientHeight ?? 0) / ROW_HEIGHT);
    const row = rowForKey(event, chosen === null ? -1 : rowOf(chosen), length, page);
    if (row !== undefined) {
      event.preventDefault();
      select(row === null ? null : taskAt(row));
      if (row !== null) {
        virtual.show(row); // Also when it is selected already, and has been scrolled away from.
      }
    }
  };
  return (
    <section class={`order order-${props.kind}`}>
      <div class="part-head">
        <h2>{title}</h2>
        <span class="muted">
          {counted(length, 'task')} ·{' '}
          {sort
            ? l10n.t('by {0}', columns.find(({ id }) => id === sort.column)?.title ?? sort.column)
            : props.hint}
        </span>
      </div>
      <div
        role="table"
        class={length > SHORT ? 'table scrolls' : 'table'}
        aria-label={title}
        aria-rowcount={length + 1}
        aria-colcount={columns.length}
      >
        <TableHead kind={props.kind} columns={columns} unit={context.unit.name} />
        <div
          role="rowgroup"
          class="body"
          ref={body}
          tabIndex={0}
          aria-label={l10n.t('{0}: rows. Arrow keys select a task.', title)}
          onKeyDown={onKeyDown}
        >
          {length === 0 && <NoRows />}
          <div role="none" class="rows" style={{ height: `${virtual.height}px` }}>
            {virtual.rows.map((row) => {
              const index = taskAt(row);
              return (
                <TaskRow
                  key={row}
                  index={index}
                  row={row}
                  top={virtual.top(row)}
                  columns={columns}
                  context={context}
                  outside={range !== null && !isWithin(context.store, index, range)}
                  selected={index === chosen}
                  bad={isFailure(context.store.tasks.data.status[index] ?? 0)}
                />
              );
            })}
          </div>
        </div>
      </div>
    </section>
  );
}

function NoRows() {
  return (
    <div role="row" class="no-rows">
      <div role="cell">
        {isFiltering(filter.value) ? l10n.t('No task fits the filter.') : l10n.t('None yet.')}
      </div>
    </div>
  );
}
