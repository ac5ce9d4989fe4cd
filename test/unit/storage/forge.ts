import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { FIRST_LINE } from '../../../src/storage/envelope.js';

/** A run file as a stranger could make it: everything around the payload is right. */
export function forged(payload: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from(FIRST_LINE), gzipSync(payload)]);
  return Buffer.concat([content, createHash('sha256').update(content).digest()]);
}

/** A payload with this index, and the rest as given. @param index - text, or what becomes JSON */
export function payloadOf(index: unknown, rest: Uint8Array = new Uint8Array()): Buffer {
  const text = Buffer.from(typeof index === 'string' ? index : JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, rest]);
}
