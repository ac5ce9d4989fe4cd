import type { Text } from '../text.js';

/**
 * The lines of a text without their ends (`\n` or `\r\n`), some at a time. A last line without an end counts; the end of
 * the last line does not begin another one. Node's readline would also split at U+2028, which JSON strings may hold.
 * @throws the file system's errors, and the signal's reason
 */
export async function* lineBatches(text: Text, signal?: AbortSignal): AsyncGenerator<string[]> {
  // The pieces of a line that has not ended yet: joined once, so that one long line stays cheap.
  let open: string[] = [];
  for await (const piece of text.pieces(signal)) {
    const lines = piece.split('\n');
    const last = lines.pop() as string;
    if (lines.length > 0) {
      open.push(lines[0] as string);
      lines[0] = open.join('');
      open = [];
      for (let i = 0; i < lines.length; i++) {
        const line = lines[i] as string;
        if (line.endsWith('\r')) {
          lines[i] = line.slice(0, -1);
        }
      }
      yield lines;
    }
    if (last !== '') {
      open.push(last);
    }
  }
  if (open.length > 0) {
    // A lone carriage return here is no line end but text.
    yield [open.join('')];
  }
}
