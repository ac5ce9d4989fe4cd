import * as l10n from '@vscode/l10n';
import type { Baseline, BaselineRound } from '../../record/schema.js';
import { count, counted } from '../format.js';
import { bootstrapRatio } from './bootstrap.js';

/** Fewer rounds than this say nothing of how far they scatter. */
const LEAST_ROUNDS = 3;

/** What a run gained over the same tasks one after another in one worker. */
export interface AgainstBaseline {
  /** All tasks one after another ÷ the run's wall time. */
  speedup: number;
  /** Its 95 % interval over the rounds; null for too few of them. */
  interval: [low: number, high: number] | null;
  /** The tasks' time in the pool ÷ one after another: above 1 when workers slow each other down. */
  inflation: number;
  /** All tasks one after another, ms: estimated from the sample where it is one. Mean of the rounds. */
  serial: number;
  /** How many tasks were measured. */
  tasks: number;
  /** Of how many that ended well. */
  of: number;
  /** How often. */
  rounds: number;
}

/**
 * Speed-up and work inflation against a measured baseline. From a sample the whole is estimated by the ratio of the same
 * tasks' times (W. G. Cochran, Sampling Techniques, 1977, chapter 6): all tasks' time in the pool × serial ÷ pooled.
 */
export function againstBaseline(baseline: Baseline | undefined): AgainstBaseline | null {
  const rounds = baseline?.rounds.filter(isSound) ?? [];
  if (!baseline || rounds.length === 0) {
    return null;
  }
  const pairs = rounds.map((round): [number, number] => [
    (round.busy * round.serial) / round.pooled,
    round.wall,
  ]);
  const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
  const serial = sum(pairs.map(([whole]) => whole));
  return {
    speedup: serial / sum(pairs.map(([, wall]) => wall)),
    interval: rounds.length < LEAST_ROUNDS ? null : bootstrapRatio(pairs),
    inflation: sum(rounds.map(({ busy }) => busy)) / serial,
    serial: serial / rounds.length,
    tasks: Math.min(...rounds.map(({ tasks }) => tasks)),
    of: baseline.of,
    rounds: rounds.length,
  };
}

function isSound({ serial, pooled, wall, busy }: BaselineRound): boolean {
  return serial > 0 && pooled > 0 && wall > 0 && busy > 0;
}

/** How it was measured: `all 40 tasks one after another in one worker; 1 run, no interval`. */
export function howMeasured({ tasks, of, rounds, interval }: AgainstBaseline): string {
  const what =
    tasks >= of
      ? l10n.t('all {0} one after another in one worker', counted(of, 'task'))
      : l10n.t(
          'a sample of {0} of {1}, evenly over the inputs, one after another in one worker',
          count(tasks),
          counted(of, 'task'),
        );
  const scatter = interval
    ? l10n.t('95 % interval {0} to {1}× of {2} rounds', ...interval.map((x) => x.toFixed(2)), count(rounds))
    : l10n.t('{0}, no interval', counted(rounds, 'run'));
  return l10n.t('{0}; {1}', what, scatter);
}
