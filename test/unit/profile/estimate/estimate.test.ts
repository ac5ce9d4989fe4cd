import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../../src/profile/estimate/estimate.js';
import { poolRows, triedInWords } from '../../../../src/profile/estimate/words.js';
import { Status } from '../../../../src/record/schema.js';
import { addTexts, anyMode, anyRows, recordOf, type TaskRow } from '../records.js';

const ASKED = { mode: 'map', chunksize: 'default' } as const;

/** A sample in one worker, whose messages take 0.1 ms there and 0.1 ms back. */
function sampled(durations: readonly number[], of: number, { start = 40, load = 10, cores = 4 } = {}) {
  let at = 0;
  const rows = durations.map((duration): TaskRow => {
    const started = at + 0.1;
    const ended = started + duration;
    const row = { worker: 0, submitted: 0, dispatched: at, started, ended, received: ended + 0.1 };
    at = ended + 0.1;
    return { ...row, delivered: at, status: Status.ok };
  });
  const store = recordOf(rows, {
    sample: { of, cut: false },
    machine: { cores, node: '24.0.0', platform: 'linux' },
    wall: at,
  });
  const life = { worker: 0, osId: 1, exit: null, reason: null };
  store.workers.push({ ...life, spawn: -start - load, ready: -load, imported: 0 });
  return store;
}

const durations = fc.array(fc.double({ min: 0.01, max: 500, noNaN: true }), { minLength: 1, maxLength: 32 });

describe('whether a pool would help', () => {
  it('long tasks: yes, by nearly the cores, and the interval holds it', () => {
    const found = estimate(sampled(new Array(20).fill(100), 1000), ASKED);
    expect(found?.recommended).toBe(4);
    expect(found?.loop.wall).toBeCloseTo(100_010, 0);
    const pool = found?.pools.find(({ workers }) => workers === 4);
    expect(pool?.speedup).toBeGreaterThan(3.8);
    expect(pool?.speedup).toBeLessThanOrEqual(4);
    expect(found?.says).toMatch(
      /^A pool of 4 would take about 25\.\d s \(.*\) instead of 1 min 40 s: 4\.0×\./,
    );
  });

  it('short ones: no, with the number of inputs from which it would', () => {
    const found = estimate(sampled(new Array(20).fill(0.01), 100), ASKED);
    expect(found?.recommended).toBe(1);
    expect(found?.says).toMatch(
      /^Not worth a pool: 100 inputs take .* It would pay from [\d,]+ inputs on\.$/,
    );
  });

  it('a first task that takes longest is the warm-up, and counts once, not for every input', () => {
    const found = estimate(sampled([500, 10, 11, 10, 9, 10], 100), ASKED);
    expect(found?.costs.warmUp).toBeCloseTo(490);
    expect(found?.sample).toMatchObject({ tasks: 6, duration: { max: expect.closeTo(11) } });
    expect(found?.loop.wall).toBeCloseTo(10 + 490 + 1000, 5);
  });

  it('a task that was cut off counts with the time it had taken', () => {
    const store = sampled([10], 50);
    store.tasks.push({
      ...{ function: 0, worker: 0, chunk: -1, submitted: 0, dispatched: 11, started: 12, cpu: Number.NaN },
      ...{ ended: Number.NaN, received: Number.NaN, delivered: Number.NaN, status: Status.cancelled },
    });
    store.header = { ...store.header, wall: 3012 };
    const found = estimate(store, ASKED);
    expect(found?.sample).toMatchObject({ tasks: 2, cut: 1, duration: { max: 3000 } });
    expect(found?.says).toContain('at least');
  });

  it('apply, which waits for each call: no', () => {
    const found = estimate(sampled(new Array(20).fill(100), 1000), { mode: 'apply', chunksize: 'default' });
    expect(found?.recommended).toBe(1);
    expect(found?.says).toContain('apply_async');
  });

  it('large values cost the caller each: there is an end to what workers help', () => {
    const small = sampled(new Array(10).fill(0.2), 10_000);
    const large = sampled(new Array(10).fill(0.2), 10_000);
    addTexts(large.args, new Array(10).fill('x'.repeat(100_000)));
    const speedup = (store: typeof small) => estimate(store, ASKED)?.pools.at(-1)?.speedup ?? 0;
    expect(speedup(large)).toBeLessThan(speedup(small) / 1.5);
    expect(speedup(large)).toBeLessThanOrEqual(0.2 / 0.1);
  });

  it('too few samples have no interval; none at all no answer', () => {
    expect(estimate(sampled([5, 6], 100), ASKED)?.loop.wallInterval).toBeNull();
    expect(estimate(sampled([], 100), ASKED)).toBeNull();
  });

  it('at its break-even a pool is faster than a loop, and one input before it is not', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 50, noNaN: true }), fc.constantFrom(2, 4), (took, workers) => {
        const at = (n: number) => estimate(sampled(new Array(8).fill(took), n), ASKED, [workers]);
        const breakEven = at(10)?.pools[0]?.breakEven;
        expect(breakEven).not.toBeNull();
        expect(at(breakEven as number)?.pools[0]?.speedup).toBeGreaterThan(1);
        expect(at((breakEven as number) - 1)?.pools[0]?.speedup ?? 0).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  it('no pool beats its workers or its cores; intervals hold what they are of', () => {
    fc.assert(
      fc.property(durations, fc.integer({ min: 1, max: 5000 }), (took, of) => {
        const found = estimate(sampled(took, of), ASKED);
        for (const { workers, wall, speedup, wallInterval, speedupInterval } of found?.pools ?? []) {
          // 1e-9: sums in another order.
          expect(speedup).toBeLessThanOrEqual(Math.min(workers, 4) * (1 + 1e-9));
          for (const [interval, x] of [
            [wallInterval, wall],
            [speedupInterval, speedup],
          ] as const) {
            expect(interval === null || (interval[0] <= x && x <= interval[1])).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is told in words for any record at all', () => {
    fc.assert(
      fc.property(anyRows, anyMode, (rows, mode) => {
        const found = estimate(recordOf(rows), { mode, chunksize: 'default' });
        const text = found ? [found.says, triedInWords(found), ...poolRows(found).rows.flat()].join() : '';
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 60 },
    );
  });
});
