/** What the host may offer; Node, browsers and bare engines differ, and this module must run in all of them. */
interface Host {
  Buffer?: { from(data: ArrayBufferLike | string, offset?: number | 'base64', length?: number): HostBuffer };
}
type HostBuffer = ArrayLike<number> & { toString(encoding: 'base64'): string };
interface Modern {
  toBase64?(): string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes as base64, with padding. */
export function toBase64(bytes: Uint8Array): string {
  const modern = (bytes as Modern).toBase64;
  if (typeof modern === 'function') {
    return modern.call(bytes);
  }
  const { Buffer } = globalThis as Host;
  if (Buffer) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  }
  return portableToBase64(bytes);
}

/**
 * The bytes of a base64 text.
 *
 * @throws Error when the text is no base64
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const size = text.length;
  if (size % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw new Error('not base64');
  }
  const { Buffer } = globalThis as Host;
  // A copy, because a Buffer may be a view of a shared slab.
  return Buffer ? new Uint8Array(Buffer.from(text, 'base64')) : portableFromBase64(text);
}

/** `toBase64` where the host has nothing to offer. */
export function portableToBase64(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group =
      ((bytes[i] as number) << 16) |
      ((left > 1 ? (bytes[i + 1] as number) : 0) << 8) |
      (left > 2 ? (bytes[i + 2] as number) : 0);
    out += letter(group >> 18) + letter(group >> 12);
    out += (left > 1 ? letter(group >> 6) : '=') + (left > 2 ? letter(group) : '=');
  }
  return out;
}

/** `fromBase64` where the host has nothing to offer; the text has been checked. */
export function portableFromBase64(text: string): Uint8Array<ArrayBuffer> {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let i = 0, at = 0; i < text.length; i += 4) {
    let group = 0;
    for (let j = 0; j < 4; j++) {
      group = (group << 6) | Math.max(0, ALPHABET.indexOf(text.charAt(i + j)));
    }
    // Writes past the end of a typed array are ignored: the padding needs no case of its own.
    bytes[at++] = group >> 16;
    bytes[at++] = group >> 8;
    bytes[at++] = group;
  }
  return bytes;
}

function letter(bits: number): string {
  return ALPHABET.charAt(bits & 63);
}
