import { describe, expect, test } from 'vitest';
import { failure, fixture, newPool, outcomes, recordedPool, WORKER_TYPES } from './harness.js';

const echo = fixture('work.ts', 'echo');

describe.each(WORKER_TYPES)('starmap on %s workers', (workerType) => {
  test('spreads each row into arguments; results in the order of the rows', async () => {
    const rows = [[1, 2], [], [[3, 4], 'five'], [undefined]];
    expect(await newPool({ workerType }).starmap(echo, rows)).toEqual(rows);
  });

  test('starmapAsync calls back once, with the whole list', async () => {
    const lists: unknown[][] = [];
    const pool = newPool({ workerType });
    const result = pool.starmapAsync(echo, [[1, 2], [3]], { callback: (list) => lists.push(list) });
    expect(result.ready()).toBe(false);
    expect(await result.get()).toEqual([[1, 2], [3]]);
    expect(lists).toEqual([[[1, 2], [3]]]);
  });
});

describe('the rows', () => {
  test('may be any iterables: a set, a generator, a string by its characters', async () => {
    const pairs = (function* () {
      yield 1;
      yield 2;
    })();
    expect(await newPool().starmap(echo, new Set([new Set([1, 2]), pairs, 'ab']))).toEqual([
      [1, 2],
      [1, 2],
      ['a', 'b'],
    ]);
  });

  test('one that is not iterable fails alone, and says what it was', async () => {
    const { pool, store } = recordedPool();
    const error = await failure(pool.starmap(echo, [[1], 42 as never, [3]], { chunksize: 3 }));
    expect(error).toMatchObject({ name: 'TypeError', message: expect.stringMatching(/42 is not iterable/) });
    expect(outcomes(store)).toEqual([[1], 'failed: TypeError', [3]]);
  });

  test('the record has each task’s arguments as a list', async () => {
    const { pool, store } = recordedPool();
    await pool.starmap(echo, [[1, 'two'], []]);
    expect([...store.args]).toEqual(['[1,"two"]', '[]']);
  });
});
