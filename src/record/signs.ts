/**
 * Signs that a terminal, an editor or a reader obeys instead of showing them, as parts of a regular expression with the flag
 * `u`. Line break and tab are not among them.
 */
const CONTROLS = String.raw`[\x00-\x08\x0b-\x1f\x7f-\x9f]`;
/** Signs that turn others round, end a line or are not seen. */
const HIDDEN = String.raw`[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]`;
/** Joiners: emoji and several scripts need them, between letters of others they only make two words look like one. */
const JOINERS = String.raw`[\u200c\u200d](?<=(?:^|[\0-\u02ff\u200b-\u200d]).)`;
/** Tags: they spell the region of a flag, elsewhere they hide a text. */
const TAGS = String.raw`[\u{e0000}-\u{e007f}](?<!\u{1f3f4}[\u{e0020}-\u{e007f}]+)`;

/** All of them. */
export const SIGNS = `${CONTROLS}|${HIDDEN}|${JOINERS}|${TAGS}`;

/** Such a sign by its number, as JSON and JavaScript write it: `\u202e`. */
export function numbered(sign: string): string {
  let out = '';
  for (let i = 0; i < sign.length; i++) {
    out += `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
  return out;
}
