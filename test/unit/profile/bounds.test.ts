import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bounds, longestFirst } from '../../../src/profile/bounds.js';
import { orderingCost } from '../../../src/profile/ordering.js';
import { recordOf } from './records.js';

const durations = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 });

/** Each task alone, one after another. */
const serial = (list: readonly number[], workers: number) => {
  let at = 0;
  const rows = list.map((d) => {
    const started = at;
    at += d;
    return { worker: 0, started, ended: at };
  });
  return recordOf(rows, { wall: at, pool: { workers, workerType: 'thread', chunksize: 1 } });
};

describe('bounds', () => {
  test('no schedule beats them, and longest-first stays within Graham’s factor', () => {
    fc.assert(
      fc.property(durations, fc.integer({ min: 1, max: 8 }), (list, workers) => {
        const b = bounds(serial(list, workers));
        const low = b?.makespan ?? Number.NaN;
        const lpt = longestFirst(Float64Array.from(list), workers);
        expect(low).toBeCloseTo(Math.max(list.reduce((x, y) => x + y, 0) / workers, ...list), 6);
        expect(lpt).toBeGreaterThanOrEqual(low - 1e-9);
        // Graham's factor holds against the best schedule; against the lower bound it is one more longest task.
        expect(lpt).toBeLessThanOrEqual((b?.work ?? 0) + (b?.longest ?? 0) + 1e-6);
      }),
    );
  });

  test('longest-first is what the rule does by hand', () => {
    fc.assert(
      fc.property(durations, fc.integer({ min: 1, max: 8 }), (list, workers) => {
        const free = new Array<number>(workers).fill(0);
        for (const d of [...list].sort((a, b) => b - a)) {
          const first = free.indexOf(Math.min(...free));
          free[first] = (free[first] as number) + d;
        }
        expect(longestFirst(Float64Array.from(list), workers)).toBeCloseTo(Math.max(...free), 6);
      }),
    );
  });

  test('say which of the two binds, and by which task', () => {
    expect(bounds(serial([1, 9, 2], 4))).toMatchObject({ binding: 'longest', longestTask: 1, makespan: 9 });
    expect(bounds(serial([3, 3, 3, 3], 2))).toMatchObject({ binding: 'work', makespan: 6, longestFirst: 6 });
    expect(bounds(recordOf([{}]))).toBeNull();
  });
});

describe('the cost of order', () => {
  const times = fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }), { maxLength: 40 });
  const record = (list: readonly (number | undefined)[]) => recordOf(list.map((received) => ({ received })));

  test('is what the sum of the holds is by definition', () => {
    fc.assert(
      fc.property(times, (list) => {
        const back = list.filter((x) => x !== undefined);
        const holds = back.map((x, i) => Math.max(...back.slice(0, i + 1)) - x);
        const cost = orderingCost(record(list));
        expect(cost.held).toBe(holds.reduce((a, b) => a + b, 0));
        expect(cost.results).toBe(holds.filter((x) => x > 0).length);
        expect(cost.worst === null).toBe(cost.results === 0);
      }),
    );
  });

  test('names the task that the others waited for', () => {
    expect(orderingCost(record([1, 40, 2, 3, 41]))).toEqual({
      held: 75,
      results: 2,
      worst: { task: 1, held: 75, results: 2 },
    });
  });
});
