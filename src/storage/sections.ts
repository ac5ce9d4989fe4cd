import * as l10n from '@vscode/l10n';

/** A text that is not there, in the place of its length. */
const ABSENT = 0xffffffff;

/** How the index at the beginning of the payload names a section. */
export interface SectionEntry {
  name: string;
  bytes: number;
  /** How many texts it holds; for sections of texts. */
  count?: number;
}

/** The memory of a typed array as bytes, without a copy. */
export function bytesOf(array: ArrayBufferView): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

/**
 * A section of texts: first the length of each in bytes (uint32 little-endian, 0xffffffff for a text that is not
 * there), then the texts in UTF-8, one after the other.
 *
 * @param length - how many; `texts` may be shorter
 */
export function sectionOf(texts: readonly (string | undefined)[], length: number): Buffer {
  const sizes = new Uint32Array(length);
  let total = 0;
  for (let i = 0; i < length; i++) {
    const text = texts[i];
    const size = text === undefined ? ABSENT : Buffer.byteLength(text);
    sizes[i] = size;
    total += text === undefined ? 0 : size;
  }
  const out = Buffer.allocUnsafe(sizes.byteLength + total);
  out.set(bytesOf(sizes));
  let at = sizes.byteLength;
  for (let i = 0; i < length; i++) {
    const text = texts[i];
    if (text !== undefined) {
      at += out.write(text, at);
    }
  }
  return out;
}

/** @throws RangeError when the lengths do not fit the section */
export function* textsIn(section: Buffer, length: number): Generator<string | undefined> {
  let at = length * 4;
  for (let i = 0; i < length; i++) {
    const size = section.readUInt32LE(i * 4);
    if (size === ABSENT) {
      yield undefined;
      continue;
    }
    if (at + size > section.length) {
      throw new RangeError(l10n.t('texts longer than their section'));
    }
    yield section.toString('utf8', at, at + size);
    at += size;
  }
}
