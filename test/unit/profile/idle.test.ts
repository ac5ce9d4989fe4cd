import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunksOf } from '../../../src/profile/chunks.js';
import { waitingWork } from '../../../src/profile/idle.js';
import { laneSummary } from '../../../src/profile/laneSummary.js';
import { type Lane, lanes } from '../../../src/profile/lanes.js';
import { coveredIn, type Track } from '../../../src/profile/track.js';
import type { RunStore } from '../../../src/record/store.js';
import { pooledRows, recordOf, type TaskRow } from './records.js';

const life = { osId: null, spawn: 0, ready: 0, imported: 0, exit: null, reason: null };

function idleOf(store: RunStore) {
  const until = store.header.wall ?? 0;
  return lanes(store).map((lane) =>
    laneSummary(lane, store.tasks.column('chunk'), waitingWork(store), until),
  );
}
const stretches = ({ start, end }: Track) => [...start].map((from, i) => [from, end[i]]);

describe('idle time', () => {
  test('is starved while a task waits, and tail when none does', () => {
    const row = (started: number, ended: number): TaskRow => ({
      worker: 0,
      submitted: 0,
      dispatched: started,
      started,
      ended,
      received: ended,
    });
    const store = recordOf([row(1, 2), row(4, 5)], { wall: 10 });
    store.workers.push({ ...life, worker: 0, ready: 0.25, imported: 0.5 });
    const [lane] = idleOf(store);
    expect(stretches(lane?.starved as Track)).toEqual([
      [0.5, 1],
      [2, 4],
    ]);
    expect(stretches(lane?.tail as Track)).toEqual([[5, 10]]);
  });

  test('does not count what a worker needs to start, nor what comes after its end', () => {
    const store = recordOf([{ worker: 0, submitted: 0, dispatched: 0, started: 1, ended: 2, received: 2 }], {
      wall: 20,
    });
    store.workers.push(
      { ...life, worker: 0, exit: 3 },
      { ...life, worker: 0, spawn: 3, ready: 8, imported: 9, exit: 12 },
    );
    const [lane] = idleOf(store);
    expect(stretches(lane?.starved as Track)).toEqual([]);
    expect(stretches(lane?.tail as Track)).toEqual([
      [0, 1],
      [2, 3],
      [9, 12],
    ]);
  });

  test('and busy time make up the whole life of a worker', () => {
    fc.assert(
      fc.property(pooledRows, ({ rows, workers, wall }) => {
        const store = recordOf(rows, { wall, pool: { workers, workerType: 'thread', chunksize: 1 } });
        for (let worker = 0; worker < workers; worker++) {
          store.workers.push({ ...life, worker });
        }
        for (const { busy, starved, tail } of idleOf(store)) {
          const all = [busy, starved, tail].map((kind) => coveredIn(kind, 0, wall));
          expect(all.reduce((a, b) => a + b)).toBeCloseTo(wall, 6);
        }
      }),
    );
  });
});

test('chunks are the runs of tasks that share a number', () => {
  const rows = [0, 0, 0, 1, 2, 2].map((_, i): TaskRow => ({ worker: 0, started: i, ended: i + 0.5 }));
  const store = recordOf(rows, { wall: 6 });
  const found = chunksOf(lanes(store)[0] as Lane, Int32Array.from([7, 7, 7, 8, 9, 9]));
  expect([[...found.start], [...found.end], [...found.size]]).toEqual([
    [0, 4],
    [2.5, 5.5],
    [3, 2],
  ]);
  expect(chunksOf(lanes(store)[0] as Lane, new Int32Array(6).fill(-1)).size).toHaveLength(0);
});
