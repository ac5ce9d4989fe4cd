import type { Options } from 'csv-parse';
import type { Text } from '../text.js';
import { type Delimiting, findDelimiter } from './delimiter.js';

/** Characters that a row may have: a quote that is not closed would take the rest of the text for one. */
export const MOST_IN_ROW = 2 ** 25;

/** How the fields of a CSV text are told apart: as is said, else as its beginning shows. */
export async function delimitingOf(
  text: Text,
  said: string | undefined,
  signal?: AbortSignal,
): Promise<Delimiting> {
  for await (const piece of text.pieces(signal)) {
    return findDelimiter(piece, said);
  }
  return findDelimiter('', said);
}

/** What the parser is told of a text, whatever is made of its rows. */
export function parserOptions({ delimiter, hasOwnLine }: Delimiting): Options {
  return {
    delimiter,
    // Files put together from several systems have more than one kind of line end.
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    max_record_size: MOST_IN_ROW,
    ...(hasOwnLine && { from_line: 2 }),
  };
}
