import type { Text } from './text.js';

/**
 * The line, from 1, of the first character that is no line break at or after a place in a text.
 * @param bytes the place, as UTF-8 bytes from the start
 */
export async function lineAt(text: Text, bytes: number): Promise<number> {
  let line = 1;
  let at = 0;
  let afterReturn = false;
  for await (const piece of text.pieces()) {
    for (const c of piece) {
      const breaks = c === '\n' || c === '\r';
      if (at >= bytes && !breaks) {
        return line;
      }
      line += breaks && !(c === '\n' && afterReturn) ? 1 : 0;
      afterReturn = c === '\r';
      at += c < '\u0080' ? 1 : Buffer.byteLength(c);
    }
  }
  return line;
}
