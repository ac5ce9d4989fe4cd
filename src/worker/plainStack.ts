/** Its `prepareStackTrace` makes the text of a stack, when that is asked for the first time. */
type Prepared = typeof Error & { prepareStackTrace?: unknown };

/**
 * The stack of an error as Node.js writes it, whatever user code has put into `Error.prepareStackTrace`: libraries that look
 * at call sites leave things there that give no text, or throw.
 *
 * @throws what a hostile `stack` getter throws
 */
export function plainStack(error: Error): unknown {
  const owner = (globalThis as { Error?: Prepared }).Error ?? Error;
  const theirs = Object.getOwnPropertyDescriptor(owner, 'prepareStackTrace');
  if (theirs === undefined) {
    return error.stack;
  }
  // One that cannot be taken away for a moment stays.
  const isAway =
    theirs?.configurable === true &&
    typeof theirs.value === 'function' &&
    Reflect.deleteProperty(owner, 'prepareStackTrace');
  try {
    const { stack } = error;
    return Array.isArray(stack) ? `${error}\n${stack.map((site) => `    at ${site}`).join('\n')}` : stack;
  } finally {
    if (isAway) {
      Object.defineProperty(owner, 'prepareStackTrace', theirs);
    }
  }
}
