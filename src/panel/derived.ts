import { batch, computed, signal } from '@preact/signals';
import { lowerBound } from '../profile/bins.js';
import { ranks } from '../profile/orders.js';
import { INSTANT } from '../profile/replay/delivery.js';
import type { Derived } from './derive.js';
import { run } from './run.js';
import { moment } from './saved.js';

const NOTHING = new Uint32Array(0);

/** What the panel shows; replaced as a whole whenever the record has changed. */
const derived = signal<Derived | null>(null);

/** Shows what was computed. */
export function publish(next: Derived | null): void {
  batch(() => {
    derived.value = next;
    run.value = next && { store: next.store };
  });
}

/** Task indices in completion order, all of them. */
export const completed = computed(() => derived.value?.order ?? NOTHING);

/** How many tasks are back; during a replay, by then. */
export const back = computed(() => {
  const at = moment.value;
  // The starts of what is held are the times at which tasks came back, in rising order.
  const times = derived.value?.load.held.starts.at;
  const all = completed.value.length;
  return at === null || !times ? all : Math.min(all, lowerBound(times, at + INSTANT));
});

/** Task indices in completion order; during a replay those that are back by then. */
export const order = computed(() => completed.value.subarray(0, back.value));

/** For each task its place in completion order from 0, or -1. Those from `back` on have not come yet. */
export const places = computed(() => ranks(completed.value, run.value?.store.tasks.length ?? 0));

export const numbers = computed(() => derived.value?.numbers ?? null);

export const judged = computed(() => derived.value?.judged ?? null);

export const laneList = computed(() => derived.value?.lanes ?? []);

export const laneSums = computed(() => derived.value?.summaries ?? []);

export const callerSums = computed(() => derived.value?.caller ?? null);

export const loadOverTime = computed(() => derived.value?.load ?? null);

export const state = computed(() => derived.value?.state ?? null);

export const left = computed(() => derived.value?.left ?? null);

export const summary = computed(() => derived.value?.summary ?? '');
