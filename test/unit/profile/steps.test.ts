import { describe, expect, test } from 'vitest';
import { accountingInSteps } from '../../../src/profile/accounting/accounting.js';
import { boundsInSteps } from '../../../src/profile/bounds.js';
import { intervals, peakOverlapInSteps } from '../../../src/profile/intervals.js';
import { inversionsInSteps } from '../../../src/profile/inversions.js';
import { lanesInSteps } from '../../../src/profile/lanes.js';
import { allInSteps, metrics, metricsInSteps } from '../../../src/profile/metrics.js';
import { completionOrderInSteps } from '../../../src/profile/orders.js';
import { risingInSteps } from '../../../src/profile/sort.js';
import { spans, summarizeInSteps } from '../../../src/profile/statistics.js';
import { factsInSteps } from '../../../src/profile/verdict/facts.js';
import { verdict, verdictInSteps } from '../../../src/profile/verdict/verdict.js';
import { warmUpInSteps } from '../../../src/profile/warmUp.js';
import { finish, inStretches, ROWS_AT_ONCE, type Steps } from '../../../src/steps.js';
import { recordOf } from './records.js';

/** One stretch of rows, and eight of them. */
const FEW = ROWS_AT_ONCE;
const MANY = 8 * ROWS_AT_ONCE;
/** A pass over many rows gives way so much more often than one over few. */
const PASS = 7;

/** How often work gives way. */
function pauses(work: Steps<unknown>): number {
  let count = 0;
  while (!work.next().done) {
    count++;
  }
  return count;
}

/** How many passes over the rows give way. */
function passes(work: (rows: number) => Steps<unknown>): number {
  return (pauses(work(MANY)) - pauses(work(FEW))) / PASS;
}

/** Numbers from 0 to below `n`, in an order that looks like none: 7919 is prime to `n`. */
const scattered = (n: number) => Float64Array.from({ length: n }, (_, i) => (i * 7919) % n);

/**
 * Sorting goes over the rows to read their bits, then to count and to place them by each 16 of these. Half of the bits
 * of whole numbers of this size are all 0: what is counted there need not be placed.
 */
const SORT = 1 + 4 + 2;
/** And once more to put the numbers into their order. */
const RISING = SORT + 1;

describe('work over many rows gives way in each of its passes', () => {
  test('a loop in stretches sees each row once', () => {
    const seen: [number, number][] = [];
    const rows = 2 * ROWS_AT_ONCE + 4321;
    expect(pauses(inStretches(rows, (from, to) => seen.push([from, to])))).toBe(2);
    expect(seen).toEqual([
      [0, ROWS_AT_ONCE],
      [ROWS_AT_ONCE, 2 * ROWS_AT_ONCE],
      [2 * ROWS_AT_ONCE, rows],
    ]);
    expect(pauses(inStretches(0, () => expect.unreachable()))).toBe(0);
  });

  test('sorting', () => {
    const sorted = finish(risingInSteps(scattered(MANY)));
    expect(sorted.every((x, i) => x === i)).toBe(true);
    expect(passes((n) => risingInSteps(scattered(n)))).toBe(RISING);
  });

  test('counting inversions, inside of one merge, too', () => {
    const order = Uint32Array.from(scattered(MANY));
    expect(finish(inversionsInSteps(order))).toBe(inversionsOf(order));
    // A round for each doubling of the width, over all rows.
    expect(pauses(inversionsInSteps(order))).toBe(8 * Math.log2(MANY));
  });

  test('counting overlaps', () => {
    const made = (n: number) => {
      const start = scattered(n);
      return { start, end: start.map((at) => at + 3) };
    };
    expect(finish(peakOverlapInSteps(made(MANY)))).toBe(3);
    expect(passes((n) => peakOverlapInSteps(made(n)))).toBe(2 * RISING + 1);
  });
});

/** The same by a Fenwick tree: what came before and is greater. */
function inversionsOf(order: Uint32Array): number {
  const tree = new Uint32Array(order.length + 1);
  let found = 0;
  order.forEach((rank, i) => {
    let smaller = 0;
    for (let at = rank; at > 0; at -= at & -at) {
      smaller += tree[at] as number;
    }
    found += i - smaller;
    for (let at = rank + 1; at <= order.length; at += at & -at) {
      tree[at] = (tree[at] as number) + 1;
    }
  });
  return found;
}

describe('the numbers of a run', () => {
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
    const pool = { workers: 2, workerType: 'thread', chunksize: 1 } as const;
    return recordOf(rows, { wall: count + 7, pool });
  };
  const [few, many] = [made(FEW), made(MANY)];
  const of = (rows: number) => (rows === FEW ? few : many);
  const { order, all, numbers } = finish(allInSteps(many));

  test('are the same in steps as at once', () => {
    expect(numbers).toEqual(metrics(many));
    expect(finish(verdictInSteps(many, numbers, all))).toEqual(verdict(many));
  });

  test('both orders and the lanes give way in each pass', () => {
    expect(passes((n) => completionOrderInSteps(of(n)))).toBeGreaterThanOrEqual(2 * SORT);
    expect(passes((n) => lanesInSteps(of(n)))).toBeGreaterThanOrEqual(SORT + 1);
  });

  test('their bounds and the first tasks give way in each pass; the lengths of these tasks differ in 16 of their bits', () => {
    expect(passes((n) => boundsInSteps(of(n)))).toBe(RISING - 1 + 1);
    expect(passes((n) => warmUpInSteps(finish(lanesInSteps(of(n)))))).toBe(RISING - 1);
  });

  test('give way wherever their parts do, and between them', () => {
    const { tasks } = many;
    const [submitted, dispatched, started, ended] = (
      ['submitted', 'dispatched', 'started', 'ended'] as const
    ).map((name) => tasks.column(name)) as [Float64Array, Float64Array, Float64Array, Float64Array];
    const parts = [
      summarizeInSteps(spans(started, ended)),
      summarizeInSteps(spans(submitted, dispatched)),
      peakOverlapInSteps(intervals(started, ended)),
      inversionsInSteps(order),
      accountingInSteps(many, all),
      boundsInSteps(many),
      warmUpInSteps(all),
    ].map(pauses);
    expect(parts.every((count) => count > 0)).toBe(true);
    const sum = parts.reduce((a, b) => a + b, 0);
    const whole = pauses(metricsInSteps(many, order, all));
    expect(whole).toBeGreaterThanOrEqual(sum + parts.length - 1);
    expect(pauses(allInSteps(many))).toBeGreaterThanOrEqual(
      pauses(completionOrderInSteps(many)) + pauses(lanesInSteps(many)) + whole,
    );
    const facts = pauses(factsInSteps(many, numbers, all));
    expect(facts).toBeGreaterThan(0);
    expect(pauses(verdictInSteps(many, numbers, all))).toBe(facts);
  });
});
