/**
 * Reads inputs to their end.
 *
 * @param inputs - an iterable or async iterable
 * @throws TypeError when it is neither; what it throws while it is read
 */
export async function collect(inputs: Iterable<unknown> | AsyncIterable<unknown>): Promise<unknown[]> {
  if (Array.isArray(inputs)) {
    return inputs.slice();
  }
  if (!hasMethod(inputs, Symbol.asyncIterator)) {
    assertIterable(inputs);
  }
  const list: unknown[] = [];
  for await (const input of inputs) {
    list.push(input);
  }
  return list;
}

/**
 * As `collect`, at once.
 *
 * @throws TypeError when `inputs` is not iterable; what it throws while it is read
 */
export function collectNow(inputs: Iterable<unknown>): unknown[] {
  assertIterable(inputs);
  return Array.from(inputs);
}

function assertIterable(inputs: unknown): void {
  if (!hasMethod(inputs, Symbol.iterator)) {
    throw new TypeError(`The inputs must be iterable, not ${inputs === null ? 'null' : typeof inputs}.`);
  }
}

function hasMethod(value: unknown, key: symbol): boolean {
  return typeof (value as Record<symbol, unknown> | null | undefined)?.[key] === 'function';
}
