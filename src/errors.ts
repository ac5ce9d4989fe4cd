/**
 * Tells our errors from a user's that happen to have the same name. Each bundle has its own copy of the class, so
 * `instanceof` alone says no to an error that crossed from one into the other; the symbol is the same in all of them.
 */
const BRAND = Symbol.for('poolscope.RequestError');

/**
 * The request itself was wrong: a name that is not there, a file that cannot be read, inputs that are none. Its message
 * is a sentence or two for the person: what happened, where (file:line), and what to do next. The command line prints
 * it and exits with 2; the editor shows it as it is.
 */
export class RequestError extends Error {
  override readonly name: string = 'RequestError';

  /** @internal */
  get [BRAND](): true {
    return true;
  }
}

/** Whether something thrown is a `RequestError`, also one from another bundle. */
export function isRequestError(error: unknown): error is RequestError {
  try {
    return typeof error === 'object' && error !== null && BRAND in error;
  } catch {
    return false; // A Proxy of a user's that lets nobody look.
  }
}
