import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';

/** Bytes of a file read at a time. */
const PIECE = 256 * 1024;

/** A text to read inputs from, and how messages call it. */
export interface Text {
  /** Such as `data/users.csv`; `:line` can follow. */
  readonly shown: string;
  /** In pieces, so that a long one is never in memory as a whole. */
  pieces(signal?: AbortSignal): AsyncIterable<string>;
  whole(signal?: AbortSignal): Promise<string>;
}

/**
 * The text of a file, without its byte order mark. A mark of UTF-16 (as PowerShell writes it) is honoured; everything
 * else is UTF-8. Reading throws the file system's errors, and the signal's reason.
 */
export function fileText(file: string, shown: string): Text {
  return {
    shown,
    async *pieces(signal) {
      const { encoding, skip } = await detect(file);
      const stream = createReadStream(file, { encoding, start: skip, highWaterMark: PIECE, signal });
      for await (const piece of stream) {
        yield piece as string;
      }
    },
    async whole(signal) {
      const { encoding, skip } = await detect(file);
      const bytes = await readFile(file, { signal });
      return bytes.subarray(skip).toString(encoding);
    },
  };
}

/** A text that is there already. */
export function givenText(text: string, shown: string): Text {
  return {
    shown,
    async *pieces(signal) {
      signal?.throwIfAborted();
      yield text;
    },
    whole: async () => text,
  };
}

async function detect(file: string): Promise<{ encoding: 'utf8' | 'utf16le'; skip: number }> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(3), 0, 3, 0);
    const mark = buffer.subarray(0, bytesRead).toString('hex');
    return mark.startsWith('fffe')
      ? { encoding: 'utf16le', skip: 2 }
      : { encoding: 'utf8', skip: mark === 'efbbbf' ? 3 : 0 };
  } finally {
    await handle.close();
  }
}
