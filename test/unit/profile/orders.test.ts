import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inversions, kendallTau } from '../../../src/profile/inversions.js';
import { completionOrder, ranks, resultOrder } from '../../../src/profile/orders.js';
import { sortedBy } from '../../../src/profile/sort.js';
import { anyMode, anyRows, recordOf } from './records.js';

describe('completion order', () => {
  test('holds the tasks that have come back, by received, then ended, then index', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const order = [...completionOrder(recordOf(rows))];
        const back = rows.flatMap((row, i) => (row.received === undefined ? [] : [i]));
        expect([...order].sort((a, b) => a - b)).toEqual(back);
        for (let i = 1; i < order.length; i++) {
          const [a, b] = [order[i - 1] as number, order[i] as number];
          const [x, y] = [rows[a]?.received as number, rows[b]?.received as number];
          const [p, q] = [rows[a]?.ended ?? Infinity, rows[b]?.ended ?? Infinity];
          expect(x < y || (x === y && (p < q || (p === q && a < b)))).toBe(true);
        }
      }),
    );
  });

  test('ranks are its inverse', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const order = completionOrder(recordOf(rows));
        const places = ranks(order, rows.length);
        order.forEach((index, place) => {
          expect(places[index]).toBe(place);
        });
        expect(places.filter((place) => place < 0).length).toBe(rows.length - order.length);
      }),
    );
  });
});

describe('result order', () => {
  test('is input order for the modes that keep it and order of delivery for apply_async', () => {
    const rows = [{ delivered: 3 }, { delivered: 1 }, {}, { delivered: 2 }];
    expect([...resultOrder(recordOf(rows, { mode: 'map' }))]).toEqual([0, 1, 3]);
    expect([...resultOrder(recordOf(rows, { mode: 'apply' }))]).toEqual([0, 1, 3]);
    expect([...resultOrder(recordOf(rows, { mode: 'apply_async' }))]).toEqual([1, 3, 0]);
  });

  test('holds every delivered task once, in any mode', () => {
    fc.assert(
      fc.property(anyRows, anyMode, (rows, mode) => {
        const delivered = rows.flatMap((row, i) => (row.delivered === undefined ? [] : [i]));
        expect([...resultOrder(recordOf(rows, { mode }))].sort((a, b) => a - b)).toEqual(delivered);
      }),
    );
  });
});

describe('inversions', () => {
  test('count the pairs that stand the other way round', () => {
    const shuffled = fc.uniqueArray(fc.nat(200), { maxLength: 60 });
    fc.assert(
      fc.property(shuffled, (list) => {
        let pairs = 0;
        list.forEach((a, i) => {
          pairs += list.slice(i + 1).filter((b) => b < a).length;
        });
        expect(inversions(Uint32Array.from(list))).toBe(pairs);
      }),
    );
  });

  test('tau runs from 1 to -1', () => {
    const tau = (...order: number[]) => kendallTau(inversions(Uint32Array.from(order)), 6);
    expect([tau(0, 1, 2, 3), tau(3, 0, 1, 2), tau(3, 2, 1, 0)]).toEqual([1, 0, -1]);
  });
});

describe('sorting many rows', () => {
  test('gives what comparing them gives, for any numbers', () => {
    const special = [0, -0, -1, 1.5, Infinity, -Infinity, Number.NaN, 5e-324, -5e-324, 1e308];
    const key = Float64Array.from(
      { length: 10_000 },
      (_, i) => special[(i * 7919) % 23] ?? Math.sin(i) * 1e3,
    );
    const rows = Uint32Array.from(key, (_, i) => i);
    const value = (i: number) => key[i] as number;
    const expected = [...rows].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      if (Number.isNaN(x) || Number.isNaN(y)) {
        return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
      }
      return x === y ? a - b : x < y ? -1 : 1;
    });
    expect([...sortedBy(rows, [key])]).toEqual(expected);
    const reversed = Float64Array.from(key, (_, i) => -i);
    expect(sortedBy(rows, [reversed])[0]).toBe(key.length - 1);
  });
});
