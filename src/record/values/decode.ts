import { fromBase64 } from './base64.js';
import { MAX_DEPTH } from './encode.js';

type Marked = Record<string, unknown> & { $type: string };
type Json = Record<string, unknown>;

const VIEWS: Readonly<Record<string, new (buffer: ArrayBuffer) => ArrayBufferView>> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};

const ERRORS: Readonly<Record<string, new (message: string) => Error>> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/**
 * The value that `encodeValue` wrote. What has no way back (functions, symbols, class instances, what was too deep)
 * comes as a plain object: as it stands in the text.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function decodeValue(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  return text.includes('"$type"') ? new Decoder().value(parsed) : parsed;
}

/** Turns parsed JSON into values, in place where it can. */
class Decoder {
  /** The objects around the current one, as the encoder counted them: a cycle names one of them. */
  private readonly open: unknown[] = [];

  value(json: unknown): unknown {
    if (typeof json !== 'object' || json === null || this.open.length > 2 * MAX_DEPTH) {
      return json;
    }
    if (Array.isArray(json)) {
      return this.elements(json, json);
    }
    if (typeof (json as Json).$type !== 'string') {
      return this.properties(json as Json);
    }
    try {
      return this.marked(json as Marked);
    } catch {
      return json;
    }
  }

  private marked(json: Marked): unknown {
    const text = json.value as string;
    switch (json.$type) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(text);
      case 'number':
        return Number(text);
      case 'date':
        return new Date(text);
      case 'regexp':
        return regexp(text);
      case 'boxed':
        return this.within({}, () => Object(this.value(json.value)));
      case 'object':
        return this.properties(json.value as Json);
      case 'array':
        return this.namedArray(json);
      case 'map':
        return this.map(json.value as [unknown, unknown][]);
      case 'set':
        return this.set(json.value as unknown[]);
      case 'error':
        return this.error(json);
      case 'circular':
        return this.open.at(-(json.up as number)) ?? json;
      case 'arraybuffer':
        return fromBase64(text).buffer;
      default: {
        const View = Object.hasOwn(VIEWS, json.$type) ? VIEWS[json.$type] : undefined;
        return View ? new View(fromBase64(text).buffer) : json;
      }
    }
  }

  private elements(from: readonly unknown[], into: unknown[]): unknown[] {
    return this.within(into, () => {
      for (let i = 0; i < from.length; i++) {
        into[i] = this.value(from[i]);
      }
      return into;
    });
  }

  private properties(json: Json, into = json): Json {
    return this.within(into, () => {
      for (const key of Object.keys(json)) {
        define(into, key, this.value(json[key]));
      }
      return into;
    });
  }

  /** Encoded as one object with two lists, though it was one array: its parts count as one level each, within it. */
  private namedArray(json: Marked): unknown {
    const array = json.value as unknown[];
    this.elements(array, array);
    return this.within(array, () => {
      for (const [key, value] of Object.entries(unwrapped(json.properties))) {
        define(array as never, key, this.value(value));
      }
      return array;
    });
  }

  private map(entries: readonly [unknown, unknown][]): unknown {
    const map = new Map<unknown, unknown>();
    return this.within(map, () => {
      for (const [key, value] of entries) {
        map.set(this.value(key), this.value(value));
      }
      return map;
    });
  }

  private set(values: readonly unknown[]): unknown {
    const set = new Set<unknown>();
    return this.within(set, () => {
      for (const value of values) {
        set.add(this.value(value));
      }
      return set;
    });
  }

  private error(json: Marked): unknown {
    const { name, message, properties } = json;
    const known = typeof name === 'string' && Object.hasOwn(ERRORS, name) ? ERRORS[name] : undefined;
    const error = known ? new known(String(message)) : new Error(String(message));
    return this.within(error, () => {
      for (const key of ['name', 'message', 'stack', 'code', 'cause', 'errors']) {
        if (key in json && !(key === 'name' && known)) {
          define(error as never, key, this.value(json[key]), key === 'code');
        }
      }
      for (const [key, value] of Object.entries(unwrapped(properties))) {
        define(error as never, key, this.value(value));
      }
      return error;
    });
  }

  private within<T>(object: unknown, work: () => T): T {
    this.open.push(object);
    try {
      return work();
    } finally {
      this.open.pop();
    }
  }
}

/** Sets an own property, also one named `__proto__`. */
function define(object: Json, key: string, value: unknown, enumerable = true): void {
  Object.defineProperty(object, key, { value, enumerable, writable: true, configurable: true });
}

/** Further properties, which are written like an object of the user's, so also with a wrapper around a `$type`. */
function unwrapped(properties: unknown): Json {
  const json = (properties ?? {}) as Json;
  return json.$type === 'object' ? (json.value as Json) : json;
}

function regexp(text: string): RegExp {
  const end = text.lastIndexOf('/');
  return new RegExp(text.slice(1, end), text.slice(end + 1));
}
