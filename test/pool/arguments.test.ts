import { describe, expect, test } from 'vitest';
import { failure, fixture, newFolder, newPool, ran, range, WORKER_TYPES } from './harness.js';

const echo = fixture('work.ts', 'echo');
const note = fixture('notes.ts', 'note');

const UNSENDABLE: [string, unknown][] = [
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a promise', Promise.resolve(1)],
  ['a proxy', new Proxy({}, {})],
  ['a weak map', new WeakMap()],
  ['a function within', { a: [() => 1] }],
];

describe.each(WORKER_TYPES)('arguments that cannot be sent to %s workers', (workerType) => {
  test.each(UNSENDABLE)('%s fails its own call', async (_, argument) => {
    const pool = newPool({ workerType });
    const before = pool.applyAsync(echo, [1]);
    const bad = pool.applyAsync(echo, [argument]);
    const after = pool.applyAsync(echo, [2]);
    const error = await failure(bad.get());
    expect([error.name, error.message]).toEqual(['DataCloneError', expect.stringMatching(/cannot be sent/)]);
    expect([await before.get(), await after.get()]).toEqual([[1], [2]]);
  });

  test.each([
    ['first', [0]],
    ['in the middle', [3, 4]],
    ['last', [9]],
  ])('%s in a chunk: all others run, each once', async (_, bad) => {
    const folder = newFolder();
    const inputs = range(10).map((i) => ({ folder, i, ...(bad.includes(i) && { f: () => 1 }) }));
    const pool = newPool({ workerType });
    const error = await failure(pool.map(note, inputs, { chunksize: 10 }));
    expect(error.name).toBe('DataCloneError');
    expect(ran(folder).sort()).toEqual(range(10).filter((i) => !bad.includes(i)));
  });

  test('all of them: the map ends', async () => {
    const pool = newPool({ workerType });
    expect(
      (
        await failure(
          pool.map(
            echo,
            range(20).map(() => () => 1),
          ),
        )
      ).name,
    ).toBe('DataCloneError');
    expect(await pool.map(echo, [1])).toEqual([[1]]);
  });

  /** An object that can be read some times, and throws at the others. */
  function moody(throws: (read: number) => boolean): object {
    let reads = 0;
    return {
      get x() {
        if (throws(reads++)) {
          throw new Error('not now');
        }
        return 1;
      },
    };
  }

  test('one that throws when it is read again is read once', async () => {
    const pool = newPool({ workers: 1, workerType });
    expect(await pool.apply(echo, [moody((read) => read > 0)])).toEqual([{ x: 1 }]);
  });

  test('one that changes its mind whenever it is read fails its own task only', async () => {
    const pool = newPool({ workers: 1, workerType });
    const bad = pool.applyAsync(echo, [moody((read) => read % 2 === 0)]);
    const good = pool.mapAsync(echo, range(5));
    await bad.wait();
    expect(bad.successful()).toBe(false);
    expect(await good.get()).toEqual(range(5).map((n) => [n]));
  });

  test('data of every kind arrives as it was', async () => {
    const inputs = [
      new Map([[1, { a: 1n }]]),
      new Set(['x']),
      new Date(5),
      /x/g,
      Float64Array.of(Number.NaN),
      -0,
    ];
    expect(await newPool({ workerType }).map(echo, inputs)).toStrictEqual(inputs.map((input) => [input]));
  });
});
