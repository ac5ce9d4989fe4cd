import { describe, expect, test } from 'vitest';
import { failure, fixture, newPool, WORKER_TYPES } from './harness.js';

/** What is thrown, and the `thrown` of the error that arrives. */
const VALUES: [string, unknown][] = [
  ['zero', 0],
  ['empty text', ''],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
  ['number', 42],
  ['NaN', Number.NaN],
  ['bigint', 5n],
  ['object', { status: 404 }],
];

/** Errors, by name and message. */
const ERRORS: [string, string, string | RegExp][] = [
  ['circular error', 'Error', 'circular'],
  ['error with a bigint', 'Error', 'big'],
  ['error with a function', 'Error', 'handy'],
  ['frozen error', 'Error', 'frozen'],
  ['error whose getters throw', 'Error', ''],
  ['error without prototype', 'Error', 'bare'],
  ['proxy of an error', 'RangeError', 'proxied'],
  ['error of another realm', 'TypeError', 'from elsewhere'],
];

/** Neither errors nor possible to send: described. */
const DESCRIBED: [string, RegExp][] = [
  ['symbol', /Symbol\(s\)/],
  ['function', /thrower/],
  ['secret key', /./],
  ['proxy that throws', /./],
];

describe.each(WORKER_TYPES)('thrown on %s workers', (workerType) => {
  test.each(['toss', 'tossLater'])(
    '%s: each fails its own task, and the others do not notice',
    async (how) => {
      const pool = newPool({ workers: 1, workerType });
      const fn = fixture('odd.ts', how);
      const home = await pool.apply(fixture('work.ts', 'place'), [0]);

      for (const [name, thrown] of VALUES) {
        const error = await failure(pool.apply(fn, [name]));
        expect([name, error.name, error.thrown]).toEqual([name, 'NonError', thrown]);
      }
      for (const [name, errorName, message] of ERRORS) {
        const error = await failure(pool.apply(fn, [name]));
        expect([name, error.name, error.message]).toEqual([name, errorName, message]);
      }
      for (const [name, words] of DESCRIBED) {
        const error = await failure(pool.apply(fn, [name]));
        expect([name, error.name]).toEqual([name, 'NonError']);
        expect(error.message).toMatch(words);
      }

      // The worker is still the first one.
      const { worker, turn } = (await pool.apply(fixture('work.ts', 'place'), [1])) as Record<
        string,
        unknown
      >;
      expect({ worker, turn }).toEqual({ worker: (home as { worker: string }).worker, turn: 1 });
    },
  );

  test('in the middle of a chunk, the tasks around it keep their results', async () => {
    const pool = newPool({ workers: 1, workerType });
    const seen: unknown[] = [];
    const names = [...VALUES, ...ERRORS, ...DESCRIBED].map(([name]) => name);
    const calls = names.flatMap((name) => [
      pool.applyAsync(fixture('odd.ts', 'toss'), [name]),
      pool.applyAsync(fixture('work.ts', 'square'), [3], undefined, {
        callback: (value) => seen.push(value),
      }),
    ]);
    const list = pool.mapAsync(fixture('odd.ts', 'toss'), names, { chunksize: 100 });
    await Promise.all(calls.map((call) => call.wait()));
    expect(calls.map((call) => call.successful())).toEqual(names.flatMap(() => [false, true]));
    expect(seen).toEqual(names.map(() => 9));
    expect(((await failure(list.get())) as { thrown?: unknown }).thrown).toBe(0);
  });
});
