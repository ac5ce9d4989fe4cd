import { type InputIterator, isAsyncIterable, isIterable, openAsync } from '../iteration.js';
import { numbersOf, SHORTEST } from '../worker/pack.js';

type Inputs = Iterable<unknown> | AsyncIterable<unknown>;

/** Inputs that nobody changes any more. Many numbers are kept as they will travel. */
export type InputList = readonly unknown[] | Float64Array;

/**
 * Reads inputs to their end, where that is possible at once.
 *
 * @returns null for async inputs
 * @throws TypeError when they are neither iterable nor async iterable; what they throw while they are read
 */
export function collect(inputs: Inputs): InputList | null {
  if (isAsyncIterable(inputs)) {
    return null;
  }
  assertIterable(inputs);
  return numbersOfList(inputs) ?? Array.from(inputs);
}

/**
 * Opens inputs to be read one by one.
 *
 * @throws TypeError when they are neither iterable nor async iterable
 */
export function openIterator(inputs: Inputs): InputIterator {
  if (isAsyncIterable(inputs)) {
    return openAsync(inputs);
  }
  assertIterable(inputs);
  return inputs[Symbol.iterator]() as InputIterator;
}

/** A plain list of numbers is looked through once, and copied as it is: in half the time. */
function numbersOfList(inputs: Iterable<unknown>): Float64Array | null {
  const isPlain = Array.isArray(inputs) && inputs[Symbol.iterator] === Array.prototype[Symbol.iterator];
  return isPlain && inputs.length >= SHORTEST ? numbersOf(inputs) : null;
}

function assertIterable(inputs: unknown): asserts inputs is Iterable<unknown> {
  if (!isIterable(inputs)) {
    throw new TypeError(`The inputs must be iterable, not ${inputs === null ? 'null' : typeof inputs}.`);
  }
}
