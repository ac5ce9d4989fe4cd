import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amdahl, karpFlatt, usl } from '../../../../src/profile/scaling/fits.js';
import { type Sample, scaling } from '../../../../src/profile/scaling/scaling.js';

const COUNTS = [1, 2, 3, 4, 6, 8, 12];
const points = (law: (p: number) => number) => COUNTS.map((workers) => ({ workers, speedup: law(workers) }));

describe('fitted laws find the parameters they were made with', () => {
  test('Amdahl’s serial fraction', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (s) => {
        const found = amdahl(points((p) => 1 / (s + (1 - s) / p)));
        expect(found?.parameters.serial).toBeCloseTo(s, 9);
        expect(found?.residual).toBeCloseTo(0, 9);
      }),
    );
  });

  test('the Universal Scalability Law’s contention, coherency and peak', () => {
    const share = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 0.0001, max: 0.1, noNaN: true }), (a, b) => {
        const found = usl(points((p) => p / (1 + a * (p - 1) + b * p * (p - 1))));
        expect(found?.parameters.contention).toBeCloseTo(a, 6);
        expect(found?.parameters.coherency).toBeCloseTo(b, 6);
        expect(found?.parameters.peak).toBeCloseTo(Math.max(1, Math.sqrt((1 - a) / b)), 3);
      }),
    );
  });

  test('and never parameters that are none, whatever was measured', () => {
    const any = fc.array(
      fc.record({
        workers: fc.integer({ min: 1, max: 64 }),
        speedup: fc.double({ min: 0.01, max: 100, noNaN: true }),
      }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(any, (list) => {
        for (const found of [amdahl(list), usl(list)]) {
          for (const value of Object.values(found?.parameters ?? {})) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(Number.isFinite(value)).toBe(true);
          }
        }
      }),
    );
  });

  test('Karp and Flatt’s fraction is Amdahl’s where that law holds', () => {
    const s = 0.2;
    for (const point of points((p) => 1 / (s + (1 - s) / p)).slice(1)) {
      expect(karpFlatt(point)).toBeCloseTo(s);
    }
    expect(karpFlatt({ workers: 1, speedup: 1 })).toBeNull();
  });

  test('with too few worker counts there is no Universal Scalability Law', () => {
    expect(usl(points((p) => p).slice(0, 3))).toBeNull();
  });
});

describe('a sweep', () => {
  const samples = (walls: Record<number, number[]>): Sample[] =>
    Object.entries(walls).flatMap(([workers, list]) =>
      list.map((wall, round) => ({ round, workers: Number(workers), wall })),
    );

  test('compares each round with its own run on one worker', () => {
    const found = scaling(samples({ 1: [100, 200], 2: [50, 100] }));
    expect(found.rows[1]).toMatchObject({ speedup: 2, low: 2, high: 2, efficiency: 1 });
  });

  test('ranks only what differs by more than identical runs do', () => {
    expect(scaling(samples({ 1: [100, 102], 2: [52, 51], 4: [30, 31] }))).toMatchObject({ best: 4 });
    const noisy = scaling(samples({ 1: [100, 140], 2: [50, 60], 4: [48, 66] }));
    expect(noisy.best).toBeNull();
    expect(noisy.says).toContain('2 and 4 workers are as fast within the noise');
  });

  test('has no interval and no ranking after one round', () => {
    const found = scaling(samples({ 1: [100], 2: [50] }));
    expect(found).toMatchObject({ noise: null, best: null });
    expect(found.says).toContain('no interval');
  });
});
