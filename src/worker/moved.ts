import type { Transferable } from 'node:worker_threads';
import type { Packed } from './pack.js';
import type { ResultsMessage } from './wire.js';

/** The buffer of values that were packed: it is nobody else's. */
export function movedWith(packed: Packed): Transferable[] {
  return Array.isArray(packed) ? [] : [packed.buffer as ArrayBuffer];
}

/** The buffers of a message's columns, each once: the worker needs them no more. */
export function movedWithResults({ started, ended, values }: ResultsMessage): Transferable[] {
  const buffers = new Set(movedWith(values));
  for (const column of [started, ended]) {
    buffers.add(column.buffer as ArrayBuffer);
  }
  return [...buffers];
}
