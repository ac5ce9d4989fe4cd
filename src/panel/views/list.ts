import * as l10n from '@vscode/l10n';
import type { RunStore } from '../../record/store.js';
import { laneList } from '../derived.js';
import { lists } from '../orders/lists.js';
import { locate, neighbour } from '../timeline/hit.js';

/** One of the views of the same tasks. */
interface View {
  id: string;
  /** The key that leads to it. */
  key: string;
  title: string;
  says: string;
  /** What takes the keys in it, as a selector. */
  focus: string;
  /** The task that an arrow key, Home or End leads to from the selected one. */
  next(store: RunStore, selected: number | null, key: string): number | null;
}

/** The views in the order in which they are offered. */
export const VIEWS = [
  {
    id: 'timeline',
    key: '1',
    title: l10n.t('Timeline'),
    says: l10n.t('who ran what and when, a lane for each worker'),
    focus: '.timeline .surface',
    next: (store, selected, key) => {
      const from = selected === null ? null : locate(store, laneList.value, selected);
      return neighbour(laneList.value, from, key) ?? selected;
    },
  },
  {
    id: 'input',
    key: '2',
    title: l10n.t('Input order'),
    says: l10n.t('the tasks as the inputs were given'),
    focus: '.order-input .body',
    next: (_, selected, key) => nextRow('input', selected, key),
  },
  {
    id: 'completion',
    key: '3',
    title: l10n.t('Completion order'),
    says: l10n.t('the tasks as their outcomes came back'),
    focus: '.order-completion .body',
    next: (_, selected, key) => nextRow('completion', selected, key),
  },
] as const satisfies View[];
export type ViewId = (typeof VIEWS)[number]['id'];

function nextRow(table: 'input' | 'completion', selected: number | null, key: string): number | null {
  const list = lists.value[table];
  const row = selected === null ? -1 : list.rowOf(selected);
  const last = list.length - 1;
  const to = { ArrowUp: row - 1, ArrowLeft: row - 1, Home: 0, End: last }[key] ?? row + 1;
  const next = Math.min(Math.max(0, to), last);
  return next < 0 ? selected : list.taskAt(next);
}
