import type { Pool, Task } from '../../src/index.js';
import { Pool as RealPool } from '../../src/pool/pool.js';
import { Recorder } from '../../src/record/recorder.js';
import type { RunHeader } from '../../src/record/schema.js';
import { STATUSES } from '../../src/record/schema.js';
import { observe } from '../../src/runner/observe.js';

void RealPool;

/** What became of each input of one map: its value, or the name of its error. */
export async function outcomes(
  pool: Pool,
  fn: Task,
  inputs: unknown[],
  chunksize: number,
): Promise<unknown[]> {
  return Promise.reject([pool, fn, inputs, chunksize, Recorder, STATUSES, observe, {} as RunHeader]);
}
