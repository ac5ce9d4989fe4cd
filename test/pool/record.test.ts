import { describe, expect, test } from 'vitest';
import { failure, fixture, newPool, range, WORKER_TYPES } from './harness.js';

const square = fixture('work.ts', 'square');
const add = fixture('work.ts', 'add');
const odd = fixture('work.ts', 'odd');

describe.each(WORKER_TYPES)('the record of a library’s pool of %s workers', (workerType) => {
  test('is the document of one run: a task for each input, with its times', async () => {
    const pool = newPool({ workerType, record: true });
    expect(pool.record).toMatchObject({ format: 'poolscope-run', mode: null, outcome: 'running', tasks: [] });
    await pool.map(square, range(10), { chunksize: 3 });
    const { record } = pool;
    expect(record).toMatchObject({
      mode: 'map',
      function: { name: 'square' },
      pool: { workers: 2, workerType },
    });
    expect(record?.tasks.length).toBe(10);
    for (const [i, task] of (record?.tasks ?? []).entries()) {
      expect(task).toMatchObject({
        index: i,
        chunk: Math.floor(i / 3),
        status: 'ok',
        args: [i],
        value: i * i,
      });
      const { submitted, dispatched, started, ended, received, delivered } = task;
      const times = [submitted, dispatched, started, ended, received, delivered];
      expect(times).toEqual([...times].sort((a, b) => (a as number) - (b as number)));
    }
    expect(record?.caller).toMatchObject([{ call: 'map', waited: true }]);
    pool.close();
    await pool.join();
    expect(pool.record).toMatchObject({ outcome: 'completed', results: range(10).map((n) => n * n) });
  });

  test('is the same when it is asked for only after the end', async () => {
    const pool = newPool({ workerType, record: true });
    await pool.map(square, range(3));
    pool.close();
    await pool.join();
    expect(pool.record).toMatchObject({ outcome: 'completed', error: null, results: [0, 1, 4] });
  });

  test('tells several functions and modes apart', async () => {
    const pool = newPool({ workerType, record: true });
    await pool.apply(add, [1, 2], { times: 3 });
    await failure(pool.map(odd, [1, 2]));
    await pool.terminate();
    const { record } = pool;
    expect(record).toMatchObject({
      mode: 'mixed',
      results: null,
      outcome: 'failed',
      error: { name: 'RangeError' },
    });
    expect(record?.functions.map(({ name }) => name)).toEqual(['add', 'odd']);
    expect(record?.tasks.map((task) => [task.function, task.args, task.status])).toEqual([
      ['add', [1, 2, { times: 3 }], 'ok'],
      ['odd', [1], 'ok'],
      ['odd', [2], 'failed'],
    ]);
  });

  test('is null unless it was asked for', async () => {
    const pool = newPool({ workerType });
    await pool.map(square, range(3));
    expect(pool.record).toBeNull();
  });
});
