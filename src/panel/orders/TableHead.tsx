// biome-ignore-all lint/a11y/useSemanticElements: a virtualised table cannot be a <table>: most of its rows do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in the cells take the focus.
import * as l10n from '@vscode/l10n';
import { sorts } from '../saved.js';
import type { Column } from './columns.js';
import type { Sort } from './sorting.js';

interface Props {
  kind: 'input' | 'completion';
  columns: Column[];
  /** The unit of timed columns. */
  unit: string;
}

/** The titles of a table. Each sorts by its column: rising, falling, and back to the table's own order. */
export function TableHead({ kind, columns, unit }: Props) {
  const sort = sorts.value[kind];
  const press = (column: string) => {
    sorts.value = { ...sorts.value, [kind]: next(sort, column) };
  };
  return (
    <div role="rowgroup" class="table-head">
      <div role="row" class="row" aria-rowindex={1}>
        {columns.map(({ id, title, hint, numeric, timed }) => {
          const by = sort?.column === id ? sort : null;
          return (
            <div
              key={id}
              role="columnheader"
              class={`cell cell-${id}${numeric ? ' numeric' : ''}`}
              aria-sort={by ? (by.down ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" class="sort" title={`${hint}. ${says(by)}`} onClick={() => press(id)}>
                {timed ? `${title} (${unit})` : title}
                {by && <span class={`sort-mark ${by.down ? 'down' : 'up'}`} aria-hidden="true" />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function next(sort: Sort, column: string): Sort {
  if (sort?.column !== column) {
    return { column, down: false };
  }
  return sort.down ? null : { column, down: true };
}

function says(by: Sort): string {
  return by === null
    ? l10n.t('Press to sort by it')
    : by.down
      ? l10n.t('Press for the table’s own order')
      : l10n.t('Press to sort the other way');
}
