import { describe, expect, test } from 'vitest';
import { failure, fixture, newPool, WORKER_TYPES } from './harness.js';

/** Values that are no data: a MaybeEncodingError says so. */
const UNSENDABLE = [
  'function',
  'symbol',
  'weak map',
  'generator',
  'promise in a value',
  'function in a value',
  'proxy',
  'getter that throws',
];

const circular: Record<string, unknown> = { name: 'o' };
circular.self = circular;

const SENDABLE: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['bigint', 9007199254740993n],
  ['NaN', Number.NaN],
  ['-0', -0],
  ['Infinity', Number.NEGATIVE_INFINITY],
  ['circular', circular],
  ['map', new Map([[{ k: 1 }, 'v']])],
  ['set', new Set([1, 'a'])],
  ['date', new Date(86_400_000)],
  ['regexp', /a+/gi],
  ['typed arrays', [Float64Array.of(1.5), Uint8Array.of(1, 2)]],
  // biome-ignore lint/suspicious/noSparseArray: a hole must stay a hole
  ['holes and undefined', [, undefined, { a: undefined }]],
  ['error', new RangeError('returned, not thrown')],
  ['instance', { x: 3, y: 4 }],
  ['thenable', 7],
];

describe.each(WORKER_TYPES)('returned on %s workers', (workerType) => {
  test.each(['give', 'giveLater'])('%s: data arrives as it was', async (how) => {
    const pool = newPool({ workers: 1, workerType });
    const values = await pool.map(
      fixture('odd.ts', how),
      SENDABLE.map(([name]) => name),
    );
    expect(values).toStrictEqual(SENDABLE.map(([, value]) => value));
  });

  test.each(['give', 'giveLater'])('%s: what is no data fails its own task with the reason', async (how) => {
    const pool = newPool({ workers: 1, workerType });
    const calls = UNSENDABLE.map((name) => pool.applyAsync(fixture('odd.ts', how), [name]));
    for (const [i, name] of UNSENDABLE.entries()) {
      const error = await failure(calls[i]?.get() as Promise<unknown>);
      expect([name, error.name]).toEqual([name, 'MaybeEncodingError']);
      expect(error.message).toMatch(/^Error sending result: '.+'\. Reason: '.+'$/s);
    }
    expect(await pool.apply(fixture('work.ts', 'square'), [3])).toBe(9);
  });

  test('in a chunk, its neighbours keep their results', async () => {
    const pool = newPool({ workers: 1, workerType });
    const calls: unknown[] = [];
    const names = UNSENDABLE.flatMap((name) => ['date', name, 'map']);
    const error = await failure(
      pool
        .map(fixture('odd.ts', 'give'), names, { chunksize: names.length })
        .finally(() => calls.push('end')),
    );
    expect(error.name).toBe('MaybeEncodingError');
    expect(calls).toEqual(['end']);
    expect(await pool.map(fixture('odd.ts', 'give'), ['bigint', 'null'])).toEqual([9007199254740993n, null]);
  });

  test('a getter that throws now and then harms nobody', async () => {
    const pool = newPool({ workers: 1, workerType });
    const moody = pool.applyAsync(fixture('odd.ts', 'give'), ['getter that throws every other time']);
    const list = pool.map(fixture('odd.ts', 'give'), [
      'bigint',
      'getter that throws every other time',
      'function',
    ]);
    await moody.wait();
    expect((await failure(list)).name).toBe('MaybeEncodingError');
    expect(await pool.map(fixture('odd.ts', 'give'), ['bigint', 'null'])).toEqual([9007199254740993n, null]);
  });

  test('a `then` that throws fails its own task', async () => {
    const pool = newPool({ workers: 1, workerType });
    const error = await failure(pool.apply(fixture('odd.ts', 'give'), ['then that throws']));
    expect(error.message).toBe('no then for you');
  });
});
