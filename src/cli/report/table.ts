import Table from 'cli-table3';
import type { Paint } from './paint.js';

export type Align = 'left' | 'right';

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const;

/** A line between head and body only: rows of one line need none between them. */
const LIGHT = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' } as const;

/**
 * A table as text that ends in a line break: with lines around it for a terminal, in aligned columns for a pipe.
 *
 * @param aligns - of the columns; left where there is none
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
  aligns: readonly Align[] = [],
): string {
  const made = new Table({
    head: head.some((each) => each !== '') ? head.map((each) => paint.bold(each)) : [],
    colAligns: head.map((_, i) => aligns[i] ?? 'left'),
    chars: paint.boxes ? LIGHT : NO_BORDERS,
    style: {
      head: [],
      border: [],
      compact: paint.boxes,
      'padding-left': pad(paint),
      'padding-right': pad(paint),
    },
  });
  for (const row of rows) {
    made.push(row.map((cell) => cell.replace(/\s*\n\s*/g, ' ')));
  }
  const text = made.toString();
  return `${paint.boxes ? text : text.replace(/ +$/gm, '')}\n`;
}

function pad(paint: Paint): number {
  return paint.boxes ? 1 : 0;
}
