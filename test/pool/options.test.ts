import { describe, expect, test } from 'vitest';
import { Pool, task } from '../../src/index.js';
import { failure, fixture, newPool } from './harness.js';

const square = fixture('work.ts', 'square');

describe('options', () => {
  test.each([0, -1, 1.5, Number.NaN, '4'])('%s workers are refused', (workers) => {
    expect(() => new Pool({ workers: workers as number })).toThrow(RangeError);
  });

  test.each([0, -1, 1.5, Number.NaN, [2]])('a chunk size of %s is refused', async (chunksize) => {
    const pool = newPool();
    expect(() => pool.mapAsync(square, [1], { chunksize: chunksize as number })).toThrow(RangeError);
    expect(await failure(pool.map(square, [1], { chunksize: chunksize as number }))).toBeInstanceOf(
      RangeError,
    );
    expect(await pool.map(square, [1])).toEqual([1]);
  });

  test.each([
    [{ workerType: 'fibre' as never }, TypeError],
    [{ timeout: 0 }, RangeError],
    [{ timeout: Number.NaN }, RangeError],
    [{ maxtasksperchild: 0 }, RangeError],
  ])('%o is refused', (options, kind) => {
    expect(() => new Pool(options)).toThrow(kind);
  });

  test.each(['work.ts', 'http://example.org/work.ts', 5])('%s is no file for a task', (file) => {
    expect(() => task(file as string, 'square')).toThrow(TypeError);
  });

  test.each(['', 'a b', 'f()', '1st', 'a..b'])('%j is no name for a task', (name) => {
    expect(() => task('/work.ts', name)).toThrow(TypeError);
  });
});

test('maxtasksperchild: a worker is replaced after so many chunks', async () => {
  const pool = newPool({ workers: 1, maxtasksperchild: 2 });
  const places = (await pool.map(fixture('work.ts', 'place'), [0, 1, 2, 3, 4], { chunksize: 1 })) as {
    worker: string;
    turn: number;
  }[];
  expect(places.map(({ turn }) => turn)).toEqual([0, 1, 0, 1, 0]);
  expect(new Set(places.map(({ worker }) => worker)).size).toBe(3);
});
