import { lanesInSteps } from '../profile/lanes.js';
import { type Metrics, metricsInSteps } from '../profile/metrics.js';
import { completionOrderInSteps } from '../profile/orders.js';
import type { RunStore } from '../record/store.js';
import { unhurried } from '../unhurried.js';

/** All numbers of a run. Of a million tasks they take a second, in which the editor goes on. */
export async function numbersOf(store: RunStore): Promise<Metrics> {
  const order = await unhurried(completionOrderInSteps(store));
  const all = await unhurried(lanesInSteps(store));
  return unhurried(metricsInSteps(store, order, all));
}
