import { decodeValue } from '../../record/values.js';

/** More elements than this are written in base64. */
const FEW = 64;

/** @returns an ArrayBuffer or a view of one as JavaScript that makes it again; null: it is none */
export function bytesSource(type: string, base64: unknown): string | null {
  if (typeof base64 !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64) || base64.length % 4 !== 0) {
    return null;
  }
  const value = decodeValue(JSON.stringify({ $type: type, value: base64 }));
  if (value instanceof ArrayBuffer) {
    return `${bytes(new Uint8Array(value), base64)}.buffer`;
  }
  if (!ArrayBuffer.isView(value)) {
    return null;
  }
  if (value instanceof DataView) {
    return `new DataView(${bytes(new Uint8Array(value.buffer), base64)}.buffer)`;
  }
  const list = value as Uint8Array | BigInt64Array;
  if (list.length <= FEW) {
    return `new ${type}([${Array.from(list, number).join(', ')}])`;
  }
  return type === 'Uint8Array'
    ? bytes(list as Uint8Array, base64)
    : `new ${type}(${bytes(null, base64)}.buffer)`;
}

function bytes(few: Uint8Array | null, base64: string): string {
  return few && few.length <= FEW
    ? `new Uint8Array([${few.join(', ')}])`
    : `Uint8Array.from(atob('${base64}'), (sign) => sign.charCodeAt(0))`;
}

function number(value: number | bigint): string {
  return typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : String(value);
}
