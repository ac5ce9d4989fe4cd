import { deserialize, serialize } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

/**
 * A value as it would arrive at the other end: plain data that nothing of the user's code is behind any more.
 *
 * @throws what sending it would throw
 */
export const copyOf: (value: unknown) => unknown = isMainThread
  ? (value) => deserialize(serialize(value))
  : structuredClone;
