import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';

/** The delimiters that are looked for; of those that fit equally well the first is taken. */
const CANDIDATES = [',', ';', '\t', '|'] as const;
/** Rows that are looked at, and characters. */
const ROWS = 100;
const SAMPLE = 2 ** 16;

/** How the fields of a CSV text are told apart. */
export interface Delimiting {
  delimiter: string;
  /** Delimiters that fit as well. */
  others: string[];
  /** It is said, or each row that was looked at has as many fields as the header, and more than one. */
  isSure: boolean;
  /** The text says it itself: its first line is `sep=;`, as spreadsheets write it, and no row. */
  hasOwnLine: boolean;
}

/**
 * The delimiter that somebody names: a character, `tab` or `\t`.
 *
 * @throws RequestError for anything else
 */
export function delimiterNamed(name: unknown): string {
  const delimiter = name === 'tab' || name === '\\t' ? '\t' : name;
  if (typeof delimiter !== 'string' || [...delimiter].length !== 1 || /["\r\n\0\ufeff]/.test(delimiter)) {
    throw new RequestError(
      l10n.t(
        'delimiter must be one character, such as ; or |, or the word tab, not {0}.',
        JSON.stringify(name) ?? String(name),
      ),
    );
  }
  return delimiter;
}

/** What a delimiter is called in sentences. */
export function delimiterInWords(delimiter: string): string {
  return delimiter === '\t' ? l10n.t('tab') : delimiter === ' ' ? l10n.t('space') : delimiter;
}

/**
 * Finds how the fields of a CSV text are told apart: by its own first line, else by the delimiter that gives the header more than
 * one field and each row as many. Where none does, the one that gives the header most; where none gives it more than one, it is a
 * single column, and the comma stands between what would be fields.
 *
 * @param beginning - of the text
 * @param said - what the user says it is
 */
export function findDelimiter(beginning: string, said?: string): Delimiting {
  const own = /^"?sep=([^"\r\n])"?(?:\r\n|\n|\r|$)/i.exec(beginning);
  if (said !== undefined || own) {
    return { delimiter: said ?? (own?.[1] as string), others: [], isSure: true, hasOwnLine: own !== null };
  }
  const sample = beginning.slice(0, SAMPLE);
  const isCut = beginning.length > SAMPLE;
  const found = CANDIDATES.map((delimiter) => ({ delimiter, ...shape(sample, delimiter, isCut) })).filter(
    ({ columns }) => columns > 1,
  );
  const even = found.filter(({ isEven }) => isEven);
  const best = even.length > 0 ? even : found;
  const most = Math.max(...best.map(({ columns }) => columns));
  const delimiter = best.find(({ columns }) => columns === most)?.delimiter ?? ',';
  const others = even.filter((each) => each.delimiter !== delimiter).map((each) => each.delimiter);
  return { delimiter, others, isSure: even.length > 0, hasOwnLine: false };
}

/** Counts the fields of the first rows. Quotes are respected; blank lines are passed over. */
function shape(sample: string, delimiter: string, isCut: boolean): { columns: number; isEven: boolean } {
  const counts: number[] = [];
  let at = 0;
  while (at < sample.length && counts.length < ROWS) {
    const row = rowAt(sample, at, delimiter);
    // A row that the sample ends in is no whole one, but all there is of a header.
    if (row.isOpen && isCut && counts.length > 0) {
      break;
    }
    if (row.end > at || row.fields > 1) {
      counts.push(row.fields);
    }
    at = row.next;
  }
  const [columns = 0] = counts;
  return { columns, isEven: counts.every((count) => count === columns) };
}

interface Row {
  fields: number;
  end: number;
  /** Where the next one begins. */
  next: number;
  /** The text ended before it did. */
  isOpen: boolean;
}

function rowAt(text: string, from: number, delimiter: string): Row {
  let fields = 1;
  let at = from;
  let isFieldStart = true;
  while (at < text.length) {
    const c = text[at];
    if (isFieldStart && c === '"') {
      at = quoteEnd(text, at);
      isFieldStart = false;
    } else if (c === '\n' || c === '\r') {
      return { fields, end: at, next: at + (text.startsWith('\r\n', at) ? 2 : 1), isOpen: false };
    } else {
      isFieldStart = c === delimiter;
      fields += isFieldStart ? 1 : 0;
      at++;
    }
  }
  return { fields, end: at, next: at, isOpen: true };
}

/** After the closing quote of a field that begins with one. */
function quoteEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') {
      return at + 1;
    }
  }
  return text.length;
}
