import { define } from '../record/values/define.js';

/** Its `prepareStackTrace` makes the text of a stack, when that is asked for the first time. */
type Prepared = typeof Error & { prepareStackTrace?: unknown };

/** Node's own, as far as nobody was here before us. */
const ours = (Error as Prepared).prepareStackTrace;

/**
 * The stack of an error as Node.js writes it, whatever user code has put into `Error.prepareStackTrace`: libraries that look
 * at call sites leave things there that give no text, or throw.
 *
 * @throws what a hostile `stack` getter throws
 */
export function plainStack(error: Error): unknown {
  const owner = (globalThis as { Error?: Prepared }).Error ?? Error;
  const theirs = Object.getOwnPropertyDescriptor(owner, 'prepareStackTrace');
  // One that cannot be replaced for a moment stays.
  if (theirs === undefined || theirs.value === ours || theirs.configurable !== true) {
    return asText(error);
  }
  define(owner, 'prepareStackTrace', ours);
  try {
    return asText(error);
  } finally {
    Object.defineProperty(owner, 'prepareStackTrace', theirs);
  }
}

/** Where theirs has been asked already, it may have given a list of call sites. */
function asText(error: Error): unknown {
  const { stack } = error as { stack?: unknown };
  return Array.isArray(stack) ? `${error}\n${stack.map((site) => `    at ${site}`).join('\n')}` : stack;
}
