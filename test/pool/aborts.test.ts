import { describe, expect, test } from 'vitest';
import {
  allBegun,
  begun,
  failure,
  fixture,
  newFolder,
  newPool,
  openGate,
  outcomes,
  range,
  recordedPool,
  WORKER_TYPES,
} from './harness.js';

const gate = fixture('gates.mjs', 'wait');
const square = fixture('work.ts', 'square');

describe.each(WORKER_TYPES)('an AbortSignal, on %s workers', (workerType) => {
  test('ends the tasks of its call, waiting or running, and no others', async () => {
    const folder = newFolder();
    const { pool, store } = recordedPool({ workers: 2, workerType });
    const controller = new AbortController();
    const aborted = pool.mapAsync(
      gate,
      ['a', 'b', 'c'].map((name) => ({ folder, name })),
      {
        chunksize: 1,
        signal: controller.signal,
      },
    );
    const other = pool.applyAsync(gate, [{ folder, name: 'other' }]);
    await Promise.all([begun(folder, 'a'), begun(folder, 'b')]);
    controller.abort();
    expect((await failure(aborted.get())).name).toBe('AbortError');
    openGate(folder, 'other');
    expect(await other.get()).toBe('other');
    expect(allBegun(folder)).toEqual(['a', 'b', 'other']);
    expect(outcomes(store)).toEqual([
      'cancelled: AbortError',
      'cancelled: AbortError',
      'not_run: AbortError',
      'other',
    ]);
  });

  test('keeps what is done, and the reason is the signal’s', async () => {
    const folder = newFolder();
    const { pool, store } = recordedPool({ workers: 1, workerType });
    const controller = new AbortController();
    openGate(folder, 0);
    const list = pool.mapAsync(
      gate,
      range(3).map((name) => ({ folder, name })),
      {
        chunksize: 3,
        signal: controller.signal,
      },
    );
    await begun(folder, 1);
    controller.abort(new RangeError('enough'));
    expect(await failure(list.get())).toMatchObject({ name: 'RangeError', message: 'enough' });
    expect(outcomes(store)).toEqual([0, 'cancelled: RangeError', 'not_run: RangeError']);
  });

  test('that is aborted already: nothing runs', async () => {
    const folder = newFolder();
    const pool = newPool({ workerType });
    const signal = AbortSignal.abort();
    const inputs = [{ folder, name: 'a' }];
    expect((await failure(pool.map(gate, inputs, { signal }))).name).toBe('AbortError');
    expect((await failure(pool.apply(gate, inputs, undefined, { signal }))).name).toBe('AbortError');
    expect((await failure(pool.imap(gate, inputs, { signal }).next())).name).toBe('AbortError');
    expect(await pool.map(square, range(4))).toEqual([0, 1, 4, 9]);
    expect(allBegun(folder)).toEqual([]);
  });

  test('ends an imap', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 1, workerType });
    const controller = new AbortController();
    function* endless() {
      for (let name = 0; ; name++) {
        yield { folder, name };
      }
    }
    openGate(folder, 0);
    const results = pool.imap(gate, endless(), { signal: controller.signal, buffersize: 2 });
    expect((await results.next()).value).toBe(0);
    await begun(folder, 1);
    controller.abort();
    expect((await failure(results.next())).name).toBe('AbortError');
    expect(await pool.apply(square, [3])).toBe(9);
  });

  test('one signal ends many calls', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 1, workerType });
    const controller = new AbortController();
    const { signal } = controller;
    const calls = range(50).map((name) => pool.applyAsync(gate, [{ folder, name }], undefined, { signal }));
    await begun(folder, 0);
    controller.abort();
    const errors = await Promise.all(calls.map((call) => failure(call.get())));
    expect(new Set(errors.map(({ name }) => name))).toEqual(new Set(['AbortError']));
  });

  test('after the call is over it does nothing', async () => {
    const pool = newPool({ workerType });
    const controller = new AbortController();
    expect(await pool.map(square, [1, 2], { signal: controller.signal })).toEqual([1, 4]);
    controller.abort();
    expect(await pool.map(square, [3])).toEqual([9]);
  });
});

describe('a call’s own time-out', () => {
  test('counts for its tasks only', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 2 });
    const long = pool.applyAsync(gate, [{ folder, name: 'long' }]);
    const short = pool.applyAsync(gate, [{ folder, name: 'short' }], undefined, { timeout: 200 });
    expect((await failure(short.get())).name).toBe('TimeoutError');
    openGate(folder, 'long');
    expect(await long.get()).toBe('long');
  });

  test('wins over the pool’s', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 1, timeout: 100 });
    const call = pool.applyAsync(gate, [{ folder, name: 'a' }], undefined, { timeout: 60_000 });
    await begun(folder, 'a');
    await new Promise((done) => setTimeout(done, 400));
    expect(call.ready()).toBe(false);
    openGate(folder, 'a');
    expect(await call.get()).toBe('a');
  });
});
