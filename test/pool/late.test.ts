import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failure, fixture, newFolder, newPool, outcomes, recordedPool, WORKER_TYPES } from './harness.js';

const takesTime = fixture('late.ts', 'takesTime');
const sometimesLater = fixture('late.ts', 'sometimesLater');

/** How often a task of `takesTime` has begun. */
function begunTimes(file: string): number {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').length : 0;
}

describe.each(WORKER_TYPES)('a task whose worker another one kills, on %s workers', (workerType) => {
  test.each(['throwsLater', 'rejectsLater', 'exitsLater'])('%s: it is run again', async (name) => {
    const file = join(newFolder(), 'begun');
    const { pool, store } = recordedPool({ workers: 1, workerType });
    const guilty = pool.applyAsync(fixture('late.ts', name), [200]);
    const innocent = pool.applyAsync(takesTime, [file, 1500]);
    expect([await guilty.get(), await innocent.get()]).toEqual(['returned', 'done']);
    expect(begunTimes(file)).toBe(2);
    expect(store.workers.length).toBe(2);
    expect(outcomes(store)).toEqual(['returned', 'done']);
  });

  test('its chunk goes on where it was', async () => {
    const file = join(newFolder(), 'begun');
    const { pool, store } = recordedPool({ workers: 1, workerType });
    await pool.apply(fixture('late.ts', 'throwsLater'), [300]);
    const rows = [50, 1500, 50].map((ms) => [file, ms]);
    expect(await pool.starmap(takesTime, rows, { chunksize: 3 })).toEqual(['done', 'done', 'done']);
    expect(begunTimes(file)).toBe(4);
    expect(store.workers.length).toBe(2);
  });

  test('it is not run again for ever', async () => {
    const file = join(newFolder(), 'begun');
    const pool = newPool({ workers: 1, workerType });
    const error = await failure(pool.apply(fixture('explodes.ts', 'takesTime'), [file]));
    expect([error.name, error.message]).toEqual(['WorkerDiedError', expect.stringMatching(/left behind/)]);
    expect(begunTimes(file)).toBe(4);
    expect(await pool.apply(fixture('work.ts', 'square'), [3])).toBe(9);
  });

  test('also where the function returns a promise only now and then', async () => {
    const pool = newPool({ workers: 1, workerType });
    const results = await pool.map(sometimesLater, ['known', 'asked', 'asked'], { chunksize: 3 });
    expect(results).toEqual(['known', 'asked', 'asked']);
  });

  test('one that kills its own worker is told so, whatever ran there before', async () => {
    const pool = newPool({ workers: 1, workerType });
    expect(await pool.apply(fixture('work.ts', 'square'), [3])).toBe(9);
    const error = await failure(pool.apply(sometimesLater, ['guilty']));
    expect([error.name, error.message]).toEqual(['WorkerDiedError', expect.stringMatching(/mine/)]);
  });

  test('what is printed late belongs to the task that prints it', async () => {
    const file = join(newFolder(), 'begun');
    const { pool, store } = recordedPool({ workers: 1, workerType });
    const speaker = pool.applyAsync(fixture('late.ts', 'speaksLater'), [100]);
    const other = pool.applyAsync(takesTime, [file, 600]);
    await Promise.all([speaker.get(), other.get()]);
    pool.close();
    await pool.join();
    expect(store.output.map(({ text, index }) => [text, index])).toEqual([['after all', 0]]);
  });
});
