import { numbersOf, SHORTEST } from '../worker/pack.js';

type Inputs = Iterable<unknown> | AsyncIterable<unknown>;

/** Inputs that nobody changes any more. Many numbers are kept as they will travel. */
export type InputList = readonly unknown[] | Float64Array;

interface InputIterator {
  next(): IteratorResult<unknown> | Promise<IteratorResult<unknown>>;
  return?(): unknown;
}

/**
 * Reads inputs to their end: at once where that is possible.
 *
 * @param inputs - an iterable or async iterable
 * @returns a promise only for async inputs
 * @throws TypeError when it is neither; what it throws while it is read
 */
export function collect(inputs: Inputs): InputList | Promise<InputList> {
  return isAsync(inputs) ? collectLater(inputs) : collectNow(inputs);
}

/**
 * Opens inputs to be read one by one.
 *
 * @throws TypeError when they are neither iterable nor async iterable
 */
export function openIterator(inputs: Inputs): InputIterator {
  if (isAsync(inputs)) {
    return inputs[Symbol.asyncIterator]() as InputIterator;
  }
  assertIterable(inputs);
  return inputs[Symbol.iterator]() as InputIterator;
}

async function collectLater(inputs: AsyncIterable<unknown>): Promise<unknown[]> {
  const list: unknown[] = [];
  for await (const input of inputs) {
    list.push(input);
  }
  return list;
}

function collectNow(inputs: unknown): InputList {
  assertIterable(inputs);
  return numbersOfList(inputs) ?? Array.from(inputs);
}

/** A plain list of numbers is looked through once, and copied as it is: in half the time. */
function numbersOfList(inputs: Iterable<unknown>): Float64Array | null {
  const isPlain = Array.isArray(inputs) && inputs[Symbol.iterator] === Array.prototype[Symbol.iterator];
  return isPlain && inputs.length >= SHORTEST ? numbersOf(inputs) : null;
}

function assertIterable(inputs: unknown): asserts inputs is Iterable<unknown> {
  if (!hasMethod(inputs, Symbol.iterator)) {
    throw new TypeError(`The inputs must be iterable, not ${inputs === null ? 'null' : typeof inputs}.`);
  }
}

function isAsync(inputs: unknown): inputs is AsyncIterable<unknown> {
  return hasMethod(inputs, Symbol.asyncIterator);
}

function hasMethod(value: unknown, key: symbol): boolean {
  return typeof (value as Record<symbol, unknown> | null | undefined)?.[key] === 'function';
}
