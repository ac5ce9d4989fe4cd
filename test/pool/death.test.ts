import { describe, expect, test } from 'vitest';
import { WorkerDiedError } from '../../src/index.js';
import { failure, fixture, newFolder, outcomes, ran, range, recordedPool, WORKER_TYPES } from './harness.js';

const ENDS = {
  thread: ['exit'],
  process: ['exit', 'kill'],
} as const;

describe.each(WORKER_TYPES)('a worker that dies in a chunk, on %s workers', (workerType) => {
  test.each(
    ENDS[workerType].flatMap((end) => (['note', 'noteBusily'] as const).map((fn) => [end, fn] as const)),
  )('by %s in %s: each input is run once, and only the one it was on is lost', async (end, fn) => {
    const folder = newFolder();
    const { pool, store } = recordedPool({ workers: 1, workerType });
    // The first ones take long enough for their results to be back: at most 100 ms of work are at stake.
    const inputs = range(8).map((i) => ({ folder, i, ms: i < 3 ? 120 : 0, end: i === 4 ? end : undefined }));
    inputs.splice(3, 1, { folder, i: 3, ms: 300, end: undefined });
    const error = await failure(pool.map(fixture('notes.ts', fn), inputs, { chunksize: 8 }));
    expect(error).toBeInstanceOf(WorkerDiedError);
    const lost = end === 'kill' ? [3, 4] : [4];
    const seen = outcomes(store);
    for (const i of range(8)) {
      const expected = lost.includes(i) ? [i, 'crashed: WorkerDiedError'] : [i];
      expect(expected).toContain(seen[i]);
    }
    expect(seen[4]).toBe('crashed: WorkerDiedError');
    expect(ran(folder)).toEqual(range(8));
    const places = store.tasks.column('worker');
    expect([...places]).toEqual(range(8).map(() => 0));
    expect(store.workers.length).toBe(2);
  });

  test('the error tells how it died', async () => {
    const folder = newFolder();
    const { pool } = recordedPool({ workers: 1, workerType });
    const died = await failure(pool.apply(fixture('notes.ts', 'note'), [{ folder, i: 0, end: 'exit' }]));
    expect([died.name, died.exitCode, died.signal]).toEqual(['WorkerDiedError', 7, null]);
    if (workerType === 'process') {
      const killed = await failure(pool.apply(fixture('notes.ts', 'note'), [{ folder, i: 0, end: 'kill' }]));
      expect([killed.exitCode, killed.signal]).toEqual([null, 'SIGKILL']);
      expect(killed.message).toMatch(/SIGKILL/);
    }
  });

  test('many deaths over many chunks: each input has one outcome and is run once', async () => {
    const folder = newFolder();
    const { pool, store } = recordedPool({ workers: 2, workerType });
    const inputs = range(30).map((i) => ({ folder, i, end: i % 7 === 3 ? 'exit' : undefined }));
    await failure(pool.map(fixture('notes.ts', 'noteBusily'), inputs, { chunksize: 5 }));
    expect(outcomes(store)).toEqual(range(30).map((i) => (i % 7 === 3 ? 'crashed: WorkerDiedError' : i)));
    expect(ran(folder).sort((a, b) => a - b)).toEqual(range(30));
  });
});
