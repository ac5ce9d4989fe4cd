import { describe, expect, test } from 'vitest';
import { fixture, newPool, range, WORKER_TYPES } from './harness.js';

const FUNCTIONS: [string, string, unknown, unknown][] = [
  // file, name, argument, result
  ['shapes.ts', 'declared', 1, 2],
  ['shapes.ts', 'hidden', 1, 3],
  ['shapes.ts', 'hiddenArrow', 1, 4],
  ['shapes.ts', 'asyncArrow', 1, 5],
  ['shapes.ts', 'Counter.next', 1, 11],
  ['shapes.ts', 'Counter.later', 1, 11],
  ['shapes.ts', 'Hidden.add', 1, 101],
  ['shapes.ts', 'tools.add', 1, 1001],
  ['shapes.ts', '$', 1, -1],
  ['shapes.ts', 'imports', 1, [2, 3, 3]],
  ['shapes.ts', 'json', 1, 41],
  ['shapes.ts', 'default', 1, 7],
  ['heavy.ts', 'area', 2, 20],
  ['heavy.ts', 'color', 2, 'green'],
  ['named.mjs', 'default', 1, 3],
  ['named.mjs', 'triple', 1, 3],
  ['named.mjs', 'hidden', 1, 2],
  ['named.mjs', 'late', 1, 41],
  ['module.mts', 'renamed', 1, 2],
  ['module.mts', 'twice', 1, 2],
  ['script.cts', 'plus', 1, 2],
  ['object.cjs', 'plus', 1, 21],
  ['object.cjs', 'renamed', 1, 5],
  ['object.cjs', 'folder', 1, true],
  ['single.cjs', 'default', 1, 11],
  ['properties.cjs', 'half', 1, 0.5],
  ['properties.cjs', 'Maths.square', 3, 9],
  ['plain/module.js', 'name', '/a/b.txt', 'b.txt'],
  ['plain/script.js', 'name', '/a/b.txt', 'b.txt'],
  ['plain/module.ts', 'name', '/a/b.txt', 'b.txt'],
  ['plain/script.ts', 'name', '/a/b.txt', 'b.txt'],
  ['old/script.js', 'name', '/a/b.txt', 'b.txt'],
];

describe.each(WORKER_TYPES)('on %s workers', (workerType) => {
  test('functions of every kind of file are found and run', async () => {
    const pool = newPool({ workers: 1, workerType });
    const results = FUNCTIONS.map(([file, name, argument]) =>
      pool.applyAsync(fixture(`load/${file}`, name), [argument]),
    );
    await Promise.all(results.map((result) => result.wait()));
    for (const [i, [file, name, , expected]] of FUNCTIONS.entries()) {
      const got = await results[i]?.get().catch((error: unknown) => error);
      expect([file, name, got]).toEqual([file, name, expected]);
    }
  });
});

test('a file is imported once for each worker', async () => {
  const pool = newPool({ workers: 1 });
  const places = (await pool.map(fixture('work.ts', 'place'), range(5), { chunksize: 1 })) as {
    turn: number;
  }[];
  expect(places.map(({ turn }) => turn)).toEqual(range(5));
});
