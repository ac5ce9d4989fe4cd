import * as l10n from '@vscode/l10n';

/** A text that is not there, in the place of its length. */
export const ABSENT = 0xffffffff;

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

/** A section of texts that are all there. How it is laid out stands at `layOut`. */
export function sectionOf(texts: readonly string[]): Buffer {
  const bytes = texts.map((text) => Buffer.from(text));
  return Buffer.concat([bytesOf(Uint32Array.from(bytes, ({ length }) => length)), ...bytes]);
}

/**
 * The texts of a section, and how many bytes each has.
 *
 * @throws RangeError when the lengths do not fit the section
 */
export function openSection(section: Buffer, count: number): { sizes: Uint32Array; texts: Buffer } {
  const sizes = new Uint32Array(count);
  bytesOf(sizes).set(section.subarray(0, 4 * count));
  const texts = section.subarray(4 * count);
  let total = 0;
  for (const size of sizes) {
    total += size === ABSENT ? 0 : size;
  }
  if (total > texts.length) {
    throw new RangeError(l10n.t('texts longer than their section'));
  }
  return { sizes, texts };
}

/** @throws RangeError when the lengths do not fit the section */
export function* textsIn(section: Buffer, count: number): Generator<string | undefined> {
  const { sizes, texts } = openSection(section, count);
  let at = 0;
  for (const size of sizes) {
    yield size === ABSENT ? undefined : texts.toString('utf8', at, at + size);
    at += size === ABSENT ? 0 : size;
  }
}
