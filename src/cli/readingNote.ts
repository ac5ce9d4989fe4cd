import { delimiterInWords } from '../inputs/formats/delimiter.js';
import { printable } from '../record/printable.js';
import type { Reading } from '../record/schema.js';

/**
 * What stderr says of how inputs are read, where that was found in them and could be meant otherwise.
 *
 * @param source - of the inputs, as the record has it
 * @returns lines with their ends; '' where there is nothing to say
 */
export function readingNote(source: string, { format, delimiter, others = [], zeros }: Reading): string {
  const notes: string[] = [];
  if (format !== undefined || delimiter !== undefined) {
    notes.push(`Inputs: ${source}.`);
  }
  if (others.length > 0) {
    const fits = others.map(delimiterInWords).join(' and ');
    notes.push(
      `The delimiter is taken to be ${delimiterInWords(delimiter ?? ',')}, and ${fits} would fit as well: --delimiter says which it is.`,
    );
  }
  if (zeros) {
    notes.push('There are zero bytes in the inputs; they are kept.');
  }
  return notes.map((note) => `${printable(note)}\n`).join('');
}
