import * as l10n from '@vscode/l10n';
import { howMeasured } from './baseline/against.js';
import { count, counted, duration, percent, times } from './format.js';
import type { Metrics } from './metrics.js';

/** One number with its name and an explanation in words. `share` (0 to 1) is drawn as a meter. */
export interface Figure {
  name: string;
  value: string;
  says: string;
  share?: number;
  /** Colour of the meter, by meaning. */
  tone?: 'run' | 'wait';
}

/** The four that answer "was it worth it?". */
export function mainFigures(m: Metrics): Figure[] {
  return [
    {
      name: l10n.t('Wall'),
      value: duration(m.wall),
      says: l10n.t('From the start of the run to the last result'),
    },
    { name: l10n.t('Busy'), value: duration(m.busy), says: l10n.t('Time spent in tasks, added up') },
    {
      name: l10n.t('Speed-up'),
      value: times(m.speedup),
      says: l10n.t('Busy ÷ wall; {0}× at most with {1}', count(m.workers), counted(m.workers, 'worker')),
      share: m.speedup === null ? undefined : m.speedup / m.workers,
      tone: 'run',
    },
    {
      name: l10n.t('Efficiency'),
      value: percent(m.efficiency),
      says: l10n.t('Share of the workers’ time spent in tasks'),
      share: m.efficiency ?? undefined,
      tone: 'run',
    },
    ...measured(m),
  ];
}

/** Where the tasks were measured one after another, too. */
function measured({ baseline, workers }: Metrics): Figure[] {
  return baseline
    ? [
        {
          name: l10n.t('Against one worker'),
          value: times(baseline.speedup),
          says: l10n.t('{0} ÷ wall: {1}', duration(baseline.serial), howMeasured(baseline)),
          share: baseline.speedup / workers,
          tone: 'run',
        },
      ]
    : [];
}

/** The rest. */
export function moreFigures(m: Metrics): Figure[] {
  return [
    {
      name: l10n.t('Median task'),
      value: duration(m.duration?.median),
      says: l10n.t('Half of the tasks ran shorter'),
    },
    {
      name: l10n.t('95 % of tasks'),
      value: duration(m.duration?.p95),
      says: l10n.t('Ran at most this long'),
    },
    {
      name: l10n.t('Longest task'),
      value: duration(m.duration?.max),
      says: l10n.t('No run can be shorter than this'),
    },
    {
      name: l10n.t('Peak overlap'),
      value: count(m.peakOverlap),
      says: l10n.t('Tasks that ran at one instant, of {0} possible', count(m.workers)),
      share: m.workers > 0 ? m.peakOverlap / m.workers : undefined,
      tone: 'run',
    },
    {
      name: l10n.t('Queue wait'),
      value: duration(m.queueWait?.median),
      says: l10n.t('Median until a worker had it; most {0}', duration(m.queueWait?.max)),
    },
    {
      name: l10n.t('First result'),
      value: duration(m.firstResult),
      says: l10n.t('When the caller had its first one'),
    },
    {
      name: l10n.t('Caller waited'),
      value: duration(m.callerWaited),
      says: l10n.t('The calling code stood still for this long'),
      share: m.wall > 0 ? m.callerWaited / m.wall : undefined,
      tone: 'wait',
    },
    {
      name: l10n.t('Lower bound'),
      value: duration(m.bounds?.makespan),
      says:
        m.bounds?.binding === 'longest'
          ? l10n.t('Task #{0} alone: no schedule can be shorter', count(m.bounds.longestTask))
          : l10n.t('All work evenly spread: no schedule of these tasks can be shorter'),
      share: m.bounds && m.wall > 0 ? m.bounds.makespan / m.wall : undefined,
      tone: 'run',
    },
    {
      name: l10n.t('Held for order'),
      value: duration(m.ordering.held),
      says: m.ordering.worst
        ? l10n.t(
            'Results that waited for earlier ones, added up; most for #{0}',
            count(m.ordering.worst.task),
          )
        : l10n.t('No result had to wait for an earlier one'),
    },
    {
      name: l10n.t('CPU in tasks'),
      value: percent(m.cpu?.share),
      says: m.cpu
        ? m.cpu.share >= 0.5
          ? l10n.t('Of the tasks’ time; the rest they waited')
          : l10n.t('Of the tasks’ time: they mostly wait')
        : l10n.t('Not measured for tasks under 0.1 ms'),
      share: m.cpu?.share,
      tone: 'run',
    },
    {
      name: l10n.t('Event loop busy'),
      value: percent(m.use?.loop),
      says: m.use
        ? l10n.t('Of the workers’ time in tasks; the rest they awaited something')
        : l10n.t('Not measured in this run'),
      share: m.use?.loop,
      tone: 'run',
    },
    {
      name: l10n.t('Garbage'),
      value: duration(m.use?.gc.time),
      says: m.use
        ? l10n.t(
            '{0}, {1} of the workers’ time in tasks',
            counted(m.use.gc.count, 'collection'),
            percent(m.use.gc.share),
          )
        : l10n.t('Not measured in this run'),
      share: m.use?.gc.share,
      tone: 'wait',
    },
    {
      name: l10n.t('First tasks'),
      value: duration(m.warmUp?.first),
      says: m.warmUp
        ? l10n.t('Median of the first task of each worker; of the others {0}', duration(m.warmUp.rest))
        : l10n.t('Too few tasks to tell the warm-up apart'),
    },
    {
      name: l10n.t('Out of order'),
      value: count(m.inversions),
      says:
        m.inversions === 0
          ? l10n.t('Completed in input order')
          : l10n.t('Pairs completed the other way round'),
    },
  ];
}

/** Names and values alone, for what is written as text. */
export function figureTexts(m: Metrics): [name: string, value: string][] {
  return [...mainFigures(m), ...moreFigures(m)].map(({ name, value }) => [name, value]);
}
