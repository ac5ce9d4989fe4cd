import { finish, ROWS_AT_ONCE, type Steps } from '../steps.js';

/**
 * How many pairs of tasks stand the other way round than in input order: 0 when the order is the input order,
 * n(n-1)/2 when it is its reverse. Counted in n log n by a merge sort.
 * @param order distinct task indices, in completion order.
 */
export function inversions(order: Uint32Array): number {
  return finish(inversionsInSteps(order));
}

/** The same, in steps. */
export function* inversionsInSteps(order: Uint32Array): Steps<number> {
  let from: Uint32Array = order.slice();
  let to: Uint32Array = new Uint32Array(order.length);
  let count = 0;
  let done = 0;
  for (let width = 1; width < order.length; width *= 2) {
    for (let start = 0; start < order.length; start += 2 * width) {
      const middle = Math.min(start + width, order.length);
      const end = Math.min(start + 2 * width, order.length);
      const at = { left: start, right: middle, to: start };
      while (at.to < end) {
        const stop = Math.min(end, at.to + ROWS_AT_ONCE);
        done += stop - at.to;
        count += merge(from, to, at, middle, end, stop);
        if (done >= ROWS_AT_ONCE) {
          done = 0;
          yield;
        }
      }
    }
    [from, to] = [to, from];
  }
  return count;
}

/**
 * Merges two sorted neighbours, which meet at `middle`, up to a place of the result.
 * @param reached how far it has come in both and in the result; moved on. @returns how many pairs changed sides.
 */
function merge(
  from: Uint32Array,
  to: Uint32Array,
  reached: { left: number; right: number; to: number },
  middle: number,
  end: number,
  stop: number,
): number {
  let { left, right } = reached;
  let count = 0;
  for (let at = reached.to; at < stop; at++) {
    if (right >= end || (left < middle && (from[left] as number) <= (from[right] as number))) {
      to[at] = from[left++] as number;
    } else {
      to[at] = from[right++] as number;
      count += middle - left;
    }
  }
  reached.left = left;
  reached.right = right;
  reached.to = stop;
  return count;
}

/**
 * How near two orders of the same tasks are, by Kendall's tau (Biometrika 30, 1938): 1 is the same, -1 the reverse.
 *
 * @param swapped how many pairs stand the other way round.
 * @param pairs how many there are, at least one.
 */
export function kendallTau(swapped: number, pairs: number): number {
  return 1 - (2 * swapped) / pairs;
}
