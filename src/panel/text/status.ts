import * as l10n from '@vscode/l10n';
import { type Outcome, STATUSES, type TaskStatus } from '../../record/schema.js';
import type { IconName } from '../parts/Icon.js';

/** How a status looks and reads. `tone` names the CSS class of its colour. */
export interface StatusLook {
  word: string;
  icon: IconName;
  tone: 'good' | 'bad' | 'quiet';
}

export const STATUS_LOOKS: Record<TaskStatus, StatusLook> = {
  pending: { word: l10n.t('waiting'), icon: 'clock', tone: 'quiet' },
  ok: { word: l10n.t('ok'), icon: 'check', tone: 'good' },
  failed: { word: l10n.t('failed'), icon: 'error', tone: 'bad' },
  timed_out: { word: l10n.t('timed out'), icon: 'clock', tone: 'bad' },
  crashed: { word: l10n.t('crashed'), icon: 'crash', tone: 'bad' },
  cancelled: { word: l10n.t('cancelled'), icon: 'cancelled', tone: 'quiet' },
  not_run: { word: l10n.t('not run'), icon: 'skip', tone: 'quiet' },
};

export const OUTCOME_LOOKS: Record<Outcome, StatusLook> = {
  running: { word: l10n.t('running'), icon: 'spin', tone: 'quiet' },
  completed: { word: l10n.t('completed'), icon: 'check', tone: 'good' },
  failed: { word: l10n.t('failed'), icon: 'error', tone: 'bad' },
  cancelled: { word: l10n.t('cancelled'), icon: 'cancelled', tone: 'quiet' },
};

/** @param code as in the record's `status` column. @param started whether the task has a start. */
export function statusLook(code: number, started: boolean): StatusLook {
  const name = STATUSES[code] ?? 'pending';
  return name === 'pending' && started
    ? { word: l10n.t('running'), icon: 'spin', tone: 'quiet' }
    : STATUS_LOOKS[name];
}
