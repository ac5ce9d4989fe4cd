import type { RunStore } from '../../record/store.js';

/** Which tasks of two runs belong together. */
export interface Pairs {
  /** Task indices of the one run and, at the same places, of the other; by index of the second run. */
  before: Uint32Array;
  after: Uint32Array;
  /** How they were matched: the same inputs in the same order, the same inputs in another order, or by place alone. */
  by: 'place' | 'input' | 'place alone';
  /** How many pairs have the same input. */
  same: number;
}

/** Rows that are looked at between two pauses. */
const SLICE = 20_000;

/**
 * Matches the tasks of two runs: by their place where the inputs there are the same, else by their inputs where at least
 * half of them are in both (the nth of an input with the nth of it), else by their place alone. Inputs are compared by
 * the beginnings of their texts that both records hold.
 */
export function* match(before: RunStore, after: RunStore): Generator<void, Pairs> {
  const shorter = Math.min(before.tasks.length, after.tasks.length);
  let same = 0;
  for (let index = 0; index < shorter; index++) {
    same += before.args.at(index) === after.args.at(index) ? 1 : 0;
    if (index % SLICE === 0) {
      yield;
    }
  }
  const isSame = same === shorter && before.tasks.length === after.tasks.length;
  if (!isSame) {
    const byInput = yield* matchByInput(before, after);
    if (byInput.same * 2 >= shorter && byInput.same > same) {
      return byInput;
    }
  }
  const places = Uint32Array.from({ length: shorter }, (_, i) => i);
  return { before: places, after: places, by: same === shorter ? 'place' : 'place alone', same };
}

function* matchByInput(before: RunStore, after: RunStore): Generator<void, Pairs> {
  // The first task of each input, and after each task the next one of the same input.
  const first = new Map<string, number>();
  const next = new Int32Array(before.tasks.length).fill(-1);
  for (let index = before.tasks.length - 1; index >= 0; index--) {
    const text = before.args.at(index) ?? '';
    next[index] = first.get(text) ?? -1;
    first.set(text, index);
    if (index % SLICE === 0) {
      yield;
    }
  }
  const found = { before: new Uint32Array(after.tasks.length), after: new Uint32Array(after.tasks.length) };
  let count = 0;
  for (let index = 0; index < after.tasks.length; index++) {
    const text = after.args.at(index) ?? '';
    const other = first.get(text) ?? -1;
    if (other >= 0) {
      first.set(text, next[other] as number);
      found.before[count] = other;
      found.after[count++] = index;
    }
    if (index % SLICE === 0) {
      yield;
    }
  }
  return {
    before: found.before.subarray(0, count),
    after: found.after.subarray(0, count),
    by: 'input',
    same: count,
  };
}
