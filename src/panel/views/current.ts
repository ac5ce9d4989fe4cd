import { signal } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { laneList } from '../derived.js';
import { lists } from '../orders/lists.js';
import { run } from '../run.js';
import { selected } from '../saved.js';
import { select } from '../select.js';
import { locate, neighbour } from '../timeline/hit.js';

/** The three views of the same tasks, by the keys that lead to them. */
export const VIEWS = [
  {
    id: 'timeline',
    key: '1',
    title: l10n.t('Timeline'),
    says: l10n.t('who ran what and when, a lane for each worker'),
  },
  { id: 'input', key: '2', title: l10n.t('Input order'), says: l10n.t('the tasks as the inputs were given') },
  {
    id: 'completion',
    key: '3',
    title: l10n.t('Completion order'),
    says: l10n.t('the tasks as their outcomes came back'),
  },
] as const;
export type ViewId = (typeof VIEWS)[number]['id'];

/** Where each view takes the keys. */
const FOCUS: Record<ViewId, string> = {
  timeline: '.timeline .surface',
  input: '.order-input .body',
  completion: '.order-completion .body',
};

/** The view that the arrow keys move in when the focus is in none. */
export const current = signal<ViewId>('timeline');

/** Goes to a view: it gets the focus, and is scrolled to where it can be seen. */
export function goTo(id: ViewId): void {
  current.value = id;
  const element = document.querySelector<HTMLElement>(FOCUS[id]);
  element?.focus({ preventScroll: true });
  element?.closest('section')?.scrollIntoView({ block: 'nearest' });
}

/** Goes to the details of the selected task, for keys and readers. */
export function goToDetails(): void {
  const details = document.querySelector<HTMLElement>('.task');
  details?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  details?.scrollIntoView({ block: 'nearest' });
}

/** Which view has the focus, if any. */
export function viewOf(element: Element | null): ViewId | null {
  return VIEWS.find(({ id }) => element?.closest(FOCUS[id]))?.id ?? null;
}

/** Selects the task that a key leads to in a view: to the neighbour on the timeline, to the next row in a table. */
export function move(id: ViewId, key: string): void {
  const store = run.value?.store;
  if (!store) {
    return;
  }
  const index = selected.value;
  if (id === 'timeline') {
    const from = index === null ? null : locate(store, laneList.value, index);
    select(neighbour(laneList.value, from, key) ?? index);
    return;
  }
  const list = lists.value[id];
  const rows = list.length;
  const row = index === null ? -1 : list.rowOf(index);
  const to = { ArrowUp: row - 1, ArrowLeft: row - 1, Home: 0, End: rows - 1 }[key] ?? row + 1;
  const next = Math.min(Math.max(0, to), rows - 1);
  if (next >= 0) {
    select(list.taskAt(next));
  }
}
