import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failure, fixture, newFolder, newPool, range, WORKER_TYPES } from './harness.js';

const read = fixture('start.ts', 'read');
const square = fixture('work.ts', 'square');

function lines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
}

type Read = { setting: unknown; worker: string };

describe.each(WORKER_TYPES)('the initializer of a pool of %s workers', (workerType) => {
  test.each(['prepare', 'prepareSlowly'])(
    '%s runs once in each worker, before its first task',
    async (name) => {
      const file = join(newFolder(), 'prepared');
      const pool = newPool({
        workerType,
        initializer: fixture('start.ts', name),
        initargs: [file, { a: 1 }],
      });
      const seen = (await pool.map(read, range(20), { chunksize: 1 })) as Read[];
      expect(seen.map(({ setting }) => setting)).toEqual(range(20).map(() => ({ a: 1 })));
      for (const { worker } of seen) {
        expect(lines(file).filter((line) => line === worker)).toEqual([worker]);
      }
    },
  );

  test('runs in replacements, too', async () => {
    const file = join(newFolder(), 'prepared');
    const initializer = fixture('start.ts', 'prepare');
    const options = { workerType, initializer, initargs: [file, 'on'], maxtasksperchild: 1 };
    const pool = newPool({ workers: 1, ...options });
    const seen = (await pool.map(read, range(3), { chunksize: 1 })) as Read[];
    expect(seen.map(({ setting }) => setting)).toEqual(['on', 'on', 'on']);
    expect(new Set(seen.map(({ worker }) => worker)).size).toBe(3);
  });

  test('that fails, fails the pool once, with its error', async () => {
    const file = join(newFolder(), 'tried');
    const pool = newPool({
      workers: 2,
      workerType,
      initializer: fixture('start.ts', 'fails'),
      initargs: [file],
    });
    const calls = range(3).map((n) => pool.applyAsync(square, [n]));
    const list = pool.mapAsync(square, range(10));
    for (const result of [...calls, list]) {
      expect(await failure(result.get())).toMatchObject({ name: 'RangeError', message: 'no licence' });
    }
    expect((await failure(pool.apply(square, [1]))).message).toBe('no licence');
    const results = pool.imap(square, [1]);
    expect((await failure(results.next())).message).toBe('no licence');
    expect(lines(file).length).toBeLessThanOrEqual(2);
    pool.close();
    await pool.join();
  });

  test('that ends its worker, fails the pool once, and says so', async () => {
    const file = join(newFolder(), 'tried');
    const pool = newPool({
      workers: 1,
      workerType,
      initializer: fixture('start.ts', 'exits'),
      initargs: [file],
    });
    const error = await failure(pool.map(square, range(3)));
    expect([error.name, error.message]).toEqual([
      'WorkerDiedError',
      expect.stringMatching(/initializer.*exited with code 4/),
    ]);
    expect(lines(file)).toEqual(['tried']);
  });

  test('that is not there, fails the pool', async () => {
    const pool = newPool({ workerType, initializer: fixture('start.ts', 'nowhere') });
    expect((await failure(pool.map(square, range(3)))).message).toMatch(/no function nowhere/);
  });

  test('must be a task, and its arguments must be possible to send', () => {
    expect(() => newPool({ workerType, initializer: (() => 1) as never })).toThrow(TypeError);
    const initargs = [() => 1];
    expect(() => newPool({ workerType, initializer: read, initargs })).toThrow(/initargs cannot be sent/);
  });
});

describe.each(WORKER_TYPES)('resourceLimits of %s workers', (workerType) => {
  test('a task that needs more memory loses its worker, and the others run', async () => {
    const pool = newPool({ workers: 2, workerType, resourceLimits: { maxOldGenerationSizeMb: 32 } });
    const greedy = pool.applyAsync(fixture('start.ts', 'fill'));
    const modest = pool.mapAsync(square, range(20), { chunksize: 1 });
    expect((await failure(greedy.get())).name).toBe('WorkerDiedError');
    expect(await modest.get()).toEqual(range(20).map((n) => n * n));
  });

  test('are checked', () => {
    expect(() => newPool({ workerType, resourceLimits: { maxOldGenerationSizeMb: 0 } })).toThrow(RangeError);
    expect(() => newPool({ workerType, resourceLimits: { heap: 5 } as never })).toThrow(/has no heap/);
  });
});
