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
  const source = inputs as
    | { [Symbol.iterator]?: unknown; [Symbol.asyncIterator]?: unknown }
    | null
    | undefined;
  if (
    typeof source?.[Symbol.asyncIterator] !== 'function' &&
    typeof source?.[Symbol.iterator] !== 'function'
  ) {
    throw new TypeError(`The inputs must be iterable, not ${source === null ? 'null' : typeof source}.`);
  }
  const list: unknown[] = [];
  for await (const input of inputs) {
    list.push(input);
  }
  return list;
}
