import type { TextFormat } from '../kinds/list.js';
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
  const commas = sample.map((line) => line.replace(/"[^"]*"/g, '').split(',').length - 1);
  return sample.length > 1 && commas.every((count) => count > 0 && count === commas[0]) ? 'csv' : 'lines';
}
