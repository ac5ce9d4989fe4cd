import { count, duration, percent, times } from '../../profile/format.js';
import type { Metrics } from '../../profile/metrics.js';
import type { Earlier } from './earlier.js';

/** In what a number is written, in a condition and in the summary. */
export type Kind = 'time' | 'factor' | 'share' | 'count';

/** A number that a condition can be about. */
export interface Guarded {
  kind: Kind;
  /** What it is, for the documentation and the summary. */
  says: string;
  /** Whether it takes an earlier run (`--baseline FILE`), or uses one that is there. */
  needsEarlier?: true;
  usesEarlier?: true;
  /** Times in ms, shares from 0 to 1; null where the run has none. */
  of(m: Metrics, earlier: Earlier | null): number | null;
}

const share = (name: keyof Metrics['accounting'], says: string): Guarded => ({
  kind: 'share',
  says,
  of: (m) => (m.workers > 0 && m.wall > 0 ? m.accounting[name] / (m.workers * m.wall) : null),
});

/** By the names that conditions use; `docs/ci.md` lists them. */
export const GUARDED: Readonly<Record<string, Guarded>> = {
  speedup: {
    kind: 'factor',
    says: 'against the measured baseline, else the baseline file; without either, the tasks’ own time ÷ wall',
    usesEarlier: true,
    of: (m, earlier) => m.baseline?.speedup ?? (earlier ? earlier.wall / m.wall : m.speedup),
  },
  slower: {
    kind: 'share',
    says: 'wall ÷ wall of the baseline file, less 1',
    needsEarlier: true,
    usesEarlier: true,
    of: (m, earlier) => (earlier ? m.wall / earlier.wall - 1 : null),
  },
  wall: { kind: 'time', says: 'from the start of the run to the last result', of: (m) => m.wall },
  busy: { kind: 'time', says: 'time in tasks, added up', of: (m) => m.busy },
  median: { kind: 'time', says: 'half of the tasks ran shorter', of: (m) => m.duration?.median ?? null },
  p95: { kind: 'time', says: '95 % of the tasks ran at most so long', of: (m) => m.duration?.p95 ?? null },
  longest: { kind: 'time', says: 'the longest task', of: (m) => m.duration?.max ?? null },
  firstResult: { kind: 'time', says: 'when the caller had its first result', of: (m) => m.firstResult },
  held: { kind: 'time', says: 'results that waited for earlier ones, added up', of: (m) => m.ordering.held },
  efficiency: { kind: 'share', says: 'speed-up ÷ workers', of: (m) => m.efficiency },
  cpu: { kind: 'share', says: 'of the tasks’ time in which they computed', of: (m) => m.cpu?.share ?? null },
  starved: share('starved', 'of the workers’ time idle while work was waiting'),
  tail: share('tail', 'of the workers’ time idle while none was left'),
  serialise: share('serialise', 'of the workers’ time for sending arguments and results'),
  startup: share('startup', 'of the workers’ time without a worker that could take work'),
  failed: {
    kind: 'count',
    says: 'tasks that did not end well',
    of: ({ tasks, counts }) => tasks - counts.ok,
  },
  tasks: { kind: 'count', says: 'tasks of the run', of: (m) => m.tasks },
};

const WRITE: Record<Kind, (value: number | null) => string> = {
  time: duration,
  factor: times,
  share: percent,
  count: (value) => (value === null ? '–' : count(value)),
};

export function written(kind: Kind, value: number | null): string {
  return WRITE[kind](value);
}
