import { BadBytes, Decoder } from './decoder.js';
import { ENCODING_WORDS, markOf } from './encodings.js';

/** Bytes that are not read as text: why, and in which line. */
export class NoText extends Error {
  /** @param line - from 1 */
  constructor(
    readonly line: number,
    /** What the encoding is, where that is known and not read. */
    readonly foreign: string | undefined,
    /** The first bad byte, and the encoding that it is none of. */
    readonly bad: { offset: number; hex: string; encoding: string } | undefined,
  ) {
    super(
      bad
        ? `byte 0x${bad.hex} in line ${line} (byte ${bad.offset} of the file) is no ${bad.encoding}`
        : `it is ${foreign}, which is not read`,
    );
  }
}

/**
 * The text of a file's bytes, as editors and shells of all systems write it: UTF-8, or UTF-16 with its mark; the mark is left out.
 *
 * @throws NoText for anything else: nothing is replaced
 */
export function decode(bytes: Uint8Array): string {
  const mark = markOf(bytes);
  if (mark?.kind === 'foreign') {
    throw new NoText(1, mark.name, undefined);
  }
  const { encoding, length } = mark ?? { encoding: 'utf8' as const, length: 0 };
  const decoder = new Decoder(encoding);
  const content = bytes.subarray(length);
  try {
    const text = decoder.write(content);
    decoder.end();
    return text;
  } catch (error) {
    if (!(error instanceof BadBytes)) {
      throw error;
    }
    const before = new Decoder(encoding).write(content.subarray(0, error.offset));
    throw new NoText(linesOf(before), undefined, {
      offset: length + error.offset,
      hex: hexOf(error.bytes),
      encoding: ENCODING_WORDS[encoding],
    });
  }
}

/** The same of source code, which Node.js reads with U+FFFD for what is no UTF-8; then that is what runs. */
export function decodeSource(bytes: Uint8Array): string {
  try {
    return decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** The line that follows a text: one more than it has line ends. */
export function linesOf(text: string): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    line++;
  }
  return line;
}
