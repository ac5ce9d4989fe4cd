import { signal } from '@preact/signals';
import { run } from '../run.js';
import { selected } from '../saved.js';
import { select } from '../select.js';
import { VIEWS, type ViewId } from './list.js';

/** The view that the arrow keys move in when the focus is in none. */
export const current = signal<ViewId>('timeline');

const view = (id: ViewId) => VIEWS.find((each) => each.id === id);

/** Goes to a view: it gets the focus, and is scrolled to where it can be seen. */
export function goTo(id: ViewId): void {
  current.value = id;
  const element = document.querySelector<HTMLElement>(view(id)?.focus ?? '');
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
  return VIEWS.find(({ focus }) => element?.closest(focus))?.id ?? null;
}

/** Selects the task that a key leads to in a view. */
export function move(id: ViewId, key: string): void {
  const store = run.value?.store;
  if (store) {
    select(view(id)?.next(store, selected.value, key) ?? null);
  }
}
