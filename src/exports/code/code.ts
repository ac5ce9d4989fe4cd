import type { Change } from '../../profile/verdict/finding.js';
import type { RunStore } from '../../record/store.js';
import { withPoolscope } from './poolscope.js';
import { setUpOf } from './setUp.js';
import { withWorkerpool } from './workerpool.js';
import { withWorkerThreads } from './workerThreads.js';

/** With what a program can do what a run did. */
export const FLAVOURS = {
  poolscope: withPoolscope,
  workerpool: withWorkerpool,
  'worker-threads': withWorkerThreads,
} as const;
export type Flavour = keyof typeof FLAVOURS;

/**
 * A program that does what a run did: one file, to be saved beside the user's.
 *
 * @param change - what is to be different: another mode, worker count or chunk size
 * @throws RequestError when the run cannot be written as a program
 */
export function toCode(store: RunStore, flavour: Flavour, change?: Change): string {
  return FLAVOURS[flavour](setUpOf(store, change));
}
