import * as l10n from '@vscode/l10n';
import { Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { count, duration, NONE, percent, times } from '../format.js';
import type { Metrics } from '../metrics.js';
import { quantile } from '../statistics.js';
import type { Pairs } from './match.js';

/** A number of both runs. */
export interface NumberRow {
  name: string;
  before: string;
  after: string;
  /** `after - before`, with its sign, in the same unit. */
  difference: string;
  /** `after / before`; null where there is none. */
  ratio: number | null;
  /** Whether the second run did better; null: neither, or it is no question of good and bad. */
  better: boolean | null;
}

type Kind = 'time' | 'count' | 'factor' | 'share';
const WRITE: Record<Kind, (value: number) => string> = {
  time: duration,
  count,
  factor: times,
  share: percent,
};

/** Changes smaller than this share are chance as often as not, and are called neither better nor worse. */
const NEAR = 0.02;

/** The statistics of two runs side by side. */
export function numbers(before: Metrics, after: Metrics): NumberRow[] {
  const row = (
    name: string,
    kind: Kind,
    good: 'less' | 'more' | null,
    of: (m: Metrics) => number | null | undefined,
  ): NumberRow => {
    const [a, b] = [of(before) ?? null, of(after) ?? null];
    const ratio = a === null || b === null || a === 0 ? null : b / a;
    const change = a === null || b === null ? null : b - a;
    const isNear = ratio !== null && Math.abs(ratio - 1) < NEAR;
    return {
      name,
      before: a === null ? NONE : WRITE[kind](a),
      after: b === null ? NONE : WRITE[kind](b),
      difference: change === null ? NONE : signed(change, kind),
      ratio,
      better:
        good === null || change === null || change === 0 || isNear ? null : change < 0 === (good === 'less'),
    };
  };
  return [
    row(l10n.t('Wall'), 'time', 'less', (m) => m.wall),
    row(l10n.t('Busy'), 'time', 'less', (m) => m.busy),
    row(l10n.t('Speed-up'), 'factor', 'more', (m) => m.speedup),
    row(l10n.t('Efficiency'), 'share', 'more', (m) => m.efficiency),
    row(l10n.t('Median task'), 'time', 'less', (m) => m.duration?.median),
    row(l10n.t('95 % of tasks'), 'time', 'less', (m) => m.duration?.p95),
    row(l10n.t('Longest task'), 'time', 'less', (m) => m.duration?.max),
    row(l10n.t('Queue wait'), 'time', 'less', (m) => m.queueWait?.median),
    row(l10n.t('First result'), 'time', 'less', (m) => m.firstResult),
    row(l10n.t('Caller waited'), 'time', null, (m) => m.callerWaited),
    row(l10n.t('Peak overlap'), 'count', null, (m) => m.peakOverlap),
    row(l10n.t('Out of order'), 'count', null, (m) => m.inversions),
    row(l10n.t('Ended ok'), 'count', 'more', (m) => m.counts.ok),
    row(l10n.t('Did not end ok'), 'count', 'less', (m) => m.tasks - m.counts.ok - m.counts.pending),
  ];
}

function signed(change: number, kind: Kind): string {
  const text = WRITE[kind](Math.abs(change));
  return change === 0 ? text : `${change > 0 ? '+' : '−'}${text}`;
}

/** What the pairs of tasks say together. */
export interface PairSums {
  /** Pairs of which both ran. */
  ran: number;
  faster: number;
  slower: number;
  /** Half of the pairs have a lower ratio of times, after ÷ before; null when none ran in both. */
  median: number | null;
  /** Were ok, and no longer are; were not, and are now. */
  broke: number;
  mended: number;
}

/** Sums up the pairs. A task whose time changed by less than 2 % is neither faster nor slower. */
export function pairSums(before: RunStore, after: RunStore, pairs: Pairs): PairSums {
  const sums: PairSums = { ran: 0, faster: 0, slower: 0, median: null, broke: 0, mended: 0 };
  const ratios = new Float64Array(pairs.after.length);
  for (let i = 0; i < pairs.after.length; i++) {
    const [a, b] = [pairs.before[i] as number, pairs.after[i] as number];
    const [wasOk, isOk] = [
      before.tasks.data.status[a] === Status.ok,
      after.tasks.data.status[b] === Status.ok,
    ];
    sums.broke += wasOk && !isOk ? 1 : 0;
    sums.mended += !wasOk && isOk ? 1 : 0;
    const ratio = ran(after, b) / ran(before, a);
    if (Number.isFinite(ratio)) {
      ratios[sums.ran++] = ratio;
      sums.faster += ratio < 1 - NEAR ? 1 : 0;
      sums.slower += ratio > 1 + NEAR ? 1 : 0;
    }
  }
  if (sums.ran > 0) {
    sums.median = quantile(ratios.subarray(0, sums.ran).sort(), 0.5);
  }
  return sums;
}

/** How long a task ran, ms; NaN when it did not. */
export function ran({ tasks }: RunStore, index: number): number {
  return (tasks.data.ended[index] as number) - (tasks.data.started[index] as number);
}
