import * as l10n from '@vscode/l10n';
import type { Accounting } from './accounting.js';

/** One of the factors whose product is the efficiency, 0 to 1. */
export interface Factor {
  /** What it is called, in the person's language. */
  name: string;
  /** 0 to 1. */
  value: number;
  /** What it is, and what a low one means. */
  says: string;
}

/**
 * The efficiency of a run as a product (the multiplicative model of the POP centre of excellence, for a pool): how even the
 * work was on the workers, and what the busiest of them lost to each kind of cost.
 *
 * @param byWorker each worker's account of the same stretch of time
 * @param inflation the time of the tasks in the pool ÷ their time one after another, where that was measured
 * @returns the factors; none where no task ran
 */
export function efficiencyTree(byWorker: readonly Accounting[], inflation: number | null = null): Factor[] {
  const busy = byWorker.map((parts) => parts.useful + parts.failed);
  const most = Math.max(...busy);
  const busiest = byWorker[busy.indexOf(most)];
  if (!busiest || !(most > 0)) {
    return [];
  }
  const mean = busy.reduce((a, b) => a + b, 0) / busy.length;
  const { serialise, startup, shutdown, starved, tail, dispatch } = busiest;
  const wall = most + serialise + startup + shutdown + starved + tail + dispatch;
  const able = wall - startup - shutdown;
  const factors: Factor[] = [
    {
      name: l10n.t('Load balance'),
      value: share(mean, most),
      says: l10n.t('Mean ÷ most time in tasks over the workers: low when some had less to do than others'),
    },
    {
      name: l10n.t('Dispatch'),
      value: share(most, able - serialise),
      says: l10n.t('What the busiest worker did not stand idle: low when it waited for work'),
    },
    {
      name: l10n.t('Serialise'),
      value: share(able - serialise, able),
      says: l10n.t(
        'What it did not spend on sending arguments and results: low for large values or tiny chunks',
      ),
    },
    {
      name: l10n.t('Start-up'),
      value: share(able, wall),
      says: l10n.t('What it did not spend on starting, importing and ending within the run'),
    },
  ];
  if (inflation !== null && inflation > 0) {
    factors.push({
      name: l10n.t('Work inflation'),
      value: share(1, inflation),
      says: l10n.t(
        'Time of the tasks one after another ÷ in the pool: low when workers slow each other down',
      ),
    });
  }
  return factors;
}

/** A quotient from 0 to 1, also where rounding has left less than nothing of a sum. */
function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 1;
}
