import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack, unpack } from '../../../src/worker/pack.js';
import { Values } from '../../../src/worker/values.js';

/** What arrives of values that are packed and sent, to a thread and to a process. */
function arrivals(values: unknown[]): unknown[][] {
  const packed = pack(values);
  return [structuredClone(packed), deserialize(serialize(packed)) as typeof packed].map((arrived) =>
    Array.from(unpack(arrived)),
  );
}

const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(
    -0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.MIN_VALUE,
    2 ** 53,
  ),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\ud800', 'a\udfffb', '', 'é'.repeat(40)),
);
const primitive = fc.oneof(number, text, fc.boolean(), fc.bigInt(), fc.constantFrom(null, undefined));
const lists = fc.oneof(
  fc.array(number, { maxLength: 60 }),
  fc.array(fc.boolean(), { maxLength: 60 }),
  fc.array(text, { maxLength: 60 }),
  fc.array(primitive, { maxLength: 60 }),
  // Of one kind, but for one somewhere.
  fc
    .tuple(fc.array(number, { minLength: 20, maxLength: 40 }), primitive)
    .map(([list, odd]) => [...list, odd]),
  fc.tuple(fc.array(fc.boolean(), { minLength: 20 }), primitive).map(([list, odd]) => [...list, odd]),
);

test('every list arrives as it was', () => {
  fc.assert(
    fc.property(lists, (values) => {
      for (const arrived of arrivals(values)) {
        expect(arrived.length).toBe(values.length);
        expect(values.every((value, i) => Object.is(value, arrived[i]))).toBe(true);
      }
    }),
  );
});

test('many numbers and many booleans travel in typed arrays, other lists as they are', () => {
  expect(pack(new Array(100).fill(-0))).toEqual(new Float64Array(100).fill(-0));
  expect(pack(new Array(100).fill(true))).toEqual(new Uint8Array(100).fill(1));
  const mixed = [...new Array(100).fill(1), 'x'];
  expect(pack(mixed)).toBe(mixed);
  const texts = ['x'.repeat(2 ** 20), ...new Array(100).fill('')];
  expect(pack(texts)).toBe(texts);
});

test('values that are put in one by one and taken in pieces are the same values', () => {
  const taken = fc.array(fc.nat({ max: 70 }), { maxLength: 5 });
  fc.assert(
    fc.property(lists, taken, (values, cuts) => {
      const store = new Values(values.length);
      const got: unknown[] = [];
      let from = 0;
      const take = (to: number) => {
        got.push(...Array.from(unpack(structuredClone(store.take(from, to)))));
        from = to;
      };
      values.forEach((value, at) => {
        store.put(at, value);
        if (cuts.includes(at)) {
          take(at + 1);
        }
      });
      take(values.length);
      expect(got.length).toBe(values.length);
      expect(values.every((value, i) => Object.is(value, got[i]))).toBe(true);
    }),
  );
});

test('what may not survive the trip is known', () => {
  const store = new Values(20);
  store.put(0, 1);
  store.put(1, 'x');
  expect(store.simple).toBe(true);
  store.put(2, {});
  expect(store.simple).toBe(false);
  store.take(0, 3);
  expect(store.simple).toBe(true);
});
