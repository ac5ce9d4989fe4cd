import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  count,
  counted,
  duration,
  durationRange,
  inUnit,
  percent,
  times,
  timeUnit,
} from '../../../src/profile/format.js';

test.each([
  [0, '0 ms'],
  [0.0042, '4.2 µs'],
  [0.412, '412 µs'],
  [0.9996, '1.0 ms'],
  [3.4, '3.4 ms'],
  [99.96, '100 ms'],
  [250, '250 ms'],
  [999.6, '1.0 s'],
  [2100, '2.1 s'],
  [59_960, '1 min'],
  [65_000, '1 min 5 s'],
  [3_599_700, '1 h'],
  [7_380_000, '2 h 3 min'],
  [-3.4, '-3.4 ms'],
  [null, '–'],
  [Number.NaN, '–'],
])('duration %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test('a duration says what it was given, to two digits', () => {
  const UNITS: Record<string, number> = { µs: 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000 };
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e8, noNaN: true }), (ms) => {
      const parts = [...duration(ms).matchAll(/([\d.]+) (\S+)/g)];
      const said = parts.reduce((sum, [, n, unit]) => sum + Number(n) * (UNITS[unit as string] as number), 0);
      expect(Math.abs(said - ms) / ms).toBeLessThan(0.06);
      expect(duration(ms)).not.toMatch(/\b(1000 (µs|ms)|60(\.0)? s|60 min)\b/);
    }),
  );
});

test('counts', () => {
  expect(count(1_234_567)).toBe('1,234,567');
  expect(counted(1, 'task')).toBe('1 task');
  expect(counted(2000, 'task')).toBe('2,000 tasks');
  expect(count(Number.NaN)).toBe('–');
});

test('factors and shares', () => {
  expect([3.42, 0.853, 12.3, 9.96].map(times)).toEqual(['3.4×', '0.85×', '12×', '10×']);
  expect([0.853, 1, 0.004, 0.0004, 0].map(percent)).toEqual(['85 %', '100 %', '0.4 %', '<0.1 %', '0 %']);
  expect([times(null), percent(undefined)]).toEqual(['–', '–']);
});

test('ranges', () => {
  expect(durationRange(2100, 3400)).toBe('2–3 s');
  expect(durationRange(2100, 2200)).toBe('2 s');
  expect(durationRange(420, 2200)).toBe('400 ms – 2 s');
  expect(durationRange(10, 20)).toBe('under 100 ms');
});

test('one unit for a column', () => {
  const unit = timeUnit(1300, 1);
  expect(unit).toEqual({ name: 's', ms: 1000, digits: 3 });
  expect(inUnit(40.2, unit)).toBe('0.040');
  expect(inUnit(Number.NaN, unit)).toBe('–');
});
