import { isUtf8 } from 'node:buffer';
import type { Encoding } from './encodings.js';

/** Bytes that are no text in an encoding. */
export class BadBytes extends Error {
  /**
   * @param offset - of the first bad byte, from where the decoder began
   * @param bytes - what stands there
   */
  constructor(
    readonly offset: number,
    readonly bytes: Uint8Array,
  ) {
    super(`bytes ${Buffer.from(bytes).toString('hex')} at ${offset} are no text`);
  }
}

/** Makes text of bytes that come in pieces, and changes none of it: bytes that are no text are an error. */
export class Decoder {
  /** The beginning of a sign whose other bytes have not come yet. */
  private rest: Buffer = Buffer.alloc(0);
  /** Bytes before `rest`. */
  private offset = 0;

  constructor(readonly encoding: Encoding) {}

  /** @throws BadBytes */
  write(piece: Uint8Array): string {
    const bytes = this.rest.length === 0 ? asBuffer(piece) : Buffer.concat([this.rest, piece]);
    const end = this.completeEnd(bytes);
    const text = this.decoded(bytes.subarray(0, end));
    this.rest = Buffer.from(bytes.subarray(end));
    this.offset += end;
    return text;
  }

  /** @throws BadBytes where the text ends within a sign */
  end(): void {
    if (this.rest.length > 0) {
      throw new BadBytes(this.offset, this.rest);
    }
  }

  /** Where the last sign that is complete ends. */
  private completeEnd(bytes: Buffer): number {
    const { length } = bytes;
    switch (this.encoding) {
      case 'latin1':
        return length;
      case 'utf8':
        return length - openUtf8(bytes);
      default: {
        const end = length - (length % 2);
        const high = this.encoding === 'utf16le' ? bytes[end - 1] : bytes[end - 2];
        return end > 0 && ((high as number) & 0xfc) === 0xd8 ? end - 2 : end;
      }
    }
  }

  private decoded(bytes: Buffer): string {
    switch (this.encoding) {
      case 'latin1':
        return fromWindows1252(bytes.toString('latin1'));
      case 'utf8': {
        if (!isUtf8(bytes)) {
          const at = badUtf8(bytes);
          throw new BadBytes(this.offset + at, bytes.subarray(at, at + 1));
        }
        return bytes.toString('utf8');
      }
      case 'utf16le':
        return this.wellFormed(bytes.toString('utf16le'), bytes);
      case 'utf16be':
        return this.wellFormed(Buffer.from(bytes).swap16().toString('utf16le'), bytes);
    }
  }

  private wellFormed(text: string, bytes: Buffer): string {
    const at = text.search(LONE);
    if (at >= 0) {
      throw new BadBytes(this.offset + 2 * at, bytes.subarray(2 * at, 2 * at + 2));
    }
    return text;
  }
}

/** Half a surrogate pair. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function asBuffer(piece: Uint8Array): Buffer {
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}

/** How many bytes at the end begin a sign that more bytes may complete. */
function openUtf8(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte > 0xf4) {
      return 0; // It begins no sign.
    }
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
    if (byte < 0x80) {
      return 0;
    }
  }
  return 0;
}

/** The place of the first byte that makes bytes no UTF-8, sign by sign: the check of all at once does not tell. */
function badUtf8(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte >= 0x80 && !isUtf8(bytes.subarray(at, at + length))) {
      return at;
    }
    at += length;
  }
  return at;
}

/** What Windows-1252 has where Latin-1 has the controls 0x80 to 0x9f; five of them stay what they are. */
const SIGNS =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function fromWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (c) => SIGNS[c.charCodeAt(0) - 0x80] as string);
}
