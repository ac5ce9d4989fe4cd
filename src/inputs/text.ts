import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';

/** Bytes read at a time. */
const PIECE = 256 * 1024;

/**
 * The text of a file in pieces, without its byte order mark. A mark of UTF-16 (as PowerShell writes it) is honoured;
 * everything else is UTF-8.
 * @throws the file system's errors, and the signal's reason
 */
export async function* textPieces(file: string, signal?: AbortSignal): AsyncGenerator<string> {
  const { encoding, skip } = await detect(file);
  const stream = createReadStream(file, { encoding, start: skip, highWaterMark: PIECE, signal });
  for await (const piece of stream) {
    yield piece as string;
  }
}

/** All of a file's text; as `textPieces`. */
export async function wholeText(file: string, signal?: AbortSignal): Promise<string> {
  const { encoding, skip } = await detect(file);
  const bytes = await readFile(file, { signal });
  return bytes.subarray(skip).toString(encoding);
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
