import * as l10n from '@vscode/l10n';
import { language } from '../../language.js';
import { count, counted, duration, times } from '../../profile/format.js';
import { endedEarly } from '../runText.js';
import type { RunSummary } from './summary.js';

/** A run in a list: its name, or how it ended. */
export function runLabel(summary: RunSummary): string {
  if (summary.name !== undefined) {
    return summary.name;
  }
  const { outcome, inputs, ok, wall } = summary;
  const time = duration(wall);
  if (inputs.count === 0 && outcome !== 'completed') {
    return endedEarly(outcome);
  }
  switch (outcome) {
    case 'completed':
      return l10n.t('{0} in {1}', count(inputs.count), time);
    case 'cancelled':
      return l10n.t('cancelled at {0} of {1}', count(ok), count(inputs.count));
    default:
      return l10n.t('{0} of {1} failed', count(inputs.count - ok), count(inputs.count));
  }
}

/** How it was run and when. */
export function runDetail({ mode, pool, speedup, startedAt, name, wall }: RunSummary): string {
  const parts = [
    ...(name === undefined ? [] : [duration(wall)]),
    timeOf(startedAt),
    mode,
    counted(pool.workers, 'worker'),
    ...(speedup === null ? [] : [times(speedup)]),
  ];
  return parts.join(' · ');
}

/** Where dates are written as the sentences are; in English as the machine has it, for English is written in many places. */
export function places(): string[] {
  const tag = language();
  return tag === 'en' ? [] : [tag];
}

/** Time of day; with the date unless it is today. */
function timeOf(at: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString(places(), { hour: '2-digit', minute: '2-digit' });
  return date.toDateString() === new Date().toDateString()
    ? time
    : `${date.toLocaleDateString(places(), { day: 'numeric', month: 'short' })}, ${time}`;
}
