import type { TextFormat } from '../kinds/list.js';
import { findDelimiter } from './delimiter.js';
import { isJson } from './isJson.js';

/** Lines that are looked at. */
const SAMPLE = 20;

/**
 * What a text from the clipboard or a selection is, by its looks: a JSON array, JSON Lines, CSV with a header, or else
 * lines.
 */
export function detectFormat(text: string): TextFormat {
  const trimmed = text.trim();
  const lines = trimmed.split(/\r?\n/);
  const sample = lines.filter((line) => line.trim() !== '').slice(0, SAMPLE);
  if (sample.length > 0 && sample.every((line) => /^\s*[{[]/.test(line) && isJson(line))) {
    // A single line that is an array is a list of inputs, not one input.
    return sample.length === 1 && trimmed.startsWith('[') ? 'json' : 'jsonl';
  }
  if (/^[[{]/.test(trimmed) && isJson(trimmed)) {
    return 'json';
  }
  return sample.length > 1 && isCsv(trimmed, sample[0] as string) ? 'csv' : 'lines';
}

/** Commas are seldom as many in each line of anything else; other delimiters may be, as at the ends of lines of code. */
function isCsv(text: string, header: string): boolean {
  const { delimiter, isSure } = findDelimiter(text);
  const names = header.split(delimiter).map((name) => name.trim());
  return isSure && (delimiter === ',' || (!names.includes('') && new Set(names).size === names.length));
}
