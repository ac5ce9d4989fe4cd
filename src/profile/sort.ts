import { finish, inStretches, type Steps } from '../steps.js';

/** Below this many rows a comparing sort is quicker than clearing the counters of a radix sort. */
const SMALL = 4096;
const DIGITS = 4;
const RADIX = 65_536;

/**
 * Sorts row numbers by number columns, without an object or a callback per row, so that a million rows take a tenth
 * of a second. Rows with equal keys keep the order in which they are given. NaN comes last.
 * @param rows row numbers; left as they are.
 * @param keys columns that the row numbers point into, the most important first.
 * @returns the row numbers in the new order.
 */
export function sortedBy(rows: Uint32Array, keys: readonly Float64Array[]): Uint32Array {
  return finish(sortInSteps(rows, keys));
}

/** The same, in steps of a few milliseconds, however many rows there are. */
export function* sortInSteps(rows: Uint32Array, keys: readonly Float64Array[]): Steps<Uint32Array> {
  return rows.length < SMALL ? compareSort(rows, keys) : yield* radixSort(rows, keys);
}

function compareSort(rows: Uint32Array, keys: readonly Float64Array[]): Uint32Array {
  const places = Uint32Array.from(rows, (_, i) => i);
  places.sort((a, b) => {
    for (const key of keys) {
      const difference = compare(key[rows[a] as number] as number, key[rows[b] as number] as number);
      if (difference !== 0) {
        return difference;
      }
    }
    return a - b;
  });
  return places.map((place) => rows[place] as number);
}

function compare(a: number, b: number): number {
  if (a < b) {
    return -1;
  }
  if (a > b) {
    return 1;
  }
  return Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : 0;
}

/** Sorts by each key in turn, the least important first; every pass is stable, so the earlier order survives in ties. */
function* radixSort(rows: Uint32Array, keys: readonly Float64Array[]): Steps<Uint32Array> {
  let from: Uint32Array = rows.slice();
  let to: Uint32Array = new Uint32Array(rows.length);
  const counts = new Uint32Array(RADIX);
  for (const key of keys.toReversed()) {
    const bits = yield* orderedBits(key);
    yield;
    for (let digit = 0; digit < DIGITS; digit++) {
      if (yield* pass(bits, digit, from, to, counts)) {
        [from, to] = [to, from];
      }
      yield;
    }
  }
  return from;
}

/** One stable pass over 16 bits. @returns false when all rows agree in them, and `to` is unused. */
function* pass(
  bits: Uint16Array,
  digit: number,
  from: Uint32Array,
  to: Uint32Array,
  counts: Uint32Array,
): Steps<boolean> {
  counts.fill(0);
  const at = (row: number) => bits[row * DIGITS + digit] as number;
  yield* inStretches(from.length, (first, end) => {
    for (let i = first; i < end; i++) {
      const value = at(from[i] as number);
      counts[value] = (counts[value] as number) + 1;
    }
  });
  if (counts[at(from[0] as number)] === from.length) {
    return false;
  }
  let sum = 0;
  for (let i = 0; i < RADIX; i++) {
    const count = counts[i] as number;
    counts[i] = sum;
    sum += count;
  }
  yield* inStretches(from.length, (first, end) => {
    for (let i = first; i < end; i++) {
      const row = from[i] as number;
      const value = at(row);
      const place = counts[value] as number;
      to[place] = row;
      counts[value] = place + 1;
    }
  });
  return true;
}

/** The bits of each number, turned so that they sort as whole numbers do; the least significant 16 bits first. */
function* orderedBits(key: Float64Array): Steps<Uint16Array> {
  // + 0 turns -0 into 0; one kind of NaN, so that it is last whatever its bits were.
  const copy = new Float64Array(key.length);
  const words = new Uint32Array(copy.buffer);
  const low = LITTLE_ENDIAN ? 0 : 1;
  const bits = new Uint16Array(copy.length * DIGITS);
  const turn = (i: number) => {
    const x = key[i] as number;
    copy[i] = Number.isNaN(x) ? Number.NaN : x + 0;
    const a = words[2 * i + low] as number;
    const b = words[2 * i + 1 - low] as number;
    const nan = Number.isNaN(copy[i]);
    const negative = !nan && b >>> 31 === 1;
    const low32 = nan ? 0xffffffff : negative ? ~a : a;
    const high32 = nan ? 0xffffffff : negative ? ~b : b | 0x80000000;
    bits[4 * i] = low32 & 0xffff;
    bits[4 * i + 1] = low32 >>> 16;
    bits[4 * i + 2] = high32 & 0xffff;
    bits[4 * i + 3] = high32 >>> 16;
  };
  yield* inStretches(key.length, (from, to) => {
    for (let i = from; i < to; i++) {
      turn(i);
    }
  });
  return bits;
}

/** Numbers in rising order, in steps. @param values left as they are; NaN comes last. */
export function* risingInSteps(values: Float64Array): Steps<Float64Array> {
  const rows = new Uint32Array(values.length);
  for (let i = 0; i < rows.length; i++) {
    rows[i] = i;
  }
  const order = yield* sortInSteps(rows, [values]);
  const sorted = new Float64Array(values.length);
  yield* inStretches(values.length, (from, to) => {
    for (let i = from; i < to; i++) {
      sorted[i] = values[order[i] as number] as number;
    }
  });
  return sorted;
}

const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
