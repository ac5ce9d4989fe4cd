import { pipeline } from 'node:stream';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import type { Text } from '../text.js';
import { csvFault } from './csvFault.js';
import { parserOptions } from './csvText.js';
import type { Delimiting } from './delimiter.js';
import { typed } from './typed.js';

/** Rows handed on at a time. */
const ROWS = 1000;

/**
 * An object per row, by the names in the header; every value stays the text it is. Empty lines are passed over.
 * @param delimiting how its fields are told apart
 * @param types turns cells that are numbers, true, false or empty into such values
 * @throws RequestError for a row with too few or too many fields, a broken quote, a name that the header has twice;
 *   with file:line
 */
export async function* csvBatches(
  text: Text,
  delimiting: Delimiting,
  types: boolean,
  signal?: AbortSignal,
): AsyncGenerator<unknown[]> {
  const { parse } = await import('csv-parse');
  const { shown } = text;
  let header: string[] = [];
  const parser = parse({
    ...parserOptions(delimiting),
    ...(types && { cast: (cell: string, { header }: { header: boolean }) => (header ? cell : typed(cell)) }),
    columns: (names: string[]) => {
      header = names;
      const twice = names.length === new Set(names).size ? undefined : firstTwice(names);
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
    throw await csvFault(error, header, text, delimiting.delimiter);
  }
  yield rows;
}

/** The first name that stands there for the second time. */
function firstTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}
