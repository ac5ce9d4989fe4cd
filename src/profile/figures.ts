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
    { name: 'Wall', value: duration(m.wall), says: 'From the start of the run to the last result' },
    { name: 'Busy', value: duration(m.busy), says: 'Time spent in tasks, added up' },
    {
      name: 'Speed-up',
      value: times(m.speedup),
      says: `Busy ÷ wall; ${count(m.workers)}× at most with ${m.workers === 1 ? '1 worker' : `${count(m.workers)} workers`}`,
      share: m.speedup === null ? undefined : m.speedup / m.workers,
      tone: 'run',
    },
    {
      name: 'Efficiency',
      value: percent(m.efficiency),
      says: 'Share of the workers’ time spent in tasks',
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
          name: 'Against one worker',
          value: times(baseline.speedup),
          says: `${duration(baseline.serial)} ÷ wall: ${howMeasured(baseline)}`,
          share: baseline.speedup / workers,
          tone: 'run',
        },
      ]
    : [];
}

/** The rest. */
export function moreFigures(m: Metrics): Figure[] {
  return [
    { name: 'Median task', value: duration(m.duration?.median), says: 'Half of the tasks ran shorter' },
    { name: '95 % of tasks', value: duration(m.duration?.p95), says: 'Ran at most this long' },
    { name: 'Longest task', value: duration(m.duration?.max), says: 'No run can be shorter than this' },
    {
      name: 'Peak overlap',
      value: count(m.peakOverlap),
      says: `Tasks that ran at one instant, of ${count(m.workers)} possible`,
      share: m.workers > 0 ? m.peakOverlap / m.workers : undefined,
      tone: 'run',
    },
    {
      name: 'Queue wait',
      value: duration(m.queueWait?.median),
      says: `Median until a worker had it; most ${duration(m.queueWait?.max)}`,
    },
    { name: 'First result', value: duration(m.firstResult), says: 'When the caller had its first one' },
    {
      name: 'Caller waited',
      value: duration(m.callerWaited),
      says: 'The calling code stood still for this long',
      share: m.wall > 0 ? m.callerWaited / m.wall : undefined,
      tone: 'wait',
    },
    {
      name: 'Lower bound',
      value: duration(m.bounds?.makespan),
      says:
        m.bounds?.binding === 'longest'
          ? `Task #${count(m.bounds.longestTask)} alone: no schedule can be shorter`
          : 'All work evenly spread: no schedule of these tasks can be shorter',
      share: m.bounds && m.wall > 0 ? m.bounds.makespan / m.wall : undefined,
      tone: 'run',
    },
    {
      name: 'Held for order',
      value: duration(m.ordering.held),
      says: m.ordering.worst
        ? `Results that waited for earlier ones, added up; most for #${count(m.ordering.worst.task)}`
        : 'No result had to wait for an earlier one',
    },
    {
      name: 'CPU in tasks',
      value: percent(m.cpu?.share),
      says: m.cpu
        ? m.cpu.share >= 0.5
          ? 'Of the tasks’ time; the rest they waited'
          : 'Of the tasks’ time: they mostly wait'
        : 'Not measured for tasks under 0.1 ms',
      share: m.cpu?.share,
      tone: 'run',
    },
    {
      name: 'Event loop busy',
      value: percent(m.use?.loop),
      says: m.use ? 'Of the workers’ time in tasks; the rest they awaited something' : 'No worker told',
      share: m.use?.loop,
      tone: 'run',
    },
    {
      name: 'Garbage',
      value: duration(m.use?.gc.time),
      says: m.use
        ? `${counted(m.use.gc.count, 'collection')}, ${percent(m.use.gc.share)} of the workers’ time in tasks`
        : 'No worker told',
      share: m.use?.gc.share,
      tone: 'wait',
    },
    {
      name: 'First tasks',
      value: duration(m.warmUp?.first),
      says: m.warmUp
        ? `Median of the first task of each worker; of the others ${duration(m.warmUp.rest)}`
        : 'Too few tasks to tell the warm-up apart',
    },
    {
      name: 'Out of order',
      value: count(m.inversions),
      says: m.inversions === 0 ? 'Completed in input order' : 'Pairs completed the other way round',
    },
  ];
}

/** Names and values alone, for what is written as text. */
export function figureTexts(m: Metrics): [name: string, value: string][] {
  return [...mainFigures(m), ...moreFigures(m)].map(({ name, value }) => [name, value]);
}
