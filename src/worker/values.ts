import { isConstant } from '../record/constant.js';
import { type Packed, pack, SHORTEST } from './pack.js';

/** The values of a batch until they are sent: for as long as they are numbers, in the array in which they travel. */
export class Values {
  /** Whether all that have been put in since the last `take` are sure to survive the trip. */
  simple = true;
  private readonly numbers: Float64Array;
  private list: unknown[] | null;
  /** Place of the first that has not been taken. */
  private from = 0;

  /** @param n - how many there will be */
  constructor(n: number) {
    const isShort = n < SHORTEST;
    this.numbers = new Float64Array(isShort ? 0 : n);
    this.list = isShort ? [] : null;
  }

  /** @param at - its place in the batch; each in turn */
  put(at: number, value: unknown): void {
    if (this.list === null) {
      if (typeof value === 'number') {
        this.numbers[at] = value;
        return;
      }
      this.list = Array.from(this.numbers.subarray(this.from, at));
    }
    this.simple &&= isConstant(value);
    this.list.push(value);
  }

  /** Gives the values of places `from` to before `to`, which are all since the last time. */
  take(from: number, to: number): Packed {
    const { list } = this;
    this.from = to;
    this.simple = true;
    if (list === null) {
      const { numbers } = this;
      return to - from === numbers.length ? numbers : numbers.slice(from, to);
    }
    // What has had another kind of value will have more of them.
    this.list = [];
    return pack(list);
  }
}
