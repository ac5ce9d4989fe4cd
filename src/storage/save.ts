import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { RunStore } from '../record/store.js';
import { type Privacy, writeAtomically } from './atomic.js';
import { Checksum, FIRST_LINE } from './envelope.js';
import { packRun } from './payload.js';

/** Most of a record is times, which hardly get smaller with more effort. */
const COMPRESSION = 1;
/** Bytes that are handed to the compressor at once. */
const PIECE = 1 << 20;

/**
 * Writes a run to a file. The file is either there as a whole or not at all; missing folders are made.
 *
 * @throws RequestError when it cannot be written
 */
export async function saveRun(path: string, store: RunStore, privacy: Privacy = {}): Promise<void> {
  const all = async (append: (bytes: Uint8Array) => Promise<void>) => {
    const checksum = new Checksum();
    const write = async (bytes: Uint8Array) => {
      checksum.add(bytes);
      await append(bytes);
    };
    await write(Buffer.from(FIRST_LINE));
    await pipeline(slices(packRun(store)), createGzip({ level: COMPRESSION }), async (compressed) => {
      for await (const bytes of compressed as AsyncIterable<Uint8Array>) {
        await write(bytes);
      }
    });
    await append(checksum.end());
  };
  await writeAtomically(path, all, privacy);
}

function* slices(pieces: Iterable<Buffer>): Generator<Buffer> {
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += PIECE) {
      yield piece.subarray(at, at + PIECE);
    }
  }
}
