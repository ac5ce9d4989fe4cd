import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadRows } from '../../../src/runner/sample.js';

it('rows of a sample are each one input, at most as many as asked for and about half of all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 100 }), (count, most) => {
      const rows = spreadRows(count, most);
      expect(new Set(rows).size).toBe(rows.length);
      expect(rows.every((row) => row >= 0 && row < count)).toBe(true);
      expect(rows.length).toBe(Math.min(count, most, Math.max(3, Math.ceil(count / 2))));
    }),
  );
});

it('any beginning of it is spread over the inputs', () => {
  const rows = spreadRows(1000, 32);
  for (const size of [2, 4, 8, 16]) {
    const parts = new Set(rows.slice(0, size).map((row) => Math.floor((row * size) / 1000)));
    expect(parts.size).toBe(size);
  }
});
