import { describe, expect, test } from 'vitest';
import { TimeoutError } from '../../src/index.js';
import { begun, failure, fixture, newFolder, newPool, openGate, WORKER_TYPES } from './harness.js';

const wait = fixture('gates.mjs', 'wait');

describe.each(WORKER_TYPES)('an AsyncResult on %s workers', (workerType) => {
  test('get with a time throws TimeoutError, the task goes on, and a later get has its value', async () => {
    const folder = newFolder();
    const result = newPool({ workerType }).applyAsync(wait, [{ folder, name: 'a' }]);
    await begun(folder, 'a');
    for (const time of [30, 0, -1]) {
      expect(await failure(result.get(time))).toBeInstanceOf(TimeoutError);
    }
    expect(result.ready()).toBe(false);
    openGate(folder, 'a');
    expect(await result.get(20_000)).toBe('a');
    expect(await result.get(0)).toBe('a');
  });

  test('wait never throws: neither when time is over nor when the task fails', async () => {
    const folder = newFolder();
    const result = newPool({ workerType }).applyAsync(wait, [{ folder, name: 'a', fails: true }]);
    expect(await result.wait(10)).toBeUndefined();
    expect(result.ready()).toBe(false);
    openGate(folder, 'a');
    expect(await result.wait()).toBeUndefined();
    expect(result.ready()).toBe(true);
  });

  test('successful throws while it is not ready, then tells', async () => {
    const folder = newFolder();
    const pool = newPool({ workerType });
    const [good, bad] = [false, true].map((fails) =>
      pool.applyAsync(wait, [{ folder, name: String(fails), fails }]),
    );
    expect(() => good?.successful()).toThrow(/not ready/);
    openGate(folder, 'true');
    openGate(folder, 'false');
    await Promise.all([good?.wait(), bad?.wait()]);
    expect([good?.successful(), bad?.successful()]).toEqual([true, false]);
  });

  test('get gives the same value, or throws the same error, each time', async () => {
    const pool = newPool({ workerType });
    const list = pool.mapAsync(fixture('work.ts', 'square'), [1, 2]);
    expect(await list.get()).toBe(await list.get());
    const bad = pool.applyAsync(fixture('work.ts', 'odd'), [2]);
    expect(await failure(bad.get())).toBe(await failure(bad.get()));
  });
});

test('a failure that nobody asks for is no unhandled rejection', async () => {
  const rejections: unknown[] = [];
  const listen = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', listen);
  const result = newPool().applyAsync(fixture('work.ts', 'odd'), [2]);
  await result.wait();
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.off('unhandledRejection', listen);
  expect(rejections).toEqual([]);
});
