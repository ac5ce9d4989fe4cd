import { describe, expect, test } from 'vitest';
import type { AsyncResult } from '../../src/index.js';
import { failure, fixture, newPool, range, until, WORKER_TYPES } from './harness.js';

const square = fixture('work.ts', 'square');
const odd = fixture('work.ts', 'odd');

describe.each(WORKER_TYPES)('callbacks on %s workers', (workerType) => {
  test('one that throws makes its error the result of that call only', async () => {
    const pool = newPool({ workerType });
    const bad = pool.applyAsync(square, [2], undefined, {
      callback: () => {
        throw new Error('thrown by the callback');
      },
    });
    const list = pool.mapAsync(square, [1, 2], {
      callback: () => {
        throw new Error('thrown by the list callback');
      },
    });
    const worse = pool.applyAsync(odd, [2], undefined, {
      errorCallback: () => {
        throw new Error('thrown by the error callback');
      },
    });
    expect((await failure(bad.get())).message).toBe('thrown by the callback');
    expect((await failure(list.get())).message).toBe('thrown by the list callback');
    expect((await failure(worse.get())).message).toBe('thrown by the error callback');
    expect(await pool.map(square, range(10))).toEqual(range(10).map((n) => n * n));
  });

  test('may submit new work, which runs', async () => {
    const pool = newPool({ workerType });
    const seen: unknown[] = [];
    let last: AsyncResult<unknown> | null = null;
    const next = (n: number): AsyncResult<unknown> =>
      pool.applyAsync(square, [n], undefined, {
        callback: (value) => {
          seen.push(value);
          last = n < 5 ? next(n + 1) : null;
        },
      });
    last = next(1);
    await until(() => seen.length === 5, 'the fifth callback has come');
    expect(seen).toEqual([1, 4, 9, 16, 25]);
    expect(last).toBe(null);
  });

  test('one that closes the pool: what is queued still runs', async () => {
    const pool = newPool({ workers: 1, workerType });
    const first = pool.applyAsync(square, [2], undefined, { callback: () => pool.close() });
    const second = pool.mapAsync(square, range(10));
    expect(await first.get()).toBe(4);
    await pool.join();
    expect(second.ready()).toBe(true);
    expect(await second.get()).toEqual(range(10).map((n) => n * n));
  });

  test('one that terminates the pool ends it', async () => {
    const pool = newPool({ workers: 1, workerType });
    pool.applyAsync(square, [2], undefined, { callback: () => void pool.terminate() });
    const second = pool.mapAsync(fixture('work.ts', 'nap'), [60_000, 60_000]);
    expect((await failure(second.get())).name).toBe('TerminatedError');
    await pool.join();
  });
});
