import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bin } from '../../../src/profile/bins.js';
import { callerLane, callerSummary } from '../../../src/profile/callerLane.js';
import { busySums } from '../../../src/profile/laneSummary.js';
import { type Lane, lanes } from '../../../src/profile/lanes.js';
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

/** Task by task, without any of the sums. */
function naive(lane: Lane, from: number, to: number, pixels: number) {
  const wide = (to - from) / pixels;
  return Array.from({ length: pixels }, (_, pixel) => {
    const [a, b] = [from + pixel * wide, from + (pixel + 1) * wide];
    const at = [...lane.start.keys()].filter(
      (i) => (lane.start[i] as number) < b && (lane.end[i] as number) >= a,
    );
    const overlap = (i: number) => Math.min(lane.end[i] as number, b) - Math.max(lane.start[i] as number, a);
    return {
      count: at.length,
      failed: at.filter((i) => lane.status[i] === Status.failed).length,
      busy: at.reduce((sum, i) => sum + Math.max(0, overlap(i)), 0) / wide,
    };
  });
}

describe('bins', () => {
  test('are what going through all tasks gives, wherever one looks', () => {
    const windows = fc.tuple(
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        pooledRows,
        windows,
        fc.integer({ min: 1, max: 40 }),
        ({ rows, wall, workers }, window, pixels) => {
          fc.pre(wall > 0.1);
          const [from, to] = [window[0] * wall, window[0] * wall + window[1] * wall];
          rows.forEach((row, i) => {
            row.status = i % 5 === 0 ? Status.failed : Status.ok;
          });
          const store = recordOf(rows, { wall, pool: { workers, workerType: 'thread', chunksize: 1 } });
          for (const lane of lanes(store)) {
            const { busy, count, failed } = bin(busySums(lane), from, to, pixels);
            const expected = naive(lane, from, to, pixels);
            expect([...count]).toEqual(expected.map((pixel) => pixel.count));
            expect([...failed]).toEqual(expected.map((pixel) => pixel.failed));
            busy.forEach((share, pixel) => {
              expect(share).toBeCloseTo(expected[pixel]?.busy as number, 4);
            });
          }
        },
      ),
    );
  });

  test('keep the busy time and count every task', () => {
    fc.assert(
      fc.property(pooledRows, fc.integer({ min: 1, max: 50 }), ({ rows, wall, workers }, pixels) => {
        fc.pre(wall > 0);
        const store = recordOf(rows, { wall, pool: { workers, workerType: 'thread', chunksize: 1 } });
        for (const lane of lanes(store)) {
          const { busy, count, visible } = bin(busySums(lane), 0, wall + 1, pixels);
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
    const { failed } = bin(busySums(lane as Lane), 0, 1000, 10);
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
    const sums = callerSummary(store);
    expect([...callerLane(sums, 0, 50, 0).end]).toEqual([10, 20, 50]);
    expect([...callerLane(sums, 0, 50, 1).count]).toEqual([2, 1]);
    expect([...callerLane(sums, 12, 25, 1).start]).toEqual([10.5]);
  });
});
