import { count, duration, percent, times } from '../../profile/format.js';
import type { Metrics } from '../../profile/metrics.js';

/** The numbers of a run by the names that the panel gives them. */
export function figures(m: Metrics): [string, string][] {
  return [
    ['Wall', duration(m.wall)],
    ['Busy', duration(m.busy)],
    ['Speed-up', times(m.speedup)],
    ['Efficiency', percent(m.efficiency)],
    ['Median task', duration(m.duration?.median)],
    ['95 % of tasks', duration(m.duration?.p95)],
    ['Longest task', duration(m.duration?.max)],
    ['Peak overlap', count(m.peakOverlap)],
    ['Queue wait', duration(m.queueWait?.median)],
    ['First result', duration(m.firstResult)],
    ['Caller waited', duration(m.callerWaited)],
    ['Out of order', count(m.inversions)],
  ];
}
