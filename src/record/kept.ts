import { encodeValue, preview } from './values.js';

/** How much of a task's result the record keeps. */
export const VALUES_KEPT = ['whole', 'preview'] as const;
export type ValuesKept = (typeof VALUES_KEPT)[number];

/** A result whose text is longer than this many characters is cut where previews are kept, to so many. */
const LONGEST = 1000;
const SHOWN = 200;

/** @returns how a result is written: as a whole, or one that is long as `{"$type":"cut"}` with its beginning and length */
export function writerOf(kept: ValuesKept): (value: unknown) => string {
  return kept === 'whole' ? encodeValue : (value) => cut(encodeValue(value));
}

function cut(text: string): string {
  return text.length <= LONGEST
    ? text
    : JSON.stringify({ $type: 'cut', preview: preview(text, SHOWN), length: text.length });
}
