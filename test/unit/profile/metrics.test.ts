import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covered, intervals, merged, peakOverlap } from '../../../src/profile/intervals.js';
import { metrics } from '../../../src/profile/metrics.js';
import { sentence } from '../../../src/profile/sentence.js';
import { Status } from '../../../src/record/schema.js';
import { anyMode, anyRows, pooledRows, recordOf } from './records.js';

const someIntervals = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 10 }))
    .map(([at, length]): [number, number] => [at, at + length]),
  { maxLength: 40 },
);

function toIntervals(list: [number, number][]) {
  const column = (side: 0 | 1) => Float64Array.from(list, (one) => one[side]);
  return intervals(column(0), column(1));
}

describe('intervals', () => {
  test('peak overlap is the most that hold one instant', () => {
    fc.assert(
      fc.property(someIntervals, (list) => {
        const at = list.map(([start]) => list.filter(([a, b]) => a <= start && start < b).length);
        expect(peakOverlap(toIntervals(list))).toBe(list.length === 0 ? 0 : Math.max(1, ...at));
      }),
    );
  });

  test('one that ends as another starts does not overlap it', () => {
    expect(
      peakOverlap(
        toIntervals([
          [0, 5],
          [5, 9],
          [9, 12],
        ]),
      ),
    ).toBe(1);
    expect(
      peakOverlap(
        toIntervals([
          [0, 5],
          [4, 9],
        ]),
      ),
    ).toBe(2);
  });

  test('what they cover together counts overlaps once', () => {
    fc.assert(
      fc.property(someIntervals, (list) => {
        const units = new Set(list.flatMap(([a, b]) => Array.from({ length: b - a }, (_, i) => a + i)));
        expect(covered(toIntervals(list))).toBe(units.size);
      }),
    );
  });

  test('merging keeps the count and leaves gaps wider than asked', () => {
    fc.assert(
      fc.property(someIntervals, fc.integer({ min: 0, max: 4 }), (list, gap) => {
        const { start, end, count } = merged(toIntervals(list), gap);
        expect(count.reduce((a, b) => a + b, 0)).toBe(list.length);
        for (let i = 1; i < start.length; i++) {
          expect((start[i] as number) - (end[i - 1] as number)).toBeGreaterThan(gap);
        }
      }),
    );
  });
});

describe('metrics', () => {
  test('every number is finite or null, whatever the record holds', () => {
    const wall = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(anyRows, anyMode, wall, (rows, mode, time) => {
        const store = recordOf(rows, { mode, wall: time, outcome: time === null ? 'running' : 'completed' });
        store.caller.push({ call: 0, from: 1, to: Number.NaN, waited: 1 });
        const check = (value: unknown): void => {
          if (typeof value === 'number') {
            expect(Number.isFinite(value)).toBe(true);
          } else if (typeof value === 'object' && value !== null) {
            Object.values(value).forEach(check);
          }
        };
        check(metrics(store));
        expect(sentence(store)).not.toMatch(/NaN|undefined|Infinity/);
      }),
    );
  });

  test('efficiency is at most 1 when each worker runs one task at a time', () => {
    fc.assert(
      fc.property(pooledRows, ({ workers, rows, wall }) => {
        const store = recordOf(rows, { wall, pool: { workers, workerType: 'thread', chunksize: 1 } });
        const m = metrics(store);
        expect(m.efficiency ?? 0).toBeLessThanOrEqual(1 + 1e-9);
        expect(m.peakOverlap).toBeLessThanOrEqual(workers);
        expect(m.busy).toBeCloseTo(
          rows.reduce((sum, row) => sum + (row.ended as number) - (row.started as number), 0),
        );
      }),
    );
  });

  test('no tasks', () => {
    const m = metrics(recordOf([], { wall: 0 }));
    expect(m).toMatchObject({
      tasks: 0,
      busy: 0,
      speedup: null,
      efficiency: null,
      peakOverlap: 0,
      duration: null,
    });
    expect(sentence(recordOf([], { wall: 0 }))).toBe('There were no inputs, so nothing ran.');
    expect(sentence(recordOf([], { wall: 9, outcome: 'cancelled' }))).toBe(
      'The run ended before its first task.',
    );
  });

  test('a small run by hand', () => {
    const ok = { status: Status.ok, submitted: 0 };
    const store = recordOf(
      [
        { ...ok, worker: 0, dispatched: 1, started: 2, ended: 10, received: 10.5, delivered: 12 },
        { ...ok, worker: 1, dispatched: 1, started: 2, ended: 5, received: 5.5, delivered: 12 },
        {
          worker: 1,
          submitted: 0,
          dispatched: 6,
          started: 6,
          ended: 9,
          received: 9.5,
          delivered: 12,
          status: 2,
        },
      ],
      { wall: 12 },
    );
    store.caller.push({ call: 0, from: 0, to: 12, waited: 1 });
    store.caller.push({ call: 4, from: 3, to: 5, waited: 1 });
    const m = metrics(store);
    expect(m).toMatchObject({
      wall: 12,
      busy: 14,
      peakOverlap: 2,
      callerWaited: 12,
      inversions: 2,
      firstResult: 12,
    });
    expect(m.speedup).toBeCloseTo(14 / 12);
    expect(m.efficiency).toBeCloseTo(14 / 24);
    expect(m.duration).toMatchObject({ min: 3, median: 3, max: 8 });
    expect(m.queueWait).toMatchObject({ median: 1, max: 6 });
    expect(m.counts).toMatchObject({ ok: 2, failed: 1, pending: 0 });
    expect(sentence(store)).toBe(
      '3 tasks on 2 workers in 12.0 ms: 1.2× the work of one. 1 failed. The caller waited all the while. ' +
        '2 of 3 pairs of tasks completed out of input order.',
    );
  });
});
