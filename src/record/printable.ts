import { numbered, SIGNS } from './signs.js';

/** Colours and the like, which change nothing but how the text after them looks. */
const LOOKS = String.raw`\x1b\[[\d;:]*m`;
const FOUND = new RegExp(`(${LOOKS})|${SIGNS}`, 'gsu');
const LOOKS_FOUND = new RegExp(LOOKS, 'g');

/**
 * A text of someone else's as a terminal may get it. What could move the cursor, name the window, fill the clipboard, turn
 * the line round or hide is shown as a sign (`␛`) or its number (`\u202e`); colours stay, and end with the text.
 */
export function printable(text: string): string {
  let isColoured = false;
  const shown = text.replace(FOUND, (sign, looks?: string) => {
    isColoured ||= looks !== undefined;
    return looks ?? shownSign(sign);
  });
  return isColoured ? `${shown}\x1b[0m` : shown;
}

/** The same without colours, for what stands within a line of ours, in a notification, a log or a page. */
export function plain(text: string): string {
  return printable(text.replace(LOOKS_FOUND, ''));
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plain(text).replace(/\n/g, '\u240a').replace(/\t/g, ' ');
}

function shownSign(sign: string): string {
  const code = sign.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : numbered(sign);
}
