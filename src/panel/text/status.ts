import { type Outcome, STATUSES, type TaskStatus } from '../../record/schema.js';
import type { IconName } from '../parts/Icon.js';

/** How a status looks and reads. `tone` names the CSS class of its colour. */
export interface StatusLook {
  word: string;
  icon: IconName;
  tone: 'good' | 'bad' | 'quiet';
}

export const STATUS_LOOKS: Record<TaskStatus, StatusLook> = {
  pending: { word: 'waiting', icon: 'clock', tone: 'quiet' },
  ok: { word: 'ok', icon: 'check', tone: 'good' },
  failed: { word: 'failed', icon: 'error', tone: 'bad' },
  timed_out: { word: 'timed out', icon: 'clock', tone: 'bad' },
  crashed: { word: 'crashed', icon: 'crash', tone: 'bad' },
  cancelled: { word: 'cancelled', icon: 'cancelled', tone: 'quiet' },
  not_run: { word: 'not run', icon: 'skip', tone: 'quiet' },
};

export const OUTCOME_LOOKS: Record<Outcome, StatusLook> = {
  running: { word: 'running', icon: 'spin', tone: 'quiet' },
  completed: { word: 'completed', icon: 'check', tone: 'good' },
  failed: { word: 'failed', icon: 'error', tone: 'bad' },
  cancelled: { word: 'cancelled', icon: 'cancelled', tone: 'quiet' },
};

/** @param code as in the record's `status` column. @param started whether the task has a start. */
export function statusLook(code: number, started: boolean): StatusLook {
  const name = STATUSES[code] ?? 'pending';
  return name === 'pending' && started
    ? { word: 'running', icon: 'spin', tone: 'quiet' }
    : STATUS_LOOKS[name];
}
