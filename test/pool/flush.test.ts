import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Status } from '../../src/record/schema.js';
import { fixture, outcomes, recordedPool, WORKER_TYPES } from './harness.js';

const nap = fixture('work.ts', 'nap');

test.each(WORKER_TYPES)(
  'finished tasks of a chunk do not wait for one that takes its time (%s)',
  async (workerType) => {
    const { pool, store } = recordedPool({ workers: 1, workerType });
    const result = pool.mapAsync(nap, [0, 1, 4000], { chunksize: 3 });
    while (store.outcomes.at(1) === undefined && !result.ready()) {
      await sleep(20);
    }
    expect(result.ready()).toBe(false);
    expect(outcomes(store)).toEqual([0, 1, 'pending: undefined']);
  },
);

test.each(WORKER_TYPES)('the record can tell which task runs while it runs (%s)', async (workerType) => {
  const { pool, store } = recordedPool({ workers: 1, workerType });
  const result = pool.mapAsync(nap, [0, 4000, 0], { chunksize: 3 });
  while (!(store.tasks.length > 1 && (store.tasks.data.started[1] as number) > 0) && !result.ready()) {
    await sleep(20);
    pool.observeRunning();
  }
  expect(result.ready()).toBe(false);
  expect(store.tasks.data.status[1]).toBe(Status.pending);
  expect(store.tasks.data.ended[1]).toBeNaN();
  expect(store.tasks.data.started[2]).toBeNaN();
});
