import { pipeline } from 'node:stream';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import type { Text } from '../text.js';
import { csvFault } from './csvFault.js';
import { typed } from './typed.js';

/** Rows handed on at a time. */
const ROWS = 1000;

/**
 * An object per row, by the names in the header; every value stays the text it is. Empty lines are passed over.
 * @param types turns cells that are numbers, true, false or empty into such values
 * @throws RequestError for a row with too few or too many fields, a broken quote, a name that the header has twice;
 *   with file:line
 */
export async function* csvBatches(
  text: Text,
  types: boolean,
  signal?: AbortSignal,
): AsyncGenerator<unknown[]> {
  const { parse } = await import('csv-parse');
  const { shown } = text;
  let header: string[] = [];
  const parser = parse({
    // Files put together from several systems have more than one kind of line end.
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    ...(types && { cast: (cell: string, { header }: { header: boolean }) => (header ? cell : typed(cell)) }),
    columns: (names: string[]) => {
      header = names;
      const twice = names.find((name, i) => names.indexOf(name) !== i);
      if (twice !== undefined) {
        throw new RequestError(
          `${shown}:${parser.info.lines}: ${l10n.t('the header has the column "{0}" twice. Give each column its own name.', twice)}`,
        );
      }
      return names;
    },
  });
  // The parser is destroyed with the reader's error, and the loop below throws it.
  pipeline(
    () => text.pieces(signal),
    parser,
    () => {},
  );
  let rows: unknown[] = [];
  try {
    for await (const row of parser) {
      rows.push(row);
      if (rows.length >= ROWS) {
        yield rows;
        rows = [];
      }
    }
  } catch (error) {
    yield rows;
    throw await csvFault(error, header, text);
  }
  yield rows;
}
