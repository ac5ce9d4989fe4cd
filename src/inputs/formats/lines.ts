import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import type { Text } from '../text.js';

/** Characters of a line. A file that has none this long has no line ends, and is no list of anything. */
const MOST_IN_LINE = 2 ** 27;

/**
 * The lines of a text without their ends (`\n` or `\r\n`), some at a time. A last line without an end counts; the end of
 * the last line does not begin another one. Node's readline would also split at U+2028, which JSON strings may hold.
 * @throws RequestError for a line that is too long; the file system's errors, and the signal's reason
 */
export async function* lineBatches(text: Text, signal?: AbortSignal): AsyncGenerator<string[]> {
  // The pieces of a line that has not ended yet: joined once, so that one long line stays cheap.
  let open: string[] = [];
  let length = 0;
  let ended = 0;
  for await (const piece of text.pieces(signal)) {
    const lines = piece.split('\n');
    const last = lines.pop() as string;
    if (lines.length > 0) {
      open.push(lines[0] as string);
      lines[0] = open.join('');
      open = [];
      length = 0;
      ended += lines.length;
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
      length += last.length;
    }
    if (length > MOST_IN_LINE) {
      throw new RequestError(
        `${text.shown}:${ended + 1}: ${l10n.t('this line is longer than {0} million characters.', Math.floor(MOST_IN_LINE / 1e6))}`,
      );
    }
  }
  if (open.length > 0) {
    // A lone carriage return here is no line end but text.
    yield [open.join('')];
  }
}
