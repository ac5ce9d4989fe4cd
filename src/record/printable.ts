/** Colours and the like, which change nothing but how the text after them looks. */
const LOOKS = String.raw`\x1b\[[\d;:]*m`;
/** Everything else that a terminal obeys instead of showing it: C0 and C1 but tab and line break, and signs that turn lines round. */
const SIGNS = String.raw`[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]`;
const FOUND = new RegExp(`(${LOOKS})|${SIGNS}`, 'g');

/**
 * A text of someone else's as a terminal may get it. What could move the cursor, name the window, fill the clipboard or
 * hide other lines is shown as the sign it is (`␛`); colours stay, and end with the text.
 */
export function printable(text: string): string {
  let isColoured = false;
  const shown = text.replace(FOUND, (sign, looks?: string) => {
    isColoured ||= looks !== undefined;
    const code = sign.charCodeAt(0);
    return looks ?? (code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd');
  });
  return isColoured ? `${shown}\x1b[0m` : shown;
}

/** The same without colours, for what stands within a line of ours, in a notification, a log or a page. */
export function plain(text: string): string {
  return printable(text.replace(new RegExp(LOOKS, 'g'), ''));
}
