import type { InputSource, TextFormat } from '../../inputs/types.js';
import { count, counted } from '../../profile/format.js';
import type { InputPreview } from '../../runner/preview.js';
import type { Choice } from './steps.js';

/** Characters of a row: what is longer is cut by the list, and nothing shows the rest. */
const WIDTH = 88;

const READ_AS: Record<TextFormat, string> = {
  json: 'JSON',
  jsonl: 'JSON Lines',
  csv: 'CSV',
  lines: 'lines of text',
};

/** How a text was read that no file's ending says it of. */
export function readAs(source: InputSource): string {
  return source.kind === 'text' ? `, read as ${READ_AS[source.format]}` : '';
}

export function countOf({ count: inputs, isMore }: InputPreview): string {
  return isMore ? `${count(inputs)} inputs or more` : counted(inputs, 'input');
}

/** The first inputs: `1, 2, 3, …`. */
export function firstOf({ count, isMore, first }: InputPreview): string {
  return count === 0 ? 'no inputs?' : [...first, ...(isMore || count > first.length ? ['…'] : [])].join(', ');
}

/** Rows that say why inputs cannot be run, a long sentence in several; each leads back to the inputs. */
export function refusalRows(message: string): Choice<'inputs'>[] {
  return ['$(error) These inputs cannot be run: choose others', ...wrapped(message)].map((label) => ({
    label,
    value: 'inputs',
    alwaysShow: true,
  }));
}

function wrapped(message: string): string[] {
  const lines: string[] = [];
  for (const word of message.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
