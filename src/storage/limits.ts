import type { Stats } from 'node:fs';
import * as l10n from '@vscode/l10n';

/** Bytes of a file that is read at all: a run of ten million tasks is smaller. */
const MOST_BYTES = 2 ** 31;
/** A record may always be so long once it is unpacked. */
const ALWAYS = 2 ** 28;
/** Beyond that so many times its file: what we write is packed 230 times at most, a bomb more than a thousand times. */
const MOST_TIMES = 300;
const MOST_UNPACKED = 2 ** 32;
/** How deep an index may nest; the errors in a header of ours stay far below. */
const DEEPEST = 2000;
/** Bytes of an index: header, and names of sections. */
export const MOST_INDEX = 2 ** 26;

/** Why something is not read as a run, before any of it is read; null: nothing is against it. */
export function unreadable(found: Stats): string | null {
  if (found.isDirectory()) {
    return l10n.t('it is a folder');
  }
  if (!found.isFile()) {
    return l10n.t('it is not a regular file'); // A pipe or a device may never end.
  }
  return found.size > MOST_BYTES ? l10n.t('it is larger than {0} GB', MOST_BYTES / 2 ** 30) : null;
}

/** How long what is packed in so many bytes may be: a small file must not fill the memory. */
export function mostUnpacked(packed: number): number {
  return Math.min(MOST_UNPACKED, Math.max(ALWAYS, packed * MOST_TIMES));
}

/**
 * Looks at a JSON text without parsing it: parsed, one that nests a million times breaks whatever walks through it.
 *
 * @throws RangeError
 */
export function checkDepth(json: Uint8Array): void {
  let depth = 0;
  let isText = false;
  for (let i = 0; i < json.length; i++) {
    const sign = json[i];
    if (isText) {
      if (sign === 0x5c) {
        i++;
      } else if (sign === 0x22) {
        isText = false;
      }
    } else if (sign === 0x22) {
      isText = true;
    } else if (sign === 0x5b || sign === 0x7b) {
      if (++depth > DEEPEST) {
        throw new RangeError(l10n.t('it nests deeper than {0} levels', DEEPEST));
      }
    } else if (sign === 0x5d || sign === 0x7d) {
      depth--;
    }
  }
}
