/** How an input of a mode with many arguments is called. */
export interface CallInput {
  args: unknown[];
  /** Keywords; for a JavaScript function one last object argument. */
  kwds: Record<string, unknown> | undefined;
  /** The name of a function of the same file, instead of the run's. */
  function: string | undefined;
}

/**
 * An input of a mode with many arguments: an array is spread, `{ args, kwds }` gives both, the rest is one argument.
 *
 * @param mayNameFunction - `{ function, args, kwds }` calls another function (apply and apply_async)
 */
export function callOf(input: unknown, mayNameFunction = false): CallInput {
  if (Array.isArray(input)) {
    return { args: input, kwds: undefined, function: undefined };
  }
  if (typeof input === 'object' && input !== null && isCall(input, mayNameFunction)) {
    return { args: input.args ?? [], kwds: input.kwds, function: input.function };
  }
  return { args: [input], kwds: undefined, function: undefined };
}

/** The arguments of a task as one list, keywords last. */
export function rowOf(input: unknown, mayNameFunction = false): unknown[] {
  const { args, kwds } = callOf(input, mayNameFunction);
  return kwds === undefined ? args : [...args, kwds];
}

function isCall(input: object, mayNameFunction: boolean): input is Partial<CallInput> {
  const keys = Object.keys(input);
  const { args, kwds, function: name } = input as Record<keyof CallInput, unknown>;
  const known = mayNameFunction ? ['args', 'kwds', 'function'] : ['args', 'kwds'];
  return (
    (args !== undefined || kwds !== undefined) &&
    keys.every((key) => known.includes(key)) &&
    (args === undefined || Array.isArray(args)) &&
    (kwds === undefined || (typeof kwds === 'object' && kwds !== null && !Array.isArray(kwds))) &&
    (name === undefined || typeof name === 'string')
  );
}
