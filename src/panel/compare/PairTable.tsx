// biome-ignore-all lint/a11y/useSemanticElements: a virtualised table cannot be a <table>: most of its rows do not exist.
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in the head, and the body, take the focus.
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: the body scrolls by keys.
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the focusable body needs a name.
import { useSignal } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { useEffect, useRef } from 'preact/hooks';
import { count, counted, duration, times } from '../../profile/format.js';
import { ROW_HEIGHT } from '../orders/layout.js';
import { useVirtualRows } from '../orders/useVirtualRows.js';
import { Choice } from '../parts/Choice.js';
import { inSlices } from '../slices.js';
import { statusLook } from '../text/status.js';
import { readableArgs } from '../text/values.js';
import { numberOf, PAIR_COLUMNS, PAIR_FILTERS, type PairColumn, type PairFilter, pairRows } from './pairs.js';
import type { Comparison } from './state.js';

const NUMERIC = ['before', 'after', 'beforeRan', 'afterRan', 'difference', 'ratio'];

/** Each task in both runs. Only the rows in view exist. */
export function PairTable({ found }: { found: Comparison }) {
  const body = useRef<HTMLDivElement>(null);
  const rows = useSignal<Uint32Array>(new Uint32Array(0));
  const shown = useSignal<PairFilter>('all');
  const sort = useSignal<{ column: PairColumn; down: boolean } | null>(null);
  useEffect(() => {
    let wanted = true;
    void inSlices(pairRows(found, shown.value, sort.value), () => wanted).then((made) => {
      if (made && wanted) {
        rows.value = made;
      }
    });
    return () => {
      wanted = false;
    };
  }, [found, shown.value, sort.value]);
  const { length } = rows.value;
  const virtual = useVirtualRows(body, length, ROW_HEIGHT, () => {});
  const press = (column: PairColumn) => {
    const by = sort.value;
    sort.value = by?.column !== column ? { column, down: false } : by.down ? null : { column, down: true };
  };
  return (
    <section aria-label={l10n.t('Tasks in both')}>
      <div class="part-head">
        <h2>{l10n.t('Task by task')}</h2>
        <Choice
          label={l10n.t('Show')}
          value={shown.value}
          choose={(filter) => {
            shown.value = filter as PairFilter;
          }}
        >
          {Object.entries(PAIR_FILTERS).map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </Choice>
        <span class="muted" role="status">
          {l10n.t('{0} of {1} shown', count(length), counted(found.pairs.after.length, 'pair'))}
        </span>
      </div>
      <div
        role="table"
        class="table pairs scrolls"
        aria-label={l10n.t('Tasks in both runs')}
        aria-rowcount={length + 1}
        aria-colcount={PAIR_COLUMNS.length}
        style={{ '--rows': Math.min(length, 16) }}
      >
        <div role="rowgroup" class="table-head">
          <div role="row" class="row" aria-rowindex={1}>
            {PAIR_COLUMNS.map(({ id, title, hint }) => {
              const by = sort.value?.column === id ? sort.value : null;
              return (
                <div
                  key={id}
                  role="columnheader"
                  class={cellClass(id)}
                  aria-sort={by ? (by.down ? 'descending' : 'ascending') : 'none'}
                >
                  <button
                    type="button"
                    class="sort"
                    title={l10n.t('{0}. Press to sort by it', hint)}
                    onClick={() => press(id)}
                  >
                    {title}
                    {by && <span class={`sort-mark ${by.down ? 'down' : 'up'}`} aria-hidden="true" />}
                  </button>
                </div>
              );
            })}
          </div>
        </div>
        <div
          role="rowgroup"
          class="body"
          ref={body}
          tabIndex={0}
          aria-label={l10n.t('Tasks in both runs: rows')}
        >
          <div role="none" class="rows" style={{ height: `${virtual.height}px` }}>
            {virtual.rows.map((row) => (
              <div
                key={row}
                role="row"
                class="row"
                aria-rowindex={row + 2}
                style={{ transform: `translateY(${virtual.top(row)}px)` }}
              >
                {PAIR_COLUMNS.map(({ id }) => (
                  <div key={id} role="cell" class={cellClass(id)}>
                    {cell(found, rows.value[row] as number, id)}
                  </div>
                ))}
              </div>
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}

function cellClass(id: PairColumn): string {
  return `cell cell-${id}${NUMERIC.includes(id) ? ' numeric' : ''}`;
}

function cell(found: Comparison, pair: number, column: PairColumn): string {
  const { before, after, pairs } = found;
  const [a, b] = [pairs.before[pair] as number, pairs.after[pair] as number];
  const value = numberOf(found, pair, column);
  switch (column) {
    case 'input':
      return readableArgs(after.store.args.at(b) ?? '[]');
    case 'beforeRan':
    case 'afterRan':
      return duration(value);
    case 'difference':
      return Number.isNaN(value)
        ? '–'
        : `${value > 0 ? '+' : value < 0 ? '−' : ''}${duration(Math.abs(value))}`;
    case 'ratio':
      return times(value);
    case 'ended': {
      const [x, y] = [
        statusLook(before.store.tasks.data.status[a] ?? 0, true),
        statusLook(after.store.tasks.data.status[b] ?? 0, true),
      ];
      return x.word === y.word ? x.word : l10n.t('{0} in A, {1} in B', x.word, y.word);
    }
    default:
      return count(value);
  }
}
