import type { Changes } from './changes.js';
import { packTexts } from './packedTexts.js';
import type { TextPatch } from './patch.js';

/** So many texts are looked at before it is known how long they are. */
const FIRST = 64;
/** So many times as many as were looked at before are taken next, at most. */
const FACTOR = 64;

/**
 * Takes the texts of the first rows that have changed; at least one, where there is one.
 *
 * @param textsOf - gives the texts of rows, which are ascending
 * @param limits - `most` rows, and about so many characters
 */
export function takeTexts(
  changes: Changes,
  textsOf: (rows: Uint32Array) => string[],
  limits: { most?: number | undefined; characters?: number | undefined },
): TextPatch | null {
  const { most = Number.POSITIVE_INFINITY, characters = Number.POSITIVE_INFINITY } = limits;
  const parts: Uint32Array[] = [];
  const texts: string[] = [];
  let size = 0;
  let next = characters === Number.POSITIVE_INFINITY ? most : Math.min(FIRST, most);
  while (next > 0) {
    const rows = changes.take(next);
    if (rows === null) {
      break;
    }
    parts.push(rows);
    for (const text of textsOf(rows)) {
      texts.push(text);
      size += text.length;
    }
    // As many more as there is room for if they are as long as those before; so many times as many at most, for they may
    // not be.
    const room = Math.floor((characters - size) / Math.max(1, size / texts.length));
    next = Math.min(most - texts.length, room, texts.length * FACTOR);
  }
  return parts.length === 0 ? null : { rows: joined(parts, texts.length), texts: packTexts(texts) };
}

function joined(parts: readonly Uint32Array[], length: number): Uint32Array {
  if (parts.length === 1) {
    return parts[0] as Uint32Array;
  }
  const rows = new Uint32Array(length);
  let at = 0;
  for (const part of parts) {
    rows.set(part, at);
    at += part.length;
  }
  return rows;
}
