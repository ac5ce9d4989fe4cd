import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Bytes of a file read at a time. */
const PIECE = 256 * 1024;

/** A file by its path, or the descriptor of one that is open; it can be read more than once, each time from its beginning. */
export type Readable = string | number;

/**
 * The bytes of a file, some at a time; each piece is the taker's until it asks for the next.
 *
 * @param from - the first byte
 * @throws the file system's errors, and the signal's reason
 */
export async function* bytesOf(file: Readable, from = 0, signal?: AbortSignal): AsyncGenerator<Buffer> {
  signal?.throwIfAborted();
  const handle = await opened(file);
  try {
    const buffer = Buffer.allocUnsafe(PIECE);
    for (let at = from; ; ) {
      const length = await handle.read(buffer, at);
      signal?.throwIfAborted();
      if (length === 0) {
        return;
      }
      at += length;
      yield buffer.subarray(0, length);
    }
  } finally {
    await handle.close();
  }
}

interface Handle {
  read(buffer: Buffer, at: number): Promise<number>;
  close(): Promise<void>;
}

async function opened(file: Readable): Promise<Handle> {
  if (typeof file === 'number') {
    const { read } = await import('node:fs');
    return {
      read: (buffer, at) =>
        new Promise((resolve, reject) => {
          read(file, buffer, 0, buffer.length, at, (error, length) =>
            error ? reject(error) : resolve(length),
          );
        }),
      close: async () => {},
    };
  }
  // A pipe that took the place of a file meanwhile is no reason to wait for who writes to it.
  const handle: FileHandle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  return {
    read: async (buffer, at) => (await handle.read(buffer, 0, buffer.length, at)).bytesRead,
    close: () => handle.close(),
  };
}

/** Why a file is not read as a whole. */
export class NotRead extends Error {
  constructor(
    readonly why: 'folder' | 'no regular file' | 'too large',
    /** Bytes, of `too large`. */
    readonly most: number,
  ) {
    super(why === 'too large' ? `it is larger than ${most / 1e6} MB` : `it is no regular file`);
  }
}

/**
 * All bytes of a regular file that is not large. A pipe and a device, which may never end, are not read from; neither is a file
 * believed that says it is smaller than it is.
 *
 * @param most - bytes
 * @throws NotRead; the file system's errors
 */
export function readWhole(path: string, most: number): Buffer {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile()) {
      throw new NotRead(found.isDirectory() ? 'folder' : 'no regular file', most);
    }
    const pieces: Buffer[] = [];
    let length = 0;
    for (let next = found.size + 1; found.size <= most; next = PIECE) {
      const piece = Buffer.allocUnsafe(next);
      const got = readSync(file, piece, 0, next, null);
      if (got === 0) {
        return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces, length);
      }
      pieces.push(piece.subarray(0, got));
      length += got;
      if (length > most) {
        break;
      }
    }
    throw new NotRead('too large', most);
  } finally {
    closeSync(file);
  }
}
