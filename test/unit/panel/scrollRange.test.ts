import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectorLines } from '../../../src/panel/orders/connectorLines.js';
import { rowForKey } from '../../../src/panel/orders/keys.js';
import { MAX_HEIGHT, offsetToShow, scrollRange } from '../../../src/panel/orders/scrollRange.js';

const sizes = fc.record({
  total: fc.integer({ min: 0, max: 100_000_000 }),
  viewport: fc.integer({ min: 1, max: 2000 }),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('scroll range', () => {
  test('both ends can be reached, and no element gets too high', () => {
    fc.assert(
      fc.property(sizes, ({ total, viewport }) => {
        const range = scrollRange(total, viewport);
        expect(range.height).toBeLessThanOrEqual(MAX_HEIGHT);
        expect(range.toOffset(0)).toBe(0);
        expect(range.toOffset(range.height - viewport)).toBeCloseTo(Math.max(0, total - viewport), 3);
      }),
    );
  });

  test('there and back again', () => {
    fc.assert(
      fc.property(sizes, ({ total, viewport, place }) => {
        const range = scrollRange(total, viewport);
        const offset = place * Math.max(0, total - viewport);
        expect(range.toOffset(range.toScrollTop(offset))).toBeCloseTo(offset, 3);
      }),
    );
  });

  test('a row that is shown is in view', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.nat(20_000),
        fc.integer({ min: 22, max: 600 }),
        (row, offset, viewport) => {
          const next = offsetToShow(row, 22, offset, viewport);
          expect(next).toBeLessThanOrEqual(row * 22);
          expect(next + viewport).toBeGreaterThanOrEqual(row * 22 + 22);
        },
      ),
    );
  });
});

test('keys move among the rows and stop at the ends', () => {
  const key = (name: string, row: number) =>
    rowForKey({ key: name, ctrlKey: false, metaKey: false, altKey: false }, row, 10, 4);
  expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((k) => key(k, 8))).toEqual([
    9, 7, 9, 4, 0, 9,
  ]);
  expect(key('ArrowDown', -1)).toBe(0);
  expect(key('Escape', 3)).toBeNull();
  expect(key('x', 3)).toBeUndefined();
});

test('lines are drawn for the tasks that are in view on either side', () => {
  const list = (rows: number[]) => ({
    length: rows.length,
    taskAt: (row: number) => rows[row] ?? -1,
    rowOf: (index: number) => rows.indexOf(index),
  });
  const view = { offset: 0, viewport: 20 };
  const lines = connectorLines(list([0, 1, 2, 3]), list([2, 0, 1, 3]), view, view, 20);
  expect(lines).toEqual([
    { index: 0, left: 10, right: 30 },
    { index: 2, left: 50, right: 10 },
  ]);
  expect(connectorLines(list([0, 1]), list([2, 0]), view, view, 20)).toEqual([
    { index: 0, left: 10, right: 30 },
  ]);
});
