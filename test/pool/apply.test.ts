import { describe, expect, test } from 'vitest';
import { failure, fixture, newFolder, newPool, range, WORKER_TYPES } from './harness.js';

const add = fixture('work.ts', 'add');

describe.each(WORKER_TYPES)('apply on %s workers', (workerType) => {
  test('takes many arguments, and keywords as one last object', async () => {
    const pool = newPool({ workerType });
    expect(await pool.apply(add, [2, 3])).toBe(5);
    expect(await pool.apply(add, [2, 3], { times: 10 })).toBe(50);
    expect(await pool.apply(fixture('work.ts', 'echo'))).toEqual([]);
  });

  test('different calls may have different functions', async () => {
    const pool = newPool({ workerType });
    expect(await pool.apply(add, [2, 3])).toBe(5);
    expect(await pool.apply(fixture('work.ts', 'square'), [3])).toBe(9);
    expect(await pool.apply(fixture('notes.ts', 'note'), [{ folder: newFolder(), i: 8 }])).toBe(8);
  });

  test('in a row, one runs at a time', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 4, workerType });
    for (const name of range(4)) {
      expect(await pool.apply(fixture('gates.mjs', 'alone'), [{ folder, name }])).toBe(true);
    }
  });

  test('throws what the function throws, and the next call works', async () => {
    const pool = newPool({ workerType });
    expect((await failure(pool.apply(fixture('work.ts', 'odd'), [2]))).message).toBe('2 is even');
    expect(await pool.apply(fixture('work.ts', 'odd'), [3])).toBe(3);
  });
});
