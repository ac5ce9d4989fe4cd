type Inputs = Iterable<unknown> | AsyncIterable<unknown>;

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
export function collect(inputs: Inputs): unknown[] | Promise<unknown[]> {
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

function collectNow(inputs: unknown): unknown[] {
  assertIterable(inputs);
  return Array.from(inputs);
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
