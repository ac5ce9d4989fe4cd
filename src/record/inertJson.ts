import { numbered, SIGNS } from './signs.js';

/** Finds out at once that a text has none of them, as nearly all have. */
const SUSPECT = /[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\udb40]/;
const FOUND = new RegExp(SIGNS, 'gsu');

/**
 * A JSON text, or a piece of one, that says the same and holds nothing that a terminal or an editor would obey: JSON itself
 * writes only the signs below U+0020 by their numbers. Between its texts JSON has none of them.
 */
export function inertJson(json: string): string {
  return SUSPECT.test(json) ? json.replace(FOUND, (sign) => (sign === '\r' ? sign : numbered(sign))) : json;
}

/** A text as a literal of JSON and of JavaScript, of which the same holds. */
export function quoted(text: string): string {
  return inertJson(JSON.stringify(text));
}
