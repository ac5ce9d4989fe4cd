import { deserialize, serialize } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { areSound, DEEPEST, lossOf } from './lost.js';

const WAY = isMainThread ? 'process' : 'thread';
const clone: (value: unknown) => unknown = isMainThread
  ? (value) => deserialize(serialize(value))
  : structuredClone;
let deepest = DEEPEST;

/** @param depth - what is nested deeper cannot be read by whoever gets what is sent from here */
export function allowDepth(depth: number): void {
  deepest = depth;
}

/** Why a value that this worker sends would not arrive as what it is, in words; null when nothing is known against it. */
export function whyLost(value: unknown): string | null {
  return lossOf(value, WAY, 'read', deepest);
}

/** Whether `whyLost` has nothing against any of these; else they are to be asked about one by one. */
export function areAllSound(values: readonly unknown[]): boolean {
  return areSound(values, WAY, deepest);
}

/**
 * A value as it would arrive at the other end: plain data that nothing of the user's code is behind any more.
 *
 * @throws what sending it would throw; TypeError when it would not arrive as what it is
 */
export function copyOf(value: unknown): unknown {
  const reason = whyLost(value);
  if (reason !== null) {
    throw new TypeError(reason);
  }
  return clone(value);
}
