import { toBase64 } from './base64.js';
import { type Brand, opaqueName, tagOf, viewName } from './brand.js';
import type { Encoder } from './encode.js';
import { describe, tagged } from './marks.js';

/**
 * Writes a built-in object that is more than its own properties.
 *
 * @throws when it is not what it says (a proxy of a Map, say)
 */
export function writeSpecial(encoder: Encoder, brand: NonNullable<Brand>, object: object): string {
  switch (brand) {
    case 'date':
      return date(object);
    case 'map':
      return map(encoder, object);
    case 'set':
      return set(encoder, object);
    case 'regexp':
      return tagged('regexp', RegExp.prototype.toString.call(object));
    case 'error':
      return error(encoder, object);
    case 'arraybuffer':
      return tagged('arraybuffer', toBase64(new Uint8Array(object as ArrayBuffer)));
    case 'view': {
      const { buffer, byteOffset, byteLength } = object as ArrayBufferView;
      return tagged(
        viewName(object as ArrayBufferView),
        toBase64(new Uint8Array(buffer, byteOffset, byteLength)),
      );
    }
    case 'boxed':
      return `{"$type":"boxed","value":${encoder.value(unboxed(object))}}`;
    case 'opaque':
      return opaque(object);
  }
}

function date(object: object): string {
  const time = Date.prototype.getTime.call(object as Date);
  return tagged('date', Number.isNaN(time) ? 'Invalid Date' : new Date(time).toISOString());
}

function map(encoder: Encoder, object: object): string {
  let out = '';
  Map.prototype.forEach.call(object as Map<unknown, unknown>, (value, key) => {
    out += `${out === '' ? '' : ','}[${encoder.value(key)},${encoder.value(value)}]`;
  });
  return `{"$type":"map","value":[${out}]}`;
}

function set(encoder: Encoder, object: object): string {
  let out = '';
  Set.prototype.forEach.call(object as Set<unknown>, (value) => {
    out += (out === '' ? '' : ',') + encoder.value(value);
  });
  return `{"$type":"set","value":[${out}]}`;
}

/** What an error has that is written by name; anything else of its own is kept under `properties`. */
const ERROR_KEYS = ['name', 'message', 'stack', 'code', 'cause', 'errors'] as const;

function error(encoder: Encoder, object: object): string {
  let out = '{"$type":"error"';
  for (const key of ERROR_KEYS) {
    if (key === 'name' || key === 'message' || key in object) {
      out += `,"${key}":${encoder.property(object, key)}`;
    }
  }
  const rest = encoder.properties(object, ERROR_KEYS);
  return rest === '{}' ? `${out}}` : `${out},"properties":${rest}}`;
}

function unboxed(object: object): unknown {
  switch (tagOf(object)) {
    case 'Number':
      return Number.prototype.valueOf.call(object);
    case 'String':
      return String.prototype.valueOf.call(object);
    case 'Boolean':
      return Boolean.prototype.valueOf.call(object);
    case 'BigInt':
      return BigInt.prototype.valueOf.call(object as never);
    default:
      return Symbol.prototype.valueOf.call(object as never);
  }
}

function opaque(object: object): string {
  const { href } = object as { href?: unknown };
  const preview = typeof href === 'string' ? `${tagOf(object)} ${href}` : describe(tagOf(object));
  return `{"$type":"${opaqueName(object)}","preview":${JSON.stringify(preview)}}`;
}
