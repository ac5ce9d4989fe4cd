import type { RunStore } from '../../record/store.js';
import { INSTANT } from './delivery.js';

/** What a task does at a moment of its run, from before the caller hands it over to when the caller has its outcome. */
export const STAGES = ['ahead', 'waiting', 'sent', 'running', 'returning', 'back', 'delivered'] as const;
export type Stage = (typeof STAGES)[number];

/** Each stage begins with a time of the record. */
const BEGINS = ['submitted', 'dispatched', 'started', 'ended', 'received', 'delivered'] as const;

/**
 * @param moment ms from the run's start.
 * @returns the stage a task was in; a time that was not recorded begins no stage.
 */
export function stageAt(store: RunStore, task: number, moment: number): Stage {
  for (let i = BEGINS.length - 1; i >= 0; i--) {
    if ((store.tasks.data[BEGINS[i] as (typeof BEGINS)[number]][task] as number) <= moment + INSTANT) {
      return STAGES[i + 1] as Stage;
    }
  }
  return 'ahead';
}

/** Whether the outcome is back with the pool. */
export function isBack(stage: Stage): boolean {
  return stage === 'back' || stage === 'delivered';
}
