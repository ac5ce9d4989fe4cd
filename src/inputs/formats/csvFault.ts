import * as l10n from '@vscode/l10n';
import type { CsvError } from 'csv-parse';
import { RequestError } from '../../errors.js';
import { lineAt } from '../lineAt.js';
import type { Text } from '../text.js';
import { MOST_IN_ROW } from './csvText.js';
import { delimiterInWords } from './delimiter.js';

/** What csv-parse puts on its errors besides what its types tell. */
type Fault = Partial<CsvError> & {
  lines?: number;
  /** UTF-8 bytes of the text up to the end of the field before. */
  bytes?: number;
  record?: string[];
  column?: string | number;
  field?: unknown;
};

/**
 * What to throw for an error that reading a CSV text ended with.
 * @returns a RequestError with file, line, field and what was expected there; any other error as it is
 */
export async function csvFault(
  error: unknown,
  header: string[],
  text: Text,
  delimiter: string,
): Promise<unknown> {
  const fault = error as Fault;
  const at = `${text.shown}:${fault.lines ?? 1}`;
  // One of csv-parse's codes has no CSV_ in front.
  switch (fault.code as string | undefined) {
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH': {
      const got = fault.record?.length ?? 0;
      const names = `${header.slice(0, 10).join(', ')}${header.length > 10 ? ', …' : ''}`;
      const row =
        got === 1
          ? l10n.t('this row has {0} field where the header has {1} ({2}).', got, header.length, names)
          : l10n.t('this row has {0} fields where the header has {1} ({2}).', got, header.length, names);
      const isPlain = delimiter === ',' && header.length > 1;
      return sentence(`${at}: ${isPlain ? row : l10n.t('{0} {1}', row, howDelimited(delimiter))}`);
    }
    case 'CSV_QUOTE_NOT_CLOSED': {
      const line = await lineAt(text, fault.bytes ?? 0);
      const open = l10n.t(
        'the quote that opens {0} is not closed before the end of the text. Expected a closing " and then {1} or the end of the line.',
        field(fault),
        named(delimiter),
      );
      return sentence(`${text.shown}:${line}: ${open}`);
    }
    case 'CSV_INVALID_CLOSING_QUOTE': {
      const after = l10n.t(
        '{0} goes on after its closing quote. Expected {1} or the end of the line there; a quote inside a quoted field is written "".',
        field(fault),
        named(delimiter),
      );
      return sentence(`${at}: ${after}`);
    }
    case 'INVALID_OPENING_QUOTE': {
      const within = l10n.t(
        '{0} has a quote in its middle, after {1}. Expected no quote there: put the whole field in quotes and write those inside as "".',
        field(fault),
        JSON.stringify(String(fault.field)),
      );
      return sentence(`${at}: ${within}`);
    }
    case 'CSV_MAX_RECORD_SIZE': {
      const long = l10n.t(
        'the row here is longer than {0} million characters. Is a quote before it not closed?',
        Math.floor(MOST_IN_ROW / 1e6),
      );
      return sentence(`${at}: ${long}`);
    }
    default:
      return typeof fault.code === 'string' && fault.code.startsWith('CSV_')
        ? sentence(`${at}: ${fault.message}.`)
        : error;
  }

  function sentence(words: string): RequestError {
    return new RequestError(words, { cause: error });
  }
}

/** The field by its column's name, or by its number in the header itself. */
function field({ column }: Fault): string {
  return typeof column === 'string'
    ? l10n.t('the field "{0}"', column)
    : l10n.t('field {0} of the header', Number(column ?? 0) + 1);
}

function howDelimited(delimiter: string): string {
  return l10n.t('Fields are told apart by {0} here; --delimiter sets another.', named(delimiter));
}

function named(delimiter: string): string {
  return delimiter === ',' ? l10n.t('a comma') : delimiterInWords(delimiter);
}
