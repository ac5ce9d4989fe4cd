import * as l10n from '@vscode/l10n';
import type { Texts } from '../record/texts.js';
import type { Steps } from '../steps.js';
import { areJson } from './oneJson.js';
import { PagedTexts } from './pagedTexts.js';
import { ABSENT, bytesOf, openSection } from './sections.js';

/** Bytes that are put together before they are handed on. */
const PIECE = 1 << 20;
/** So many texts are taken at once. */
const STEP = 50_000;

/** A section that is written: how long it is, and its bytes in pieces. */
export interface Layout {
  bytes: number;
  pieces: () => Iterable<Buffer>;
}

/**
 * A section of texts: first the length of each in bytes (uint32 little-endian, 0xffffffff for a text that is not
 * there), then the texts in UTF-8, one after the other. They are read as they are written: not all are in memory.
 *
 * @param count - how many; `texts` may have fewer
 */
export function layOut(texts: Texts, count: number): Layout {
  const sizes = new Uint32Array(count);
  let total = 0;
  for (let row = 0; row < count; row++) {
    const size = sizeOf(texts, row);
    sizes[row] = size;
    total += size === ABSENT ? 0 : size;
  }
  return { bytes: sizes.byteLength + total, pieces: () => piecesOf(texts, sizes) };
}

function sizeOf(texts: Texts, row: number): number {
  if (texts instanceof PagedTexts) {
    return texts.has(row) ? texts.sizeOf(row) : ABSENT;
  }
  const text = texts.at(row);
  return text === undefined ? ABSENT : Buffer.byteLength(text);
}

function* piecesOf(texts: Texts, sizes: Uint32Array): Generator<Buffer> {
  yield bytesOf(sizes);
  let piece = Buffer.allocUnsafeSlow(PIECE);
  let used = 0;
  for (let row = 0; row < sizes.length; row++) {
    const size = sizes[row] as number;
    if (size === ABSENT) {
      continue;
    }
    if (used + size > piece.length) {
      yield piece.subarray(0, used);
      piece = Buffer.allocUnsafeSlow(Math.max(PIECE, size));
      used = 0;
    }
    if (texts instanceof PagedTexts) {
      texts.bytesOf(row).copy(piece, used);
    } else {
      piece.write(texts.at(row) as string, used);
    }
    used += size;
  }
  yield piece.subarray(0, used);
}

/**
 * Adds the texts of a section.
 *
 * @param lists - whether each is a JSON list
 * @throws RangeError when the lengths do not fit the section, or a text is not one JSON value
 */
export function* addSection(to: PagedTexts, section: Buffer, count: number, lists: boolean): Steps<void> {
  const { sizes, texts } = openSection(section, count);
  let at = 0;
  for (let from = 0; from < count; ) {
    let row = from;
    let bytes = 0;
    while (row < count && row < from + STEP && bytes < PIECE) {
      const size = sizes[row++] as number;
      bytes += size === ABSENT ? 0 : size;
    }
    const piece = texts.subarray(at, at + bytes);
    const lengths = sizes.subarray(from, row);
    if (!areJson(piece, lengths, ABSENT, lists)) {
      throw new RangeError(l10n.t('a task has arguments or an outcome that are not JSON'));
    }
    to.append(piece, lengths);
    at += bytes;
    from = row;
    yield;
  }
}
