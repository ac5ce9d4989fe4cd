import { describe, expect, test } from 'vitest';
import { peakOverlapInSteps } from '../../../src/profile/intervals.js';
import { inversions, inversionsInSteps } from '../../../src/profile/inversions.js';
import { lanes } from '../../../src/profile/lanes.js';
import { metrics, metricsInSteps } from '../../../src/profile/metrics.js';
import { completionOrder } from '../../../src/profile/orders.js';
import { risingInSteps } from '../../../src/profile/sort.js';
import { verdict, verdictInSteps } from '../../../src/profile/verdict/verdict.js';
import { finish, inStretches, ROWS_AT_ONCE, type Steps } from '../../../src/steps.js';
import { recordOf } from './records.js';

/** More than two stretches, and no whole number of them. */
const MANY = 2 * ROWS_AT_ONCE + 4321;

/** How often work gives way. */
function pauses(work: Steps<unknown>): number {
  let count = 0;
  while (!work.next().done) {
    count++;
  }
  return count;
}

/** Numbers from 0 to below `n`, in an order that looks like none: 7919 is prime to `n`. */
const scattered = (n: number) => Float64Array.from({ length: n }, (_, i) => (i * 7919) % n);

describe('work over many rows gives way, whatever it does', () => {
  test('a loop in stretches sees each row once', () => {
    const seen: [number, number][] = [];
    expect(pauses(inStretches(MANY, (from, to) => seen.push([from, to])))).toBe(2);
    expect(seen).toEqual([
      [0, ROWS_AT_ONCE],
      [ROWS_AT_ONCE, 2 * ROWS_AT_ONCE],
      [2 * ROWS_AT_ONCE, MANY],
    ]);
    expect(pauses(inStretches(0, () => expect.unreachable()))).toBe(0);
  });

  test('sorting', () => {
    const sorted = finish(risingInSteps(scattered(MANY)));
    expect(sorted).toEqual(scattered(MANY).sort());
    const short = pauses(risingInSteps(scattered(ROWS_AT_ONCE)));
    expect(pauses(risingInSteps(scattered(8 * ROWS_AT_ONCE)))).toBeGreaterThan(4 * short);
  });

  test('counting inversions, inside of one merge, too', () => {
    const turned = (by: number) => Uint32Array.from({ length: MANY }, (_, i) => (i + by) % MANY);
    expect(inversions(turned(1000))).toBe(1000 * (MANY - 1000));
    expect(inversions(turned(0).reverse())).toBe((MANY * (MANY - 1)) / 2);
    // Each of the rounds that double the width goes through all rows.
    expect(pauses(inversionsInSteps(turned(1000)))).toBeGreaterThanOrEqual(2 * Math.floor(Math.log2(MANY)));
  });

  test('counting overlaps', () => {
    const start = scattered(MANY);
    const end = start.map((at) => at + 3);
    expect(finish(peakOverlapInSteps({ start, end }))).toBe(3);
    expect(pauses(peakOverlapInSteps({ start, end }))).toBeGreaterThan(6);
  });

  test('numbers and verdict: the same in steps as at once, and more steps for more tasks', () => {
    const made = (count: number) => {
      const rows = Array.from(scattered(count), (at, i) => ({
        worker: i % 2,
        submitted: 0,
        dispatched: at,
        started: at,
        ended: at + 1 + (i % 5),
        received: at + 7,
        delivered: at + 7,
        status: 1,
      }));
      const store = recordOf(rows, {
        wall: count + 7,
        pool: { workers: 2, workerType: 'thread', chunksize: 1 },
      });
      return { store, order: completionOrder(store), all: lanes(store) };
    };
    const few = made(1000);
    const many = made(MANY);
    const numbers = finish(metricsInSteps(many.store, many.order, many.all));
    expect(numbers).toEqual(metrics(many.store));
    expect(finish(verdictInSteps(many.store, numbers, many.all))).toEqual(verdict(many.store));
    const steps = ({ store, order, all }: typeof many) => pauses(metricsInSteps(store, order, all));
    expect(steps(many) - steps(few)).toBeGreaterThan(MANY / ROWS_AT_ONCE);
  });
});
