/**
 * How many pairs of tasks stand the other way round than in input order: 0 when the order is the input order,
 * n(n-1)/2 when it is its reverse. Counted in n log n by a merge sort.
 * @param order distinct task indices, in completion order.
 */
export function inversions(order: Uint32Array): number {
  let from: Uint32Array = order.slice();
  let to: Uint32Array = new Uint32Array(order.length);
  let count = 0;
  for (let width = 1; width < order.length; width *= 2) {
    for (let start = 0; start < order.length; start += 2 * width) {
      count += merge(from, to, start, width);
    }
    [from, to] = [to, from];
  }
  return count;
}

/** Merges two sorted neighbours of a width. @returns how many pairs changed sides. */
function merge(from: Uint32Array, to: Uint32Array, start: number, width: number): number {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let left = start;
  let right = middle;
  let count = 0;
  for (let at = start; at < end; at++) {
    if (right >= end || (left < middle && (from[left] as number) <= (from[right] as number))) {
      to[at] = from[left++] as number;
    } else {
      to[at] = from[right++] as number;
      count += middle - left;
    }
  }
  return count;
}

/**
 * Kendall's tau between input order and an order: 1 when they are the same, -1 when one is the reverse of the other.
 * @returns null for fewer than two tasks.
 */
export function kendallTau(order: Uint32Array): number | null {
  const pairs = (order.length * (order.length - 1)) / 2;
  return pairs > 0 ? 1 - (2 * inversions(order)) / pairs : null;
}
