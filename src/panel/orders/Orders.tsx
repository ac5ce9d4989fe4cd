import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { numbers, places } from '../derived.js';
import { onceAFrame } from '../frames.js';
import { run } from '../run.js';
import { keep, moment, scroll } from '../saved.js';
import { Connectors, type Views } from './Connectors.js';
import { COMPLETION_COLUMNS, INPUT_COLUMNS, tableUnit } from './columns.js';
import { FilterBar } from './FilterBar.js';
import { ROW_HEIGHT } from './layout.js';
import { lists } from './lists.js';
import { Ranks } from './ranks/Ranks.js';
import { TaskTable } from './TaskTable.js';
import type { RowsView } from './useVirtualRows.js';

/** The run's tasks in the order of the inputs and, beside it, in the order in which they completed. */
export function Orders() {
  const store = run.value?.store;
  const views = useRef<Views>({
    input: { offset: 0, viewport: 0 },
    completion: { offset: 0, viewport: 0 },
  }).current;
  const draw = useRef<() => void>(() => {});
  const drawSoon = useRef(onceAFrame(() => draw.current?.())).current;
  const wrapper = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(drawSoon);
    if (wrapper.current) {
      observer.observe(wrapper.current);
    }
    return () => observer.disconnect();
  }, []);
  if (!store || !numbers.value) {
    return null;
  }
  const { length } = store.tasks;
  const { input, completion } = lists.value;
  const unit = tableUnit(numbers.value.wall);
  const longest = numbers.value.duration?.max ?? 0;
  const context = { store, places: places.value, unit, longest, moment: moment.value };
  const moved = (name: keyof Views, key: 'inputTop' | 'completionTop') => (view: RowsView) => {
    if (view.offset !== views[name].offset || view.viewport !== views[name].viewport) {
      views[name] = view;
      scroll[key] = Math.round(view.offset / ROW_HEIGHT);
      keep();
      drawSoon();
    }
  };
  return (
    <section class="both-orders" aria-label={l10n.t('Orders')}>
      <FilterBar store={store} />
      <div
        class="orders"
        ref={wrapper}
        style={{
          '--rows': Math.min(length, 14),
          '--digits': `${String(Math.max(9, length - 1)).length}ch`,
        }}
      >
        <TaskTable
          kind="input"
          title={l10n.t('Input order')}
          hint={l10n.t('as the inputs were given')}
          columns={INPUT_COLUMNS}
          list={input}
          context={context}
          firstRow={scroll.inputTop}
          onMove={moved('input', 'inputTop')}
        />
        <Connectors views={views} draw={draw} />
        <TaskTable
          kind="completion"
          title={l10n.t('Completion order')}
          hint={l10n.t('as the outcomes came back')}
          columns={COMPLETION_COLUMNS}
          list={completion}
          context={context}
          firstRow={scroll.completionTop}
          onMove={moved('completion', 'completionTop')}
        />
      </div>
      <Ranks store={store} />
    </section>
  );
}
