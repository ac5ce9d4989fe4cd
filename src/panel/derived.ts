import { computed } from '@preact/signals';
import { lanes } from '../profile/lanes.js';
import { metrics } from '../profile/metrics.js';
import { completionOrder, ranks } from '../profile/orders.js';
import { progress } from '../profile/progress.js';
import { sentence } from '../profile/sentence.js';
import { timeLeft } from '../profile/timeLeft.js';
import { run } from './run.js';

const NOTHING = new Uint32Array(0);

/** Task indices in completion order. */
export const order = computed(() => (run.value ? completionOrder(run.value.store) : NOTHING));

/** For each task its place in completion order from 0, or -1. */
export const places = computed(() => ranks(order.value, run.value?.store.tasks.length ?? 0));

export const numbers = computed(() => run.value && metrics(run.value.store, order.value));

export const laneList = computed(() => (run.value ? lanes(run.value.store) : []));

export const state = computed(() => run.value && progress(run.value.store));

export const left = computed(() => run.value && timeLeft(run.value.store));

export const summary = computed(() =>
  run.value && numbers.value ? sentence(run.value.store, numbers.value) : '',
);

/** Computes all of it now: what it costs is known afterwards. */
export function refresh(): void {
  for (const value of [places, numbers, laneList, state, left, summary]) {
    value.value;
  }
}
