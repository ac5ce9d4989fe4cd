import { describe, expect, test } from 'vitest';
import { STATUSES } from '../../src/record/schema.js';
import type { RunStore } from '../../src/record/store.js';
import { failure, fixture, newPool, range, recordedPool, WORKER_TYPES } from './harness.js';

const sometimes = fixture('work.ts', 'sometimes');
const busy = fixture('work.ts', 'busy');
const place = fixture('work.ts', 'place');

/** The statuses of all tasks, each with how many have it. */
function counts({ tasks }: RunStore): Record<string, number> {
  const found: Record<string, number> = {};
  for (const status of tasks.column('status')) {
    const name = STATUSES[status] as string;
    found[name] = (found[name] ?? 0) + 1;
  }
  return found;
}

/** How many times tasks were sent to workers. */
function sendings({ tasks }: RunStore): number {
  const { dispatched, worker } = tasks.data;
  return new Set(range(tasks.length).map((row) => `${dispatched[row]} ${worker[row]}`)).size;
}

describe.each(WORKER_TYPES)('short calls on %s workers', (workerType) => {
  test('are sent together; each has its own result, callback and times', async () => {
    const { pool, store } = recordedPool({ workerType });
    const heard: number[] = [];
    const calls = range(3000).map((n) =>
      pool.applyAsync(sometimes, [n], undefined, { callback: (value) => heard.push(value as number) }),
    );
    expect(await Promise.all(calls.map((call) => call.get()))).toEqual(range(3000));
    expect(heard.toSorted((a, b) => a - b)).toEqual(range(3000));
    expect(sendings(store)).toBeLessThan(1500);
    const { submitted, dispatched, started, ended, received, delivered, chunk } = store.tasks.data;
    for (const row of range(3000)) {
      const times = [submitted, dispatched, started, ended, received, delivered].map((column) => column[row]);
      expect(times).toEqual(times.toSorted((a, b) => (a as number) - (b as number)));
      expect(chunk[row]).toBe(-1);
    }
  });

  test('the failure of one is its own', async () => {
    const { pool, store } = recordedPool({ workerType });
    const calls = range(2000).map((n) =>
      pool.applyAsync(sometimes, [n % 100 === 50 ? 'throw' : n % 100 === 70 ? 'symbol' : n]),
    );
    for (const [n, call] of calls.entries()) {
      if (n % 100 === 50) {
        expect((await failure(call.get())).message).toBe('as told');
      } else if (n % 100 === 70) {
        expect((await failure(call.get())).name).toBe('MaybeEncodingError');
      } else {
        expect(await call.get()).toBe(n);
      }
    }
    expect(counts(store)).toEqual({ ok: 1960, failed: 40 });
  });

  test('an argument that cannot be sent fails its own call only', async () => {
    const pool = newPool({ workerType });
    const calls = range(1000).map((n) => pool.applyAsync(sometimes, [n === 600 ? () => n : n]));
    expect((await failure(calls[600]?.get() as Promise<unknown>)).name).toBe('DataCloneError');
    for (const [n, call] of calls.entries()) {
      if (n !== 600) {
        expect(await call.get()).toBe(n);
      }
    }
  });

  test('one that ends its worker is the one that crashed; those after it run elsewhere', async () => {
    const { pool, store } = recordedPool({ workerType });
    const calls = range(1500).map((n) => pool.applyAsync(sometimes, [n === 700 ? 'exit' : n]));
    const error = await failure(calls[700]?.get() as Promise<unknown>);
    expect(error.name).toBe('WorkerDiedError');
    expect(error.exitCode).toBe(3);
    for (const [n, call] of calls.entries()) {
      if (n !== 700) {
        expect(await call.get()).toBe(n);
      }
    }
    expect(counts(store)).toEqual({ ok: 1499, crashed: 1 });
  });

  test('one that takes long does not hold up the others', async () => {
    const pool = newPool({ workerType });
    await pool.map(sometimes, range(50), { chunksize: 1 });
    const calls = range(1000).map((n) => pool.applyAsync(sometimes, [n === 500 ? 'hang' : n]));
    for (const [n, call] of calls.entries()) {
      if (n !== 500) {
        expect(await call.get()).toBe(n);
      }
    }
    expect(calls[500]?.ready()).toBe(false);
  });

  test('long ones go alone', async () => {
    const { pool, store } = recordedPool({ workerType });
    const calls = range(20).map(() => pool.applyAsync(busy, [3]));
    await Promise.all(calls.map((call) => call.get()));
    expect(sendings(store)).toBe(20);
  });

  test('maxtasksperchild counts each of them', async () => {
    const { pool, store } = recordedPool({ workerType, workers: 1, maxtasksperchild: 300 });
    const calls = range(1000).map((n) => pool.applyAsync(place, [n]));
    const places = (await Promise.all(calls.map((call) => call.get()))) as { worker: string; turn: number }[];
    expect(new Set(places.map(({ worker }) => worker)).size).toBe(4);
    expect(Math.max(...places.map(({ turn }) => turn))).toBe(299);
    expect(counts(store)).toEqual({ ok: 1000 });
  });

  test('an imap of one at a time sends them together, and gives them in order', async () => {
    const { pool, store } = recordedPool({ workerType });
    const results: unknown[] = [];
    for await (const result of pool.imap(sometimes, range(2000))) {
      results.push(result);
    }
    expect(results).toEqual(range(2000));
    expect(sendings(store)).toBeLessThan(1500);
    expect(Array.from(store.tasks.column('chunk'))).toEqual(range(2000));
  });

  test('terminate ends all of them', async () => {
    const { pool, store } = recordedPool({ workerType });
    const calls = range(2000).map((n) => pool.applyAsync(sometimes, [n === 100 ? 'hang' : n]));
    await calls[50]?.get();
    await pool.terminate();
    const ends = await Promise.allSettled(calls.map((call) => call.get()));
    expect(ends.length).toBe(2000);
    expect(counts(store).pending).toBeUndefined();
    expect((await failure(calls[100]?.get() as Promise<unknown>)).name).toBe('TerminatedError');
  });
});
