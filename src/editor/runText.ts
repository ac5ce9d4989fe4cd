import * as l10n from '@vscode/l10n';
import { count, counted, duration, times } from '../profile/format.js';
import { speedupOf, statusCounts } from '../profile/metrics.js';
import { progress } from '../profile/progress.js';
import { timeLeft } from '../profile/timeLeft.js';
import type { Outcome } from '../record/schema.js';
import type { RunStore } from '../record/store.js';

/** How far a run that goes on is, with an icon. */
export function runningText(store: RunStore): string {
  const { mode, pool } = store.header;
  const state = progress(store);
  const left = timeLeft(store);
  const parts = [
    `${mode} ${state.done}/${state.total}${state.isOpen ? '+' : ''}`,
    counted(pool.workers, 'worker'),
    ...(left ? [l10n.t('{0} left', duration(left[1]))] : []),
  ];
  return `$(sync~spin) ${parts.join(' · ')}`;
}

/** What goes on while the run on show is not it: the next one is about to be, or something is measured beside it. */
export function startingText(isMeasuring: boolean): string {
  return `$(sync~spin) ${isMeasuring ? l10n.t('Poolscope measures') : l10n.t('Poolscope starts')}`;
}

/** How a run ended, with an icon. */
export function endedText(store: RunStore): string {
  const { outcome, inputs, wall } = store.header;
  const speedup = speedupOf(store);
  const counts = statusCounts(store);
  const time = duration(wall ?? 0);
  if (inputs.count === 0 && outcome !== 'completed') {
    return `${outcome === 'cancelled' ? '$(circle-slash)' : '$(error)'} ${endedEarly(outcome)} · ${time}`;
  }
  switch (outcome) {
    case 'completed':
      return `$(check) ${l10n.t('{0} in {1}', inputs.count, time)}${speedup === null ? '' : ` · ${times(speedup)}`}`;
    case 'cancelled':
      return `$(circle-slash) ${l10n.t('cancelled at {0}/{1}', count(counts.ok), count(inputs.count))} · ${time}`;
    default:
      return `$(error) ${l10n.t('{0} of {1} failed', count(inputs.count - counts.ok), count(inputs.count))} · ${time}`;
  }
}

/** Of a run that never came to a task. */
export function endedEarly(outcome: Outcome): string {
  return outcome === 'cancelled'
    ? l10n.t('cancelled before the first task')
    : l10n.t('failed before the first task');
}
