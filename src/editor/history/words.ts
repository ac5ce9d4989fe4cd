import { count, counted, duration, times } from '../../profile/format.js';
import type { RunSummary } from './summary.js';

/** A run in a list: its name, or how it ended. */
export function runLabel(summary: RunSummary): string {
  if (summary.name !== undefined) {
    return summary.name;
  }
  const { outcome, inputs, ok, wall } = summary;
  const time = duration(wall);
  switch (outcome) {
    case 'completed':
      return `${count(inputs.count)} in ${time}`;
    case 'cancelled':
      return `cancelled at ${count(ok)} of ${count(inputs.count)}`;
    default:
      return `${count(inputs.count - ok)} of ${count(inputs.count)} failed`;
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

/** Time of day; with the date unless it is today. */
function timeOf(at: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return date.toDateString() === new Date().toDateString()
    ? time
    : `${date.toLocaleDateString([], { day: 'numeric', month: 'short' })}, ${time}`;
}
