import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { againstBaseline, howMeasured } from '../../../../src/profile/baseline/against.js';
import { bootstrapRatio } from '../../../../src/profile/baseline/bootstrap.js';
import { roundOf } from '../../../../src/profile/baseline/round.js';
import { endedWell, sampleRows, tookAt } from '../../../../src/profile/baseline/sample.js';
import { metrics } from '../../../../src/profile/metrics.js';
import { verdict } from '../../../../src/profile/verdict/verdict.js';
import type { Baseline } from '../../../../src/record/schema.js';
import { someInputs, someOfStream } from '../../../../src/runner/someInputs.js';
import { synthetic } from '../../../panel/page/synthetic.js';

const run = (durations: number[], workers = 2) =>
  synthetic({ mode: 'map', workers, chunksize: 1, durations });
const someDurations = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 });

describe('the sample', () => {
  test('is all of a short run, else rising rows that fit into the time on average', () => {
    fc.assert(
      fc.property(someDurations, fc.integer({ min: 1, max: 1000 }), (durations, budget) => {
        const store = run(durations);
        const { rows, total } = endedWell(store);
        const sample = sampleRows(store, budget);
        if (total <= budget) {
          expect(sample).toEqual(rows);
        } else {
          expect(sample.length).toBe(Math.max(1, Math.floor((rows.length * budget) / total)));
        }
        expect(new Set(sample).size).toBe(sample.length);
        expect([...sample].sort((a, b) => a - b)).toEqual(sample);
        expect(rows).toEqual(expect.arrayContaining(sample));
      }),
    );
  });

  test('lies evenly over the inputs', () => {
    expect(sampleRows(run(new Array(10).fill(10)), 50)).toEqual([1, 3, 5, 7, 9]);
  });

  test('is taken from lists and from streams alike, which are read no further', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(20)), async (places) => {
        const rows = places.sort((a, b) => a - b);
        let read = 0;
        async function* endless() {
          for (;;) yield read++;
        }
        const all = Array.from({ length: 30 }, (_, i) => i);
        const found: unknown[] = [];
        for await (const each of someOfStream(endless(), rows)) found.push(each);
        expect(found).toEqual(someInputs(all, rows));
        expect(read).toBe(rows.length === 0 ? 0 : (rows.at(-1) as number) + 1);
      }),
    );
  });
});

describe('the gain', () => {
  test('of a sample of tasks that all slow down alike is that of the whole', () => {
    fc.assert(
      fc.property(someDurations, fc.double({ min: 0.5, max: 4, noNaN: true }), (durations, slower) => {
        const pooled = run(durations);
        const rows = sampleRows(pooled, 100);
        const serial = run(
          rows.map((row) => tookAt(pooled, row) / slower),
          1,
        );
        const round = roundOf(pooled, serial, rows);
        const found = againstBaseline({ measuredAt: 0, of: durations.length, rounds: round ? [round] : [] });
        expect(found?.inflation).toBeCloseTo(slower, 6);
        expect(found?.serial).toBeCloseTo(endedWell(pooled).total / slower, 6);
        expect(found?.speedup).toBeCloseTo(endedWell(pooled).total / slower / (pooled.header.wall ?? 0), 6);
        expect(found?.interval).toBeNull();
      }),
    );
  });

  test('has an interval around it from three rounds on, the same each time', () => {
    const pairs = fc.array(
      fc.tuple(fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 1, max: 100, noNaN: true })),
      { minLength: 3, maxLength: 8 },
    );
    fc.assert(
      fc.property(pairs, (all) => {
        const [low, high] = bootstrapRatio(all);
        const ratios = all.map(([a, b]) => a / b);
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...ratios) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...ratios) + 1e-9);
        expect(bootstrapRatio(all)).toEqual([low, high]);
      }),
      { numRuns: 30 },
    );
  });

  test('says what it was measured on', () => {
    const round = { tasks: 4, serial: 10, pooled: 20, busy: 100, wall: 25 };
    const baseline = (rounds: number): Baseline => ({
      measuredAt: 0,
      of: 40,
      rounds: new Array(rounds).fill(round),
    });
    const words = (rounds: number) => {
      const found = againstBaseline(baseline(rounds));
      return found && howMeasured(found);
    };
    expect(words(1)).toBe(
      'a sample of 4 of 40 tasks, evenly over the inputs, one after another in one worker; 1 run, no interval',
    );
    expect(words(5)).toMatch(/95 % interval 2\.00 to 2\.00× of 5 rounds$/);
  });
});

describe('the verdict', () => {
  const judged = (inflation: number, garbage = 0) => {
    const store = run(new Array(20).fill(20), 4);
    const busy = endedWell(store).total;
    const life = { osId: 1, spawn: 0, ready: 0, imported: 0, exit: null, reason: null };
    for (let worker = 0; worker < 4; worker++) {
      const gc = { time: (busy / 4) * garbage, count: 7 };
      store.workers.push({ ...life, worker, loop: { active: busy / 4, idle: 0 }, gc });
    }
    const wall = store.header.wall ?? 0;
    const rounds = [{ tasks: 20, serial: busy / inflation, pooled: busy, busy, wall }];
    store.header = { ...store.header, baseline: { measuredAt: 0, of: 20, rounds } };
    return { found: verdict(store), m: metrics(store) };
  };

  test('names workers that slow each other down, and judges by what was measured', () => {
    const { found, m } = judged(4);
    expect(found?.paid).toBe('no');
    expect(found?.findings.map(({ id }) => id)).toContain('inflation');
    expect(m.factors.find(({ name }) => name === 'Work inflation')?.value).toBeCloseTo(0.25);
    expect(m.speedup).toBeGreaterThan(1.1);
  });

  test('names garbage collection as a part of it, where that is large', () => {
    const advice = (garbage: number) =>
      judged(4, garbage).found?.findings.find(({ id }) => id === 'inflation')?.advice;
    expect(advice(0.25)).toMatch(/^Collecting garbage is part of it: 100 ms, 25 % of their time;/);
    expect(advice(0.05)).not.toContain('garbage');
  });

  test('does not, where they do not', () => {
    const { found } = judged(1.05);
    expect(found?.paid).not.toBe('no');
    expect(found?.findings.map(({ id }) => id)).not.toContain('inflation');
  });
});
