/**
 * Whether something is to be waited for: a promise, of whichever class, or what behaves as one.
 *
 * @throws what a hostile `then` getter throws
 */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}
