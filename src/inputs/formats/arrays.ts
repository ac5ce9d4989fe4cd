import { readWhole } from '../../text/bytes.js';
import { decode } from '../../text/decode.js';

/** An array in a JSON document: its JSON pointer (RFC 6901), '' for the whole, and how many elements it has. */
export interface FoundArray {
  pointer: string;
  count: number;
}

/** No more than this many, from the outside in; documents may hold thousands. */
const MOST = 100;
const DEEPEST = 6;
/** Bytes of a document that is looked into: somebody waits, and the editor has other things to do. */
const MOST_BYTES = 2 ** 26;

/**
 * The arrays in a JSON file that inputs could be, the outermost first. None where the file cannot be read, is very large or
 * no JSON: reading the inputs says why.
 *
 * @param path absolute
 */
export async function arraysIn(path: string): Promise<FoundArray[]> {
  try {
    return arraysOf(JSON.parse(decode(readWhole(path, MOST_BYTES))));
  } catch {
    return [];
  }
}

/**
 * The arrays in a value that JSON gave, the outermost first.
 * @param at the pointer of the value itself
 */
export function arraysOf(root: unknown, at = ''): FoundArray[] {
  let level: [string, unknown][] = [[at, root]];
  const found: FoundArray[] = [];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    const next: [string, unknown][] = [];
    for (const [pointer, value] of level) {
      if (Array.isArray(value)) {
        found.push({ pointer, count: value.length });
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
          next.push([`${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, inner]);
        }
      }
      if (found.length === MOST) {
        return found;
      }
    }
    level = next;
  }
  return found;
}
