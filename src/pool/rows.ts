/** Each input as the list of a task's arguments, made only when it is asked for. */
export function asArguments(row: unknown): unknown[] {
  return Array.isArray(row) ? row : [row];
}

/** A row as an array; what cannot be one is left as it is, for its task to fail with. */
export function asRow(row: unknown): unknown {
  const isIterable =
    typeof (row as Partial<Iterable<unknown>> | null | undefined)?.[Symbol.iterator] === 'function';
  return isIterable && !Array.isArray(row) ? Array.from(row as Iterable<unknown>) : row;
}
