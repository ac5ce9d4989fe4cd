import { describe, expect, test } from 'vitest';
import {
  failure,
  fixture,
  newFolder,
  newPool,
  outcomes,
  ran,
  range,
  recordedPool,
  WORKER_TYPES,
} from './harness.js';

const note = fixture('notes.ts', 'note');
const noteBusily = fixture('notes.ts', 'noteBusily');

/** Long enough for a busy machine to run a short task within it. */
const LIMIT = 1000;

describe.each(WORKER_TYPES)('time-outs on %s workers', (workerType) => {
  test.each([
    ['spins', noteBusily, 'spin'],
    ['hangs', note, 'hang'],
  ] as const)(
    'a task of a chunk that %s: those before keep their results, those after run',
    async (_, fn, end) => {
      const folder = newFolder();
      const { pool, store } = recordedPool({ workers: 1, workerType, timeout: LIMIT });
      const inputs = range(6).map((i) => ({ folder, i, end: i === 2 ? end : undefined }));
      const error = await failure(pool.map(fn, inputs, { chunksize: 6 }));
      expect(error.name).toBe('TimeoutError');
      expect(outcomes(store)).toEqual([0, 1, 'timed_out: TimeoutError', 3, 4, 5]);
      expect(ran(folder)).toEqual(range(6));
    },
  );

  test('the time is that of each task, not of its chunk or its wait for a worker', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 1, workerType, timeout: LIMIT });
    const inputs = range(5).map((i) => ({ folder, i, ms: LIMIT / 3 }));
    expect(await pool.map(note, inputs, { chunksize: 5 })).toEqual(range(5));
  });

  test('does not count the time it takes to import the file', async () => {
    const pool = newPool({ workers: 1, workerType, timeout: 200 });
    expect(await pool.apply(fixture('load/slow.mjs', 'quick'), [1])).toBe(1);
  });

  test('tasks of other workers go on', async () => {
    const folder = newFolder();
    const { pool, store } = recordedPool({ workers: 2, workerType, timeout: LIMIT });
    const inputs = range(8).map((i) => ({ folder, i, end: i === 0 ? 'spin' : undefined }));
    await failure(pool.map(noteBusily, inputs, { chunksize: 1 }));
    expect(outcomes(store)).toEqual(['timed_out: TimeoutError', 1, 2, 3, 4, 5, 6, 7]);
    const [first] = store.workers.filter(({ reason }) => reason?.includes(`longer than ${LIMIT} ms`));
    expect(store.workers.filter(({ worker }) => worker === first?.worker).length).toBeGreaterThan(0);
    expect(ran(folder).sort()).toEqual(range(8));
  });
});
