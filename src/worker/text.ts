import { decodeSource } from '../text/decode.js';

/** The text of a module as Node's loader gives it. */
export function textOf(source: string | ArrayBuffer | NodeJS.TypedArray): string {
  return typeof source === 'string' ? source : decodeSource(bytesOf(source));
}

function bytesOf(source: ArrayBuffer | NodeJS.TypedArray): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
