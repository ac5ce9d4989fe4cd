import { describe, expect, test } from 'vitest';
import { TerminatedError } from '../../src/index.js';
import {
  begun,
  failure,
  fixture,
  isAlive,
  newFolder,
  newPool,
  openGate,
  ran,
  range,
  WORKER_TYPES,
} from './harness.js';

const square = fixture('work.ts', 'square');
const note = fixture('notes.ts', 'note');

describe.each(WORKER_TYPES)('the life of a pool of %s workers', (workerType) => {
  test('after close nothing is taken, and close and join wait for what is queued', async () => {
    const folder = newFolder();
    const pool = newPool({ workerType });
    const results = range(12).map((i) => pool.applyAsync(note, [{ folder, i, ms: 10 }]));
    pool.close();
    expect(() => pool.applyAsync(square, [1])).toThrow('Pool not running');
    expect(() => pool.mapAsync(square, [1])).toThrow('Pool not running');
    expect((await failure(pool.map(square, [1]))).message).toBe('Pool not running');
    expect((await failure(pool.apply(square, [1]))).message).toBe('Pool not running');
    await pool.join();
    expect(results.every((result) => result.ready())).toBe(true);
    expect(ran(folder).sort((a, b) => a - b)).toEqual(range(12));
  });

  test('join before close is refused', async () => {
    expect((await failure(newPool({ workerType }).join())).message).toBe('Pool is still running');
  });

  test('join waits until the worker processes are gone', async () => {
    const pool = newPool({ workerType });
    const places = (await pool.map(fixture('work.ts', 'place'), range(20), { chunksize: 1 })) as {
      worker: string;
    }[];
    pool.close();
    await pool.join();
    await pool.join();
    const pids = new Set(places.map(({ worker }) => Number.parseInt(worker, 10)));
    expect([...pids].filter((pid) => pid !== process.pid && isAlive(pid))).toEqual([]);
  });

  test('terminate rejects what runs and what waits, and ends although a task never would', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 1, workerType });
    const done = pool.applyAsync(square, [3]);
    const running = pool.applyAsync(fixture('notes.ts', 'noteBusily'), [{ folder, i: 0, end: 'spin' }]);
    const waiting = pool.mapAsync(note, [{ folder, i: 1 }]);
    const waiter = failure(waiting.get());
    await done.get();
    while (ran(folder).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await pool.terminate();
    expect(await failure(running.get())).toBeInstanceOf(TerminatedError);
    expect(await waiter).toBeInstanceOf(TerminatedError);
    expect(await done.get()).toBe(9);
    expect(ran(folder)).toEqual([0]);
    expect(() => pool.applyAsync(square, [1])).toThrow('Pool not running');
    await pool.join();
  });

  test('terminate can be called again, and join after it waits as long as it does', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 1, workerType });
    void pool.applyAsync(fixture('gates.mjs', 'wait'), [{ folder, name: 0 }]);
    await begun(folder, 0);
    const ended: string[] = [];
    const first = pool.terminate().then(() => ended.push('first'));
    const second = pool.terminate().then(() => ended.push('second'));
    const join = pool.join().then(() => ended.push('join'));
    await Promise.all([first, second, join]);
    expect(ended[0]).toBe('first');
  });

  test('terminate while join waits lets join end', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 1, workerType });
    const stuck = pool.applyAsync(fixture('gates.mjs', 'wait'), [{ folder, name: 0 }]);
    await begun(folder, 0);
    pool.close();
    const join = pool.join();
    await pool.terminate();
    await join;
    expect(await failure(stuck.get())).toBeInstanceOf(TerminatedError);
  });

  test('leaving an `await using` block terminates', async () => {
    const folder = newFolder();
    let stuck: Promise<Error>;
    {
      await using pool = newPool({ workerType });
      stuck = failure(pool.applyAsync(fixture('gates.mjs', 'wait'), [{ folder, name: 0 }]).get());
      await begun(folder, 0);
    }
    expect(await stuck).toBeInstanceOf(TerminatedError);
  });

  test('close, join of an unused pool, and terminate right after its making, end', async () => {
    const unused = newPool({ workerType });
    unused.close();
    await unused.join();
    await newPool({ workerType }).terminate();
  });

  test('on terminate, results that are there keep their values', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 2, workerType });
    const kept = pool.applyAsync(fixture('gates.mjs', 'wait'), [{ folder, name: 'kept' }]);
    const cut = pool.applyAsync(fixture('gates.mjs', 'wait'), [{ folder, name: 'cut' }]);
    await Promise.all([begun(folder, 'kept'), begun(folder, 'cut')]);
    openGate(folder, 'kept');
    await kept.wait();
    await pool.terminate();
    expect([kept.successful(), cut.successful()]).toEqual([true, false]);
  });
});
