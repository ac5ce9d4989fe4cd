import { signal } from '@preact/signals';
import { keepState, keptState } from './host.js';
import { ALL, type Filter } from './orders/filter.js';
import type { Sort } from './orders/sorting.js';

/** The part of the page's state that outlives its being hidden. */
interface Saved {
  /** The run it belongs to. */
  run: string;
  selected: number | null;
  /** The stretch of time on show, ms; null is the whole run. */
  view: [number, number] | null;
  /** Whether the latest moments of a live run are kept in view. */
  follow: boolean;
  /** Where a replay has come to, ms from the run's start; null when there is none. */
  moment: number | null;
  /** How fast it goes, as a multiple of the run's own time; null: as suits its length. */
  speed: number | null;
  filter: Filter;
  sorts: Sorts;
  /** The file of the run that this one is compared with. */
  compared: string | null;
  /** Rows at the top of the two tables, and how far the page is scrolled. */
  inputTop: number;
  completionTop: number;
  page: number;
}

/** What each table is sorted by. */
export interface Sorts {
  input: Sort;
  completion: Sort;
}
const OWN: Sorts = { input: null, completion: null };

/** The selected task, or null. */
export const selected = signal<number | null>(null);
/** The stretch of time the timeline shows, ms; null is the whole run. */
export const view = signal<[number, number] | null>(null);
/** Whether `view` moves along with a live run: its length stays, its end is now. */
export const follow = signal(false);
/** The moment of the run that a replay has come to, ms from its start; null while nothing is replayed. */
export const moment = signal<number | null>(null);
/** The replay's speed as a multiple of the run's own time; null: as suits its length. */
export const speed = signal<number | null>(null);
/** Which tasks the tables show. */
export const filter = signal<Filter>(ALL);
export const sorts = signal<Sorts>(OWN);
/** The file of the run that is compared with the one on show, or null. */
export const compared = signal<string | null>(null);
/** Scroll places: row numbers for the tables, px for the page. Not signals: nothing is drawn from them. */
export const scroll = { inputTop: 0, completionTop: 0, page: 0 };

let current = '';
let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes up what was kept for a run, or starts afresh when it was another run. */
export function restoreFor(id: string): void {
  const kept = keptState() as Partial<Saved> | undefined;
  const same = kept?.run === id;
  current = id;
  selected.value = same && Number.isInteger(kept.selected) ? (kept.selected ?? null) : null;
  view.value = same && Array.isArray(kept.view) ? kept.view : null;
  follow.value = (same && kept.follow) === true;
  moment.value = same && Number.isFinite(kept.moment) ? (kept.moment ?? null) : null;
  speed.value = same && Number.isFinite(kept.speed) ? (kept.speed ?? null) : null;
  filter.value = (same && kept.filter) || ALL;
  sorts.value = (same && kept.sorts) || OWN;
  compared.value = (same && kept.compared) || null;
  scroll.inputTop = (same && kept.inputTop) || 0;
  scroll.completionTop = (same && kept.completionTop) || 0;
  scroll.page = (same && kept.page) || 0;
}

/** Keeps the state a moment later: scrolling must not write it at every step, nor put off what changed before. */
export function keep(): void {
  if (timer !== undefined) {
    return;
  }
  timer = setTimeout(() => {
    timer = undefined;
    const shown = { selected: selected.value, view: view.value, follow: follow.value };
    const tables = { filter: filter.value, sorts: sorts.value, compared: compared.value };
    const replay = { moment: moment.value, speed: speed.value };
    const state: Saved = { run: current, ...shown, ...replay, ...tables, ...scroll };
    keepState(state);
  }, 200);
}

selected.subscribe(() => current && keep());
view.subscribe(() => current && keep());
follow.subscribe(() => current && keep());
moment.subscribe(() => current && keep());
speed.subscribe(() => current && keep());
filter.subscribe(() => current && keep());
sorts.subscribe(() => current && keep());
compared.subscribe(() => current && keep());
