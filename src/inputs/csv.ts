import { pipeline } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { RequestError } from '../errors.js';
import type { Text } from './text.js';
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
  const { shown } = text;
  let header: string[] = [];
  const parser = parse({
    skip_empty_lines: true,
    ...(types && { cast: (cell: string, { header }: { header: boolean }) => (header ? cell : typed(cell)) }),
    columns: (names: string[]) => {
      header = names;
      const twice = names.find((name, i) => names.indexOf(name) !== i);
      if (twice !== undefined) {
        throw new RequestError(
          `${shown}:1: the header has the column "${twice}" twice. Give each column its own name.`,
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
    throw explained(error, header, shown);
  }
  yield rows;
}

function explained(error: unknown, header: string[], shown: string): unknown {
  const { code, lines, record } = error as CsvError & { lines?: number; record?: string[] };
  if (typeof code !== 'string' || !code.startsWith('CSV_')) {
    return error;
  }
  const where = `${shown}:${lines ?? 1}`;
  switch (code) {
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH': {
      const got = record?.length ?? 0;
      return new RequestError(
        `${where}: this row has ${got} field${got === 1 ? '' : 's'} where the header has ${header.length} (${header.slice(0, 10).join(', ')}${header.length > 10 ? ', …' : ''}).`,
        { cause: error },
      );
    }
    case 'CSV_QUOTE_NOT_CLOSED':
      return new RequestError(`${where}: a quoted field has no closing quote before the file ends.`, {
        cause: error,
      });
    default:
      return new RequestError(`${where}: ${(error as Error).message}.`, { cause: error });
  }
}
