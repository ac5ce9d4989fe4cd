import { quoted } from '../../record/inertJson.js';
import { plainLine } from '../../record/printable.js';

/** A text as a literal of JavaScript in single quotes: whatever is in it, it ends where the literal does. */
export function literal(text: string): string {
  const inside = quoted(text)
    .slice(1, -1)
    .replace(/\\\\|\\"|'/g, (sign) => (sign === '\\"' ? '"' : sign === "'" ? "\\'" : sign));
  return `'${inside}'`;
}

/** A text within a comment of one line. */
export const commented = plainLine;

/** A name with what an address has no place for, or takes for the end of a path, written by its bytes. */
export function inAddress(name: string): string {
  return name.replace(/\p{Cs}/gu, '\ufffd').replace(/[%?#\\\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/gu, encodeURIComponent);
}
