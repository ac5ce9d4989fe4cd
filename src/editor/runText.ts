import { count, counted, duration, times } from '../profile/format.js';
import { speedupOf, statusCounts } from '../profile/metrics.js';
import { progress } from '../profile/progress.js';
import { timeLeft } from '../profile/timeLeft.js';
import type { RunStore } from '../record/store.js';

/** How far a run that goes on is, with an icon. */
export function runningText(store: RunStore): string {
  const { mode, pool } = store.header;
  const state = progress(store);
  const left = timeLeft(store);
  const parts = [
    `${mode} ${state.done}/${state.total}${state.isOpen ? '+' : ''}`,
    counted(pool.workers, 'worker'),
    ...(left ? [`${duration(left[1])} left`] : []),
  ];
  return `$(sync~spin) ${parts.join(' · ')}`;
}

/** What goes on while the run on show is not it: the next one is about to be, or something is measured beside it. */
export function startingText(isMeasuring: boolean): string {
  return `$(sync~spin) Poolscope ${isMeasuring ? 'measures' : 'starts'}`;
}

/** How a run ended, with an icon. */
export function endedText(store: RunStore): string {
  const { outcome, inputs, wall } = store.header;
  const speedup = speedupOf(store);
  const counts = statusCounts(store);
  const time = duration(wall ?? 0);
  switch (outcome) {
    case 'completed':
      return `$(check) ${inputs.count} in ${time}${speedup === null ? '' : ` · ${times(speedup)}`}`;
    case 'cancelled':
      return `$(circle-slash) cancelled at ${count(counts.ok)}/${count(inputs.count)} · ${time}`;
    default:
      return `$(error) ${count(inputs.count - counts.ok)} of ${count(inputs.count)} failed · ${time}`;
  }
}
