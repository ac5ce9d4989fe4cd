import { type Signal, signal } from '@preact/signals';
import { keepState, keptState } from './host.js';
import { ALL, type Filter } from './orders/filter.js';
import type { Sort } from './orders/sorting.js';

/** A part of the page's state that outlives its being hidden. */
interface Kept {
  /** Takes up what was kept, if it is that; else starts afresh. */
  restore(value: unknown): void;
  value(): unknown;
}

const all = new Map<string, Kept>();
/** The run that the state belongs to. */
let current = '';
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * A signal whose value is there again when the page is shown anew, for as long as it shows the same run.
 *
 * @param name - of its own
 * @param initial - for each run at first
 * @param fits - whether a value is one that it may have
 */
export function kept<T>(name: string, initial: T, fits: (value: unknown) => boolean): Signal<T> {
  const state = signal(initial);
  all.set(name, {
    restore: (value) => {
      state.value = fits(value) ? (value as T) : initial;
    },
    value: () => state.peek(),
  });
  state.subscribe(() => {
    if (current) {
      keep();
    }
  });
  return state;
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const isTrue = (value: unknown) => value === true;

/** What each table is sorted by. */
export interface Sorts {
  input: Sort;
  completion: Sort;
}

/** The selected task, or null. */
export const selected = kept<number | null>('selected', null, Number.isInteger);
/** The stretch of time the timeline shows, ms; null is the run, as at first. */
export const view = kept<[number, number] | null>('view', null, Array.isArray);
/** Whether `view` moves along with a live run: its length stays, its end is now. */
export const follow = kept('follow', false, isTrue);
/** The moment of the run that a replay has come to, ms from its start; null while nothing is replayed. */
export const moment = kept<number | null>('moment', null, Number.isFinite);
/** Which tasks the tables show. */
export const filter = kept<Filter>('filter', ALL, isObject);
export const sorts = kept<Sorts>('sorts', { input: null, completion: null }, isObject);
/** Scroll places: row numbers for the tables, px for the page. Not signals: nothing is drawn from them. */
export const scroll = { inputTop: 0, completionTop: 0, page: 0 };

/** Takes up what was kept for a run, or starts afresh when it was another run. */
export function restoreFor(id: string): void {
  const state = keptState() as Record<string, unknown> | undefined;
  const same = state?.run === id ? state : {};
  current = id;
  for (const [name, part] of all) {
    part.restore(same[name]);
  }
  for (const name of Object.keys(scroll) as (keyof typeof scroll)[]) {
    scroll[name] = Number(same[name]) || 0;
  }
}

/** Keeps the state a moment later: scrolling must not write it at every step, nor put off what changed before. */
export function keep(): void {
  if (timer !== undefined) {
    return;
  }
  timer = setTimeout(() => {
    timer = undefined;
    const values = Object.fromEntries(Array.from(all, ([name, part]) => [name, part.value()]));
    keepState({ run: current, ...values, ...scroll });
  }, 200);
}
