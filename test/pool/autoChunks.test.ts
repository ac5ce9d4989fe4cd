import { describe, expect, test } from 'vitest';
import { STATUSES } from '../../src/record/schema.js';
import type { RunStore } from '../../src/record/store.js';
import { failure, fixture, newPool, range, recordedPool, WORKER_TYPES } from './harness.js';

const sometimes = fixture('work.ts', 'sometimes');
const busy = fixture('work.ts', 'busy');
const add = fixture('work.ts', 'add');

/** The chunks of a run, as lists of rows. */
function chunksOf({ tasks }: RunStore): number[][] {
  const chunks: number[][] = [];
  tasks.column('chunk').forEach((chunk, row) => {
    chunks[chunk] ??= [];
    chunks[chunk].push(row);
  });
  // A number is missing where all of a chunk was taken back and cut anew.
  return chunks.filter((rows) => rows !== undefined);
}

const statuses = ({ tasks }: RunStore) => Array.from(tasks.column('status'), (status) => STATUSES[status]);

describe.each(WORKER_TYPES)('chunksize auto on %s workers', (workerType) => {
  test('gives the results in input order, and the record has the chunks that it chose', async () => {
    const { pool, store } = recordedPool({ workerType });
    expect(await pool.map(sometimes, range(20_000), { chunksize: 'auto' })).toEqual(range(20_000));
    const chunks = chunksOf(store);
    expect(chunks.flat().toSorted((a, b) => a - b)).toEqual(range(20_000));
    expect(chunks.length).toBeGreaterThan(4);
    expect(chunks.length).toBeLessThan(2000);
    for (const rows of chunks) {
      expect(rows).toEqual(rows.map((_, i) => (rows[0] as number) + i));
      const { worker } = store.tasks.data;
      expect(new Set(rows.map((row) => worker[row])).size).toBe(1);
    }
  });

  test('in every call that has chunks', async () => {
    const pool = newPool({ workerType });
    const options = { chunksize: 'auto' } as const;
    expect(
      await pool.starmap(
        add,
        [
          [1, 2],
          [3, 4],
        ],
        options,
      ),
    ).toEqual([3, 7]);
    expect(await pool.mapAsync(sometimes, range(100), options).get()).toEqual(range(100));
    expect(await pool.starmapAsync(add, [[1, 2]], options).get()).toEqual([3]);
    expect(await pool.map(sometimes, [], options)).toEqual([]);
  });

  test('the imaps deliver each by itself, in their order', async () => {
    const { pool, store } = recordedPool({ workerType });
    const results: unknown[] = [];
    for await (const result of pool.imap(sometimes, range(2000), { chunksize: 'auto' })) {
      results.push(result);
    }
    expect(results).toEqual(range(2000));
    for await (const result of pool.imapUnordered(sometimes, range(500), { chunksize: 'auto' })) {
      results.push(result);
    }
    expect(results.slice(2000).toSorted((a, b) => (a as number) - (b as number))).toEqual(range(500));
    expect(chunksOf(store).length).toBe(2500);
  });

  test('giants at the end are not kept in one chunk', async () => {
    const { pool, store } = recordedPool({ workerType });
    await pool.map(busy, [...new Array(500).fill(0.01), ...new Array(10).fill(30)], { chunksize: 'auto' });
    const { worker } = store.tasks.data;
    const giants = range(10).map((i) => worker[500 + i]);
    expect(new Set(giants).size).toBe(2);
    const mine = giants.filter((each) => each === 0).length;
    expect(Math.min(mine, 10 - mine)).toBeGreaterThan(2);
  });

  test('failures, and results that cannot be sent, are their tasks’ own', async () => {
    const { pool, store } = recordedPool({ workerType });
    const inputs = range(3000).map((n) => (n % 500 === 250 ? 'throw' : n % 500 === 300 ? 'symbol' : n));
    await failure(pool.map(sometimes, inputs, { chunksize: 'auto' }));
    expect(statuses(store)).toEqual(inputs.map((input) => (typeof input === 'string' ? 'failed' : 'ok')));
  });

  test('a crash costs one task', async () => {
    const { pool, store } = recordedPool({ workerType });
    const inputs = range(3000).map((n) => (n === 1500 || n === 1501 ? 'exit' : n));
    expect((await failure(pool.map(sometimes, inputs, { chunksize: 'auto' }))).name).toBe('WorkerDiedError');
    expect(statuses(store)).toEqual(inputs.map((input) => (typeof input === 'string' ? 'crashed' : 'ok')));
  });

  test('a time-out costs one task', async () => {
    const { pool, store } = recordedPool({ workerType });
    const inputs = range(600).map((n) => (n === 300 ? 'hang' : n));
    const options = { chunksize: 'auto', timeout: 300 } as const;
    expect((await failure(pool.map(sometimes, inputs, options))).name).toBe('TimeoutError');
    expect(statuses(store)).toEqual(inputs.map((input) => (typeof input === 'string' ? 'timed_out' : 'ok')));
  });

  test('a call that is aborted ends, others go on', async () => {
    const { pool, store } = recordedPool({ workerType });
    const aborter = new AbortController();
    const doomed = pool.mapAsync(busy, new Array(400).fill(5), { chunksize: 'auto', signal: aborter.signal });
    const other = pool.mapAsync(sometimes, range(1000), { chunksize: 'auto' });
    setTimeout(() => aborter.abort(new Error('enough')), 100);
    expect((await failure(doomed.get())).message).toBe('enough');
    expect(await other.get()).toEqual(range(1000));
    const doomedOnes = statuses(store).slice(0, 400);
    expect(doomedOnes).toContain('not_run');
    expect(doomedOnes.filter((each) => !['ok', 'cancelled', 'not_run'].includes(each as string))).toEqual([]);
  });
});
