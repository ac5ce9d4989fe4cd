import type { Batch } from './columns.js';
import { Status, type TASK_COLUMNS } from './schema.js';

/** Outcomes of consecutive tasks that all are `ok`, as a worker sends them: times in ms on the recorder's clock. */
export interface Results {
  /** Row of the first. */
  row: number;
  /** Where the first of them stands in the columns. */
  at: number;
  count: number;
  started: Float64Array;
  ended: Float64Array;
  /** CPU times (ms) of those that were measured, and where they stand in the columns, ascending. */
  cpu: { at: ArrayLike<number>; ms: ArrayLike<number> };
  values: ArrayLike<unknown>;
  /** When they had been sent to the worker, and when they were back. */
  dispatched: number;
  received: number;
}

/**
 * Writes their times and their status. Two clocks may differ by microseconds: no time leaves the order in which they
 * come.
 *
 * @param zero - the run's start
 */
export function writeResults(
  data: Batch<typeof TASK_COLUMNS>,
  { row, at, count, started, ended, cpu, dispatched, received }: Results,
  zero: number,
): void {
  for (let i = 0; i < count; i++) {
    let from = started[at + i] as number;
    from = from < dispatched ? dispatched : from > received ? received : from;
    let to = ended[at + i] as number;
    to = to < from ? from : to > received ? received : to;
    data.started[row + i] = from - zero;
    data.ended[row + i] = to - zero;
  }
  for (let i = 0; i < cpu.at.length; i++) {
    const place = cpu.at[i] as number;
    if (place >= at && place < at + count) {
      data.cpu[row + place - at] = cpu.ms[i] as number;
    }
  }
  data.status.fill(Status.ok, row, row + count);
  data.received.fill(received - zero, row, row + count);
}
