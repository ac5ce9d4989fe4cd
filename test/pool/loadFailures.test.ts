import { describe, expect, test } from 'vitest';
import { failure, fixture, newPool, recordedPool, WORKER_TYPES } from './harness.js';

const square = fixture('work.ts', 'square');

const BROKEN: [string, RegExp][] = [
  ['broken.mjs', /load[\\/]broken\.mjs:3/],
  ['broken.ts', /load[\\/]broken\.ts:2/],
  ['brokenHeavy.ts', /load[\\/]brokenHeavy\.ts:2/],
  ['imports-broken-mjs.mjs', /load[\\/]broken\.mjs:3/],
  ['imports-broken-cjs.mjs', /load[\\/]broken\.cjs:2/],
  ['imports-broken-ts.mjs', /load[\\/]broken\.ts:2/],
  ['broken.cjs', /load[\\/]broken\.cjs:2/],
  ['missing.mjs', /'nothing'.*load[\\/]missing\.mjs:1/s],
  ['nowhere.mjs', /here\.mjs.*nowhere\.mjs:1/s],
  ['throws.mjs', /^not on a Monday$/],
  ['throwsText.mjs', /not an error/],
  ['badJson.mjs', /JSON/],
];

describe.each(WORKER_TYPES)('on %s workers', (workerType) => {
  test('a file that cannot be imported fails its tasks with the reason, and no others', async () => {
    const pool = newPool({ workers: 1, workerType });
    for (const [file, words] of BROKEN) {
      const error = await failure(pool.map(fixture(`load/${file}`, 'f'), [1, 2]));
      expect([file, error.name]).toEqual([file, 'LoadError']);
      expect(error.message).toMatch(words);
      expect(error.message).not.toMatch(/node:internal/);
      expect(await pool.apply(square, [3])).toBe(9);
    }
  });

  test.each([
    ['shapes.ts', 'nobody'],
    ['shapes.ts', 'notAFunction'],
    ['shapes.ts', 'Counter.nobody'],
    ['shapes.ts', 'fetch'],
    ['object.cjs', 'nobody'],
  ])('%s has no function %s, and that is said', async (file, name) => {
    const error = await failure(
      newPool({ workers: 1, workerType }).apply(fixture(`load/${file}`, name), [1]),
    );
    expect([error.name, error.message]).toEqual([
      'LoadError',
      expect.stringMatching(new RegExp(`no function ${name} in .*${file}`)),
    ]);
  });

  test('a file that exits while it is imported: the tasks fail, and workers are not made for ever', async () => {
    const { pool, store } = recordedPool({ workers: 2, workerType });
    const error = await failure(pool.map(fixture('load/exits.mjs', 'f'), [1, 2, 3, 4]));
    expect([error.name, error.message]).toEqual([
      'WorkerDiedError',
      expect.stringMatching(/before they come to their first task.*code 5/),
    ]);
    pool.close();
    await pool.join();
    expect(store.workers.length).toBeLessThan(8);
  });
});

test('the stack of transformed TypeScript names the lines of the source', async () => {
  const error = await failure(newPool().apply(fixture('load/heavy.ts', 'fails'), [3]));
  expect(error.message).toBe('no box of 9');
  expect(error.stack).toMatch(/at (Module\.)?fails \(.*heavy\.ts:30:9\)/);
});
