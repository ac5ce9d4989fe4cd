import type { Transferable } from 'node:worker_threads';
import type { Packed } from './pack.js';
import { transfersOf } from './transfer.js';
import type { ResultsMessage } from './wire.js';

/**
 * What goes over with values instead of a copy: the buffer of those that were packed, which is nobody else's, and what
 * `transfer` has marked.
 *
 * @param spread - each of them is a list of arguments
 */
export function movedWith(packed: Packed, spread: 'one' | 'many' = 'one'): Transferable[] {
  return Array.isArray(packed) ? transfersOf(packed, spread) : [packed.buffer as ArrayBuffer];
}

/** The buffers of a message's columns, each once: the worker needs them no more. */
export function movedWithResults({ times, values }: ResultsMessage): Transferable[] {
  const buffers = new Set(movedWith(values));
  if (times !== null) {
    buffers.add(times.started.buffer as ArrayBuffer);
    buffers.add(times.ended.buffer as ArrayBuffer);
  }
  return [...buffers];
}
