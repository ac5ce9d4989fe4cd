import { computed, effect, signal } from '@preact/signals';
import { lowerBound } from '../../profile/bins.js';
import { type Delivery, deliveredBy, deliveries, INSTANT } from '../../profile/replay/delivery.js';
import type { Mode } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';
import { back, completed, loadOverTime } from '../derived.js';
import { run } from '../run.js';
import { moment } from '../saved.js';
import { inSlices } from '../slices.js';

/** What each mode would deliver when; made when a replay of the run begins. */
export const delivered = signal<Delivery[]>([]);
/** The mode whose deliveries are drawn; null: the run's own. */
export const drawn = signal<Mode | null>(null);

let of: RunStore | null = null;

effect(() => {
  const store = run.value?.store;
  if (moment.value === null || !store || store === of) {
    return;
  }
  of = store;
  delivered.value = [];
  drawn.value = null;
  void inSlices(deliveries(store, completed.value), () => of === store).then((made) => {
    if (made && of === store) {
      delivered.value = made;
    }
  });
});

/** What is drawn: the deliveries of the chosen mode. */
export const drawnDelivery = computed(
  () =>
    delivered.value.find(({ mode, isOwn }) => (drawn.value === null ? isOwn : mode === drawn.value)) ?? null,
);

/** How many tasks are in each state at the moment of the replay. */
export const now = computed(() => {
  const at = moment.value;
  const load = loadOverTime.value;
  if (at === null || !load) {
    return null;
  }
  const count = (of: keyof typeof load) =>
    lowerBound(load[of].starts.at, at + INSTANT) - lowerBound(load[of].ends.at, at + INSTANT);
  const own = delivered.value.find(({ isOwn }) => isOwn);
  return {
    waiting: count('waiting'),
    running: count('running'),
    back: back.value,
    delivered: own ? deliveredBy(own, at) : null,
  };
});
