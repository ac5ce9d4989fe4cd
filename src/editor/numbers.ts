import { allInSteps, type Metrics } from '../profile/metrics.js';
import type { RunStore } from '../record/store.js';
import { unhurried } from '../unhurried.js';

/** All numbers of a run. Of a million tasks they take a second, in which the editor goes on. */
export async function numbersOf(store: RunStore): Promise<Metrics> {
  return (await unhurried(allInSteps(store))).numbers;
}
