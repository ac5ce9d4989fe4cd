import * as l10n from '@vscode/l10n';
import { roundOf } from '../profile/baseline/round.js';
import { endedWell, sampleRows } from '../profile/baseline/sample.js';
import { counted } from '../profile/format.js';
import type { Baseline, BaselineRound } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';

/** The tasks of one round in one worker may take about this long, ms; of a longer run a sample is measured. */
const BASELINE_BUDGET = 10_000;

/** What is run next: the run once more, or so many of its tasks in one worker. */
export interface BaselineStep {
  /** From 1. */
  round: number;
  rounds: number;
  /** Null: the run itself. */
  tasks: number | null;
}

/** Runs a request to its end. @returns null when it was cut short */
type RunOne = (request: RunRequest, step: BaselineStep) => Promise<RunStore | null>;

/**
 * Measures what the tasks of a run take one after another in one worker of the same kind. In further rounds the run itself
 * is made again, too, by turns with the one worker, so that a machine that gets slower meanwhile favours neither.
 *
 * @param request what the run was asked for
 * @param store its record
 * @param run how to run something; called for one at a time
 * @returns null when it was cut short, or no task ended well both times
 */
export async function measureBaseline(
  request: RunRequest,
  store: RunStore,
  rounds: number,
  run: RunOne,
): Promise<Baseline | null> {
  const rows = sampleRows(store, BASELINE_BUDGET);
  const found: BaselineRound[] = [];
  if (rows.length === 0) {
    return null;
  }
  // A profile is for the run itself; it would slow what it is compared with.
  const { cpuProf: _, ...again } = request;
  const { maxtasksperchild: __, ...rest } = again;
  for (let i = 0; i < rounds; i++) {
    const step = { round: i + 1, rounds };
    const pooled = i === 0 ? store : await run(again, { ...step, tasks: null });
    const serial = pooled && (await run({ ...rest, workers: 1, rows }, { ...step, tasks: rows.length }));
    if (!serial || pooled.header.outcome === 'cancelled' || serial.header.outcome === 'cancelled') {
      return null;
    }
    const round = roundOf(pooled, serial, rows);
    if (round) {
      found.push(round);
    }
  }
  const of = endedWell(store).rows.length;
  return found.length === 0 ? null : { measuredAt: Date.now(), of, rounds: found };
}

/** What a step does, in words: `Round 2 of 5: 120 tasks in one worker`. */
export function stepInWords({ round, rounds, tasks }: BaselineStep): string {
  const what =
    tasks === null ? l10n.t('the run once more') : l10n.t('{0} in one worker', counted(tasks, 'task'));
  return rounds === 1 ? what : l10n.t('round {0} of {1}: {2}', round, rounds, what);
}

/** How long it will take about, ms, from what is known of the run. */
export function baselineTime(store: RunStore, rounds: number): number {
  const serial = Math.min(BASELINE_BUDGET, endedWell(store).total);
  return rounds * serial + (rounds - 1) * (store.header.wall ?? 0);
}
