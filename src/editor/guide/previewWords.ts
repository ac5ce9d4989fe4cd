import * as l10n from '@vscode/l10n';
import type { InputSource, TextFormat } from '../../inputs/kinds/list.js';
import { count, counted } from '../../profile/format.js';
import type { Reading } from '../../record/schema.js';
import type { InputPreview } from '../../runner/preview.js';
import { ENCODING_WORDS } from '../../text/encodings.js';
import type { Choice } from './steps.js';

/** Characters of a row: what is longer is cut by the list, and nothing shows the rest. */
const WIDTH = 88;

const READ_AS: Record<TextFormat, () => string> = {
  json: () => 'JSON',
  jsonl: () => 'JSON Lines',
  csv: () => 'CSV',
  lines: () => l10n.t('lines of text'),
};

/** What is said of inputs, how a text was read that no file's ending says it of, and what was found of that in it. */
export function readAs(what: string, source: InputSource, reading: Reading = {}): string {
  const { delimiter, encoding } = reading;
  const read = source.kind === 'text' ? l10n.t('{0}, read as {1}', what, READ_AS[source.format]()) : what;
  const fields =
    delimiter === undefined ? read : l10n.t('{0}, delimiter {1}', read, delimiterInWords(delimiter));
  return encoding === undefined ? fields : l10n.t('{0}, {1}', fields, ENCODING_WORDS[encoding]);
}

function delimiterInWords(delimiter: string): string {
  return delimiter === '\t' ? l10n.t('tab') : delimiter === ' ' ? l10n.t('space') : delimiter;
}

export function countOf({ count: inputs, isMore }: InputPreview): string {
  return isMore ? l10n.t('{0} inputs or more', count(inputs)) : counted(inputs, 'input');
}

/** The first inputs: `1, 2, 3, …`. */
export function firstOf({ count, isMore, first }: InputPreview): string {
  return count === 0
    ? l10n.t('no inputs?')
    : [...first, ...(isMore || count > first.length ? ['…'] : [])].join(', ');
}

/** Rows that say why inputs cannot be run, a long sentence in several; each leads back to the inputs. */
export function refusalRows(message: string): Choice<'inputs'>[] {
  return [`$(error) ${l10n.t('These inputs cannot be run: choose others')}`, ...wrapped(message)].map(
    (label) => ({
      label,
      value: 'inputs',
      alwaysShow: true,
    }),
  );
}

/** A word with the blank before it; where a script has no blanks, a sign of it with what must not begin a line. */
const WORD = /\s*(?:\p{Script=Han}[，。：；、！？”）]*|[^\s\p{Script=Han}]+)/gu;

function wrapped(message: string): string[] {
  const lines: string[] = [];
  for (const [word] of message.matchAll(WORD)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + widthOf(word) <= WIDTH) {
      lines[lines.length - 1] = last + word.replace(/^\s+/, ' ');
    } else {
      lines.push(word.trimStart());
    }
  }
  return lines;
}

/** Chinese signs are two wide. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u3000-\u9fff\uff00-\uff60]/g)?.length ?? 0);
}
