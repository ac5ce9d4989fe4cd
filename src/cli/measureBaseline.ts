import { roundOf } from '../profile/baseline/round.js';
import { endedWell, sampleRows } from '../profile/baseline/sample.js';
import type { Baseline, BaselineRound } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';

/** The tasks of one round in one worker may take about this long, ms; of a longer run a sample is measured. */
export const BASELINE_BUDGET = 10_000;

/** Runs a request to its end. @returns null when it was cut short */
type RunOne = (request: RunRequest) => Promise<RunStore | null>;

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
    const pooled = i === 0 ? store : await run(again);
    const serial = pooled && (await run({ ...rest, workers: 1, rows }));
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
