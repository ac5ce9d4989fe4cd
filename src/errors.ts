/**
 * The request itself was wrong: a name that is not there, a file that cannot be read, inputs that are none. Its message
 * is a sentence or two for the person: what happened, where (file:line), and what to do next. The command line prints
 * it and exits with 2; the editor shows it as it is.
 */
export class RequestError extends Error {
  override readonly name: string = 'RequestError';
}

/**
 * Whether something thrown is a `RequestError`, also one from another bundle: each bundle has its own copy of the
 * class, so `instanceof` alone says no to an error that crossed from one into the other.
 */
export function isRequestError(error: unknown): error is RequestError {
  return error instanceof RequestError || (error instanceof Error && error.name === 'RequestError');
}
