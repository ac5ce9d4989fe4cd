import { type Fields, lossOf } from '../worker/lost.js';
import type { SpawnOptions, Theirs } from './workerHandle.js';

/** @throws TypeError when something would not arrive as what it is, though it can be sent */
export function refuseLost(theirs: Theirs | undefined, to: SpawnOptions['workerType'], fields: Fields): void {
  const reason = lossOf(theirs?.args, to, fields, null);
  if (reason !== null) {
    throw new TypeError(reason);
  }
}
