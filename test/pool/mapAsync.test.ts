import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { begun, failure, fixture, newFolder, newPool, openGate, range, WORKER_TYPES } from './harness.js';

const square = fixture('work.ts', 'square');
const wait = fixture('gates.mjs', 'wait');

describe.each(WORKER_TYPES)('mapAsync on %s workers', (workerType) => {
  test('returns before any task has ended', async () => {
    const folder = newFolder();
    const result = newPool({ workerType }).mapAsync(wait, [
      { folder, name: 0 },
      { folder, name: 1 },
    ]);
    await begun(folder, 1);
    expect(result.ready()).toBe(false);
    openGate(folder, 1);
    openGate(folder, 0);
    expect(await result.get()).toEqual([0, 1]);
    expect(result.ready()).toBe(true);
  });

  test('one callback gets the whole list in input order, before the result is ready', async () => {
    const calls: { list: unknown; ready: boolean }[] = [];
    const result = newPool({ workerType }).mapAsync(square, range(20), {
      callback: (list) => calls.push({ list, ready: result.ready() }),
      errorCallback: () => expect.fail('no error callback is due'),
    });
    const list = await result.get();
    expect(calls).toEqual([{ list: range(20).map((n) => n * n), ready: false }]);
    expect(list).toEqual(calls[0]?.list);
  });

  test('one error callback gets the first error to arrive', async () => {
    const folder = newFolder();
    const errors: string[] = [];
    const inputs = range(3).map((name) => ({ folder, name, fails: name < 2 }));
    const result = newPool({ workers: 3, workerType }).mapAsync(wait, inputs, {
      callback: () => expect.fail('no callback is due'),
      errorCallback: (error) => errors.push((error as Error).message),
    });
    await Promise.all(range(3).map((name) => begun(folder, name)));
    openGate(folder, 1);
    await sleep(200); // Time for its error to arrive: the other one cannot come before the next gate opens.
    openGate(folder, 0);
    openGate(folder, 2);
    expect((await failure(result.get())).message).toBe('1 fails');
    expect(errors).toEqual(['1 fails']);
  });
});

describe('mapAsync', () => {
  test('of nothing is ready at once, and calls no callback', async () => {
    const result = newPool().mapAsync(square, [], { callback: () => expect.fail('a callback was called') });
    expect(result.ready()).toBe(true);
    expect(result.successful()).toBe(true);
    expect(await result.get()).toEqual([]);
    await sleep(50);
  });

  test.each([undefined, null, 5, {}, { length: 2 }])('throws for %s, which is not iterable', (inputs) => {
    expect(() => newPool().mapAsync(square, inputs as never)).toThrow(TypeError);
  });

  test('takes a string by character and a generator', async () => {
    const pool = newPool();
    expect(await pool.mapAsync(fixture('work.ts', 'echo'), 'ab').get()).toEqual([['a'], ['b']]);
    expect(await pool.mapAsync(square, [3].values()).get()).toEqual([9]);
  });
});
