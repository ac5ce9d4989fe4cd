import { describe, expect, test } from 'vitest';
import { failure, fixture, newFolder, newPool, range, WORKER_TYPES } from './harness.js';

const square = fixture('work.ts', 'square');
const nap = fixture('work.ts', 'nap');
const echo = fixture('work.ts', 'echo');

describe.each(WORKER_TYPES)('map on %s workers', (workerType) => {
  test('gives the results in input order, whatever the order of completion', async () => {
    const pool = newPool({ workers: 4, workerType });
    expect(await pool.map(nap, [300, 200, 100, 0], { chunksize: 1 })).toEqual([300, 200, 100, 0]);
    expect(await pool.map(square, range(100))).toEqual(range(100).map((n) => n * n));
  });

  test('runs as many tasks side by side as there are workers', async () => {
    const folder = newFolder();
    const tasks = range(4).map((name) => ({ folder, name, all: 4 }));
    const pool = newPool({ workers: 4, workerType });
    expect(await pool.map(fixture('gates.mjs', 'meet'), tasks)).toEqual([0, 1, 2, 3]);
  });

  test('passes each input as the one argument, an array too', async () => {
    expect(await newPool({ workerType }).map(echo, [1, [2, 3], undefined, { args: [4] }])).toEqual([
      [1],
      [[2, 3]],
      [undefined],
      [{ args: [4] }],
    ]);
  });
});

describe('what map takes', () => {
  test.each([
    ['a set', new Set([1, 2])],
    ['a generator', numbers()],
    ['an async generator', slowNumbers()],
    ['a typed array', Uint8Array.of(1, 2)],
  ])('%s', async (_, inputs) => {
    expect(await newPool().map(square, inputs)).toEqual([1, 4]);
  });

  test('a string, character by character', async () => {
    expect(await newPool().map(echo, 'a👍')).toEqual([['a'], ['👍']]);
  });

  test('nothing: the result is an empty list', async () => {
    expect(await newPool().map(square, [])).toEqual([]);
  });

  test('an array that is changed while it runs: the tasks do not change', async () => {
    const inputs = range(50);
    const results = newPool().map(square, inputs);
    inputs.length = 0;
    expect(await results).toEqual(range(50).map((n) => n * n));
  });

  test.each([undefined, null, 5, {}, () => [1], { length: 2 }])('not %s', async (inputs) => {
    const error = await failure(newPool().map(square, inputs as never));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(/iterable/);
  });

  test('what the inputs throw is thrown, and nothing is run', async () => {
    const error = await failure(newPool().map(square, broken()));
    expect(error.message).toBe('no more numbers');
  });

  test('not a function: it must be found by workers', async () => {
    const error = await failure(newPool().map(((n: number) => n) as never, [1]));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(/task\(/);
  });
});

function* numbers() {
  yield 1;
  yield 2;
}

async function* slowNumbers() {
  yield* numbers();
}

function* broken() {
  yield 1;
  throw new Error('no more numbers');
}
