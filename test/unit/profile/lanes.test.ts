import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bin } from '../../../src/profile/bins.js';
import { callAt, callerLane } from '../../../src/profile/callerLane.js';
import { lanes } from '../../../src/profile/lanes.js';
import { Status } from '../../../src/record/schema.js';
import { anyRows, pooledRows, recordOf } from './records.js';

describe('lanes', () => {
  test('hold every started task of a worker once, by start', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const all = lanes(recordOf(rows, { wall: 2e6 }));
        const started = rows.flatMap(({ started, worker }, i) =>
          started !== undefined && worker >= 0 ? [i] : [],
        );
        expect(all.flatMap((lane) => [...lane.tasks]).sort((a, b) => a - b)).toEqual(started);
        for (const lane of all) {
          expect([...lane.start]).toEqual([...lane.start].sort((a, b) => a - b));
          lane.end.forEach((end, i) => {
            expect(end).toBeGreaterThanOrEqual(lane.start[i] as number);
          });
        }
      }),
    );
  });

  test('there is one for each place, used or not, and lives go to theirs', () => {
    const store = recordOf([], { pool: { workers: 3, workerType: 'thread', chunksize: 1 } });
    const life = { osId: null, spawn: 0, ready: 1, imported: 2, exit: 3, reason: 'crashed' };
    store.workers.push({ ...life, worker: 1 }, { ...life, worker: 1, spawn: 4 });
    expect(lanes(store).map((lane) => lane.lives.length)).toEqual([0, 2, 0]);
  });

  test('a task that died with its worker ends when that was noticed, one that runs ends now', () => {
    const store = recordOf(
      [
        { worker: 0, started: 1, received: 7, status: Status.crashed },
        { worker: 1, started: 2, status: Status.pending },
      ],
      { outcome: 'running' },
    );
    expect(lanes(store).map((lane) => lane.end[0])).toEqual([7, 7]);
  });
});

describe('bins', () => {
  test('keep the busy time and count every task', () => {
    fc.assert(
      fc.property(pooledRows, fc.integer({ min: 1, max: 50 }), ({ rows, wall, workers }, pixels) => {
        fc.pre(wall > 0);
        const store = recordOf(rows, { wall, pool: { workers, workerType: 'thread', chunksize: 1 } });
        for (const lane of lanes(store)) {
          const { busy, count, visible } = bin(lane, 0, wall + 1, pixels);
          const ran = lane.end.reduce((sum, end, i) => sum + end - (lane.start[i] as number), 0);
          const drawn = (busy.reduce((a, b) => a + b, 0) * (wall + 1)) / pixels;
          expect(Math.abs(drawn - ran)).toBeLessThan(1e-3 * (wall + 1));
          expect(visible).toBe(lane.tasks.length);
          expect(Math.max(0, ...count) > 0).toBe(visible > 0);
        }
      }),
    );
  });

  test('a short failure shows among many good tasks', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => ({
      worker: 0,
      started: i,
      ended: i + 0.5,
      status: i === 500 ? Status.failed : Status.ok,
    }));
    const lane = lanes(recordOf(rows, { wall: 1000 }))[0];
    const { failed } = bin(lane as NonNullable<typeof lane>, 0, 1000, 10);
    expect([...failed].map((share) => share > 0)).toEqual(Array.from({ length: 10 }, (_, i) => i === 5));
  });
});

describe('the caller', () => {
  test('waits where calls that wait are, open ones until now', () => {
    const store = recordOf([{ submitted: 50 }], { outcome: 'running' });
    store.caller.push({ call: 1, from: 0, to: 10, waited: 1 });
    store.caller.push({ call: 1, from: 10.5, to: 20, waited: 1 });
    store.caller.push({ call: 2, from: 25, to: 26, waited: 0 });
    store.caller.push({ call: 4, from: 30, to: Number.NaN, waited: 1 });
    expect([...callerLane(store, 0).end]).toEqual([10, 20, 50]);
    expect([...callerLane(store, 1).count]).toEqual([2, 1]);
    expect(callAt(store, 40)).toMatchObject({ call: 'get', waited: true });
    expect(callAt(store, 22)).toBeNull();
  });
});
