import { type BaselineRound, Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { endedWell, tookAt } from './sample.js';

/**
 * Compares a run with the same tasks one after another in one worker.
 *
 * @param pooled the run
 * @param serial the record of the one worker; its row i is the run's row `rows[i]`
 * @returns null when no task ended well in both, or they took no time that could be measured
 */
export function roundOf(pooled: RunStore, serial: RunStore, rows: readonly number[]): BaselineRound | null {
  const round = {
    tasks: 0,
    serial: 0,
    pooled: 0,
    busy: endedWell(pooled).total,
    wall: pooled.header.wall ?? 0,
  };
  rows.forEach((row, i) => {
    if (
      i < serial.tasks.length &&
      serial.tasks.data.status[i] === Status.ok &&
      pooled.tasks.data.status[row] === Status.ok
    ) {
      round.tasks++;
      round.serial += tookAt(serial, i);
      round.pooled += tookAt(pooled, row);
    }
  });
  return round.serial > 0 && round.pooled > 0 && round.wall > 0 ? round : null;
}
