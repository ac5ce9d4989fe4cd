/** Rows that are moved between two pauses: well under a millisecond of numbers, a few of texts. */
const SLICE = 4096;

/**
 * Sorts row numbers by a comparison, in slices: it pauses now and then, so that a page that sorts a million rows goes on
 * answering. Rows that compare as equal keep their order.
 *
 * @param rows left as they are
 * @param compare below 0 when `a` comes first, above 0 when `b` does
 * @returns the row numbers in the new order; it yields the share of the work that is done, 0 to 1
 */
export function* mergeSort(
  rows: Uint32Array,
  compare: (a: number, b: number) => number,
): Generator<number, Uint32Array> {
  const { length } = rows;
  const levels = Math.max(1, Math.ceil(Math.log2(Math.max(2, length))));
  let from: Uint32Array = rows.slice();
  let to: Uint32Array = new Uint32Array(length);
  let moved = 0;
  for (let width = 1; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const takeLeft =
          left < middle && (right >= end || compare(from[left] as number, from[right] as number) <= 0);
        to[at] = from[takeLeft ? left++ : right++] as number;
        if (++moved % SLICE === 0) {
          yield Math.min(1, moved / (levels * length));
        }
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
