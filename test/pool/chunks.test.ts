import { describe, expect, test } from 'vitest';
import { defaultChunkSize } from '../../src/pool/chunks.js';
import { fixture, newPool, range, WORKER_TYPES } from './harness.js';

interface Place {
  n: number;
  worker: string;
  turn: number;
}

const place = fixture('work.ts', 'place');

test.each([
  // workers, tasks, tasks in a chunk, chunks: as CPython has them
  [4, 0, 0, 0],
  [4, 1, 1, 1],
  [4, 16, 1, 16],
  [4, 17, 2, 9],
  [4, 100, 7, 15],
  [2, 10, 2, 5],
  [3, 1000, 84, 12],
  [8, 33, 2, 17],
])('%i workers, %i tasks: %i in a chunk, %i chunks', (workers, tasks, size, chunks) => {
  expect(defaultChunkSize(tasks, workers)).toBe(size);
  expect(size === 0 ? 0 : Math.ceil(tasks / size)).toBe(chunks);
});

/** The chunks as the workers saw them: tasks that one worker ran in a row, cut where `size` says. */
function rows(places: Place[], size: number): Place[][] {
  return range(Math.ceil(places.length / size)).map((i) => places.slice(i * size, (i + 1) * size));
}

describe.each(WORKER_TYPES)('chunks on %s workers', (workerType) => {
  test.each([
    [10, undefined, 2],
    [17, 5, 5],
    [3, 100, 100],
  ])('of %i tasks with size %s: neighbours, on one worker, in order', async (tasks, chunksize, size) => {
    const pool = newPool({ workers: 2, workerType });
    const options = chunksize === undefined ? {} : { chunksize };
    const places = (await pool.map(place, range(tasks), options)) as Place[];
    for (const chunk of rows(places, size)) {
      const [first] = chunk as [Place];
      expect(new Set(chunk.map(({ worker }) => worker))).toEqual(new Set([first.worker]));
      expect(chunk.map(({ turn }) => turn)).toEqual(chunk.map((_, i) => first.turn + i));
    }
  });

  test('a chunk size above the number of tasks leaves one worker with all', async () => {
    const pool = newPool({ workers: 4, workerType });
    const places = (await pool.map(place, range(20), { chunksize: 50 })) as Place[];
    expect(new Set(places.map(({ worker }) => worker)).size).toBe(1);
  });

  test('jobs wait in one line: what is called first is run first', async () => {
    const pool = newPool({ workers: 1, workerType });
    const first = pool.mapAsync(place, range(6), { chunksize: 2 });
    const second = pool.applyAsync(place, [6]);
    const third = pool.mapAsync(place, [7, 8, 9], { chunksize: 1 });
    const places = [await first.get(), await second.get(), await third.get()].flat() as Place[];
    expect(places.map(({ n, turn }) => [n, turn])).toEqual(range(10).map((n) => [n, n]));
  });
});
