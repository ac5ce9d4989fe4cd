import { isFailure } from '../../../profile/bins.js';
import { quantile } from '../../../profile/statistics.js';

/** How many tasks lie in each cell of a square: across it the inputs, down it the places in completion order. */
export interface Grid {
  side: number;
  counts: Uint32Array;
  /** Of them, those that failed. */
  failed: Uint32Array;
  /** The fullest cell. */
  most: number;
}

/**
 * @param places rank by task, -1 for none. @param back how many have come: later ranks do not count. @param mask 1 for each task to count; null: all of them.
 * @param side cells in a row.
 */
export function grid(
  places: Int32Array,
  back: number,
  status: Uint8Array,
  mask: Uint8Array | null,
  side: number,
): Grid {
  const found: Grid = {
    side,
    counts: new Uint32Array(side * side),
    failed: new Uint32Array(side * side),
    most: 0,
  };
  const { length } = places;
  for (let index = 0; index < length; index++) {
    const place = places[index] as number;
    if (place < 0 || place >= back || (mask && mask[index] === 0)) {
      continue;
    }
    const cell = Math.floor((place * side) / length) * side + Math.floor((index * side) / length);
    const count = (found.counts[cell] as number) + 1;
    found.counts[cell] = count;
    found.most = Math.max(found.most, count);
    if (isFailure(status[index] as number)) {
      found.failed[cell] = (found.failed[cell] as number) + 1;
    }
  }
  return found;
}

/** The task of a cell that is farthest from its input's place; -1 when the cell is empty. */
export function taskIn(
  places: Int32Array,
  mask: Uint8Array | null,
  side: number,
  x: number,
  y: number,
): number {
  const { length } = places;
  const [from, to] = [Math.ceil((x * length) / side), Math.min(length, Math.ceil(((x + 1) * length) / side))];
  let found = -1;
  for (let index = from; index < to; index++) {
    const place = places[index] as number;
    if (place < 0 || (mask && mask[index] === 0) || Math.floor((place * side) / length) !== y) {
      continue;
    }
    if (found < 0 || Math.abs(index - place) > Math.abs(found - (places[found] as number))) {
      found = index;
    }
  }
  return found;
}

/** A stretch of the inputs, and where in completion order they came out. */
export interface Band {
  /** First input and the one after the last. */
  from: number;
  to: number;
  /** How many of them came back. */
  tasks: number;
  /** The first and last place they took, from 0. */
  first: number;
  last: number;
  /** Half of them moved by less: places, above 0 for later. */
  shift: number;
  /** The tasks that came the most places too early and too late; -1 when none did. */
  earliest: number;
  latest: number;
}

/** The same square as a table: so many stretches of the inputs. */
export function bands(places: Int32Array, back: number, mask: Uint8Array | null, count: number): Band[] {
  const { length } = places;
  const size = Math.max(1, Math.ceil(length / count));
  const all: Band[] = [];
  for (let from = 0; from < length; from += size) {
    const to = Math.min(length, from + size);
    const band: Band = { from, to, tasks: 0, first: length, last: -1, shift: 0, earliest: -1, latest: -1 };
    const shifts = new Float64Array(to - from);
    let [early, late] = [0, 0];
    for (let index = from; index < to; index++) {
      const place = places[index] as number;
      if (place < 0 || place >= back || (mask && mask[index] === 0)) {
        continue;
      }
      const shift = place - index;
      shifts[band.tasks++] = shift;
      band.first = Math.min(band.first, place);
      band.last = Math.max(band.last, place);
      if (shift < early) {
        [early, band.earliest] = [shift, index];
      }
      if (shift > late) {
        [late, band.latest] = [shift, index];
      }
    }
    if (band.tasks > 0) {
      band.shift = quantile(shifts.subarray(0, band.tasks).sort(), 0.5);
      all.push(band);
    }
  }
  return all;
}
