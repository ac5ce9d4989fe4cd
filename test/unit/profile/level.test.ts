import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { level, levelBins, peakOver } from '../../../src/profile/level.js';
import { load } from '../../../src/profile/load.js';
import { anyRows, recordOf } from './records.js';

function done<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
  }
}

const time = fc.oneof(
  fc.integer({ min: 0, max: 30 }),
  fc.double({ min: 0, max: 30, noNaN: true }),
  fc.constant(Number.NaN),
);
const spans = fc.array(fc.tuple(time, time), { maxLength: 300 });
const made = (rows: readonly (readonly [number, number])[]) =>
  done(
    level(
      Float64Array.from(rows, ([from]) => from),
      Float64Array.from(rows, ([, to]) => to),
    ),
  );
/** The intervals that count, with what an end that is missing or too early stands for. */
const intervals = (rows: readonly (readonly [number, number])[]) =>
  rows
    .filter(([from]) => !Number.isNaN(from))
    .map(([from, to]) => [from, Number.isNaN(to) ? Number.POSITIVE_INFINITY : Math.max(from, to)] as const);
const count = (rows: readonly (readonly [number, number])[], at: number) =>
  intervals(rows).filter(([from, to]) => from <= at && at < to).length;

describe('how many there are over time', () => {
  test('mean and peak of each pixel are those of going through all', () => {
    fc.assert(
      fc.property(
        spans,
        fc.double({ min: -5, max: 20, noNaN: true }),
        fc.double({ min: 0.5, max: 40, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (rows, from, span, pixels) => {
          const { mean, peak } = levelBins(made(rows), from, from + span, pixels);
          const wide = span / pixels;
          for (let pixel = 0; pixel < pixels; pixel++) {
            const [a, b] = [from + pixel * wide, from + (pixel + 1) * wide];
            const all = intervals(rows);
            const time = all.reduce((sum, [x, y]) => sum + Math.max(0, Math.min(y, b) - Math.max(x, a)), 0);
            expect(mean[pixel]).toBeCloseTo(time / wide, 3);
            const instants = [a, ...all.map(([x]) => x).filter((x) => x > a && x < b)];
            expect(peak[pixel]).toBe(Math.max(...instants.map((at) => count(rows, at))));
          }
        },
      ),
    );
  });

  test('many in a pixel are added up by blocks, and the peak of all is at the top of the pyramid', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [i / 128, i / 128 + 2] as const);
    const all = made(rows);
    const { mean, peak } = levelBins(all, 0, 42, 1);
    expect(mean[0]).toBeCloseTo((5000 * 2) / 42, 3);
    expect([peak[0], peakOver(all)]).toEqual([256, 256]);
    expect(peakOver(made([]))).toBe(0);
  });

  test('a task is in one state at a time', () => {
    fc.assert(
      fc.property(anyRows, fc.double({ min: 0, max: 25, noNaN: true }), (rows, at) => {
        const store = recordOf(rows.map((row) => inOrder(row)));
        const { running, waiting, held } = done(load(store));
        const upTo = (times: Float64Array) => times.filter((time) => time <= at).length;
        const here = [running, waiting, held]
          .map(({ starts, ends }) => upTo(starts.at) - upTo(ends.at))
          .reduce((sum, some) => sum + some);
        expect(here).toBeLessThanOrEqual(rows.length);
      }),
    );
  });
});

/** The stamps of a task in the order in which they come in a real run. */
function inOrder<T extends Record<string, number | undefined>>(row: T): T {
  const names = ['submitted', 'dispatched', 'started', 'ended', 'received', 'delivered'] as const;
  const times = names.map((name) => row[name]).filter((x) => x !== undefined);
  const rising = times.toSorted((a, b) => a - b);
  return { ...row, ...Object.fromEntries(names.map((name, i) => [name, rising[i]])) };
}
