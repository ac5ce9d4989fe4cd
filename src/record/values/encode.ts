import { brandOf } from './brand.js';
import { tagged, unreadable } from './marks.js';
import { writeSpecial } from './special.js';

/**
 * Deeper than this a value is cut (`{"$type":"deep"}`): readers of JSON in other languages give up near 1000 levels,
 * and a level of ours may be three of theirs.
 */
export const MAX_DEPTH = 500;
/** A value with more nodes or characters than this is written as `{"$type":"large"}`: its text could not be held. */
const MAX_NODES = 20_000_000;
const MAX_CHARACTERS = 2 ** 28;

const UNDEFINED = '{"$type":"undefined"}';
/** Thrown to give up on the whole value; no code but ours can get hold of it. */
const TOO_LARGE = Symbol('too large');

/** Writes one value as JSON text. */
export class Encoder {
  /** The objects that are being written, outermost first: to meet one of them again is a cycle. */
  private readonly open: object[] = [];
  private nodes = 0;
  private characters = 0;

  /** @throws only TOO_LARGE, which `encodeValue` turns into text */
  value(value: unknown): string {
    switch (typeof value) {
      case 'number':
        return encodeNumber(value);
      case 'string':
        this.characters += value.length;
        return JSON.stringify(value);
      case 'boolean':
        return value ? 'true' : 'false';
      case 'undefined':
        return UNDEFINED;
      case 'bigint':
        return tagged('bigint', value.toString());
      case 'symbol':
        return `{"$type":"symbol","preview":${JSON.stringify(value.toString())}}`;
      case 'function':
        return encodeFunction(value);
      default:
        return value === null ? 'null' : this.object(value as object);
    }
  }

  /** The own enumerable properties of an object, as a JSON object. */
  properties(object: object, leaveOut?: readonly string[]): string {
    const keys = Object.keys(object);
    let out = '{';
    let ambiguous = false;
    for (const key of keys) {
      if (leaveOut?.includes(key)) {
        continue;
      }
      ambiguous ||= key === '$type';
      const name = out.length > 1 ? `,${JSON.stringify(key)}:` : `${JSON.stringify(key)}:`;
      this.characters += key.length;
      out += name + this.property(object, key);
    }
    return ambiguous ? `{"$type":"object","value":${out}}}` : `${out}}`;
  }

  /** One property, or that reading it threw. */
  property(object: object, key: string | number): string {
    let value: unknown;
    try {
      value = (object as Record<string | number, unknown>)[key];
    } catch (error) {
      return unreadable(error);
    }
    return this.value(value);
  }

  private object(object: object): string {
    const { open } = this;
    const at = open.lastIndexOf(object);
    if (at >= 0) {
      return `{"$type":"circular","up":${open.length - at}}`;
    }
    if (open.length >= MAX_DEPTH) {
      return '{"$type":"deep","preview":"…"}';
    }
    this.count();
    open.push(object);
    try {
      if (Array.isArray(object)) {
        return this.array(object);
      }
      const prototype = Object.getPrototypeOf(object);
      if (prototype !== Object.prototype && prototype !== null) {
        const brand = brandOf(object);
        if (brand !== undefined) {
          return writeSpecial(this, brand, object);
        }
      }
      return this.properties(object);
    } catch (error) {
      if (error === TOO_LARGE) {
        throw error;
      }
      return unreadable(error);
    } finally {
      open.pop();
    }
  }

  private array(array: readonly unknown[]): string {
    const { length } = array;
    let out = '[';
    for (let i = 0; i < length; i++) {
      if (i > 0) {
        out += ',';
      }
      // A hole reads as undefined, and is written as such.
      out += this.property(array, i);
      this.count();
    }
    out += ']';
    return hasNames(array) ? `{"$type":"array","value":${out},"properties":${this.names(array)}}` : out;
  }

  /** The properties of an array that are not its elements, as those of a `RegExp` match. */
  private names(array: readonly unknown[]): string {
    const named = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(array)) {
      if (!isIndex(key)) {
        Object.defineProperty(named, key, { get: () => array[key as never], enumerable: true });
      }
    }
    return this.properties(named);
  }

  /** Keeps a value that is too large (or shares its parts exponentially often) from taking all memory. */
  private count(): void {
    this.nodes += 1;
    if (this.nodes > MAX_NODES || this.characters > MAX_CHARACTERS) {
      throw TOO_LARGE;
    }
  }
}

/** Any number: JSON has no word for NaN, the infinities and minus zero. */
function encodeNumber(value: number): string {
  return Number.isFinite(value) && !Object.is(value, -0)
    ? `${value}`
    : tagged('number', Object.is(value, -0) ? '-0' : `${value}`);
}

function encodeFunction(value: unknown): string {
  let text: string;
  try {
    const { name } = value as { name: unknown };
    const word = /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : 'function';
    text = typeof name === 'string' && name !== '' ? `${word} ${name}` : word;
  } catch {
    text = 'function';
  }
  return `{"$type":"function","preview":${JSON.stringify(text)}}`;
}

/** Whether an array has properties besides its elements. They come last, so one look is enough. */
function hasNames(array: readonly unknown[]): boolean {
  // A list of keys costs as much as the elements themselves; long lists are data and have none in practice.
  if (array.length > 1000) {
    return false;
  }
  const last = Object.keys(array).at(-1);
  return last !== undefined && !isIndex(last);
}

function isIndex(key: string): boolean {
  return /^(0|[1-9]\d{0,9})$/.test(key);
}

/**
 * Any value as JSON text; see `values.ts` for the words it uses.
 *
 * @returns never throws: what cannot be read or held is written as such
 */
export function encodeValue(value: unknown): string {
  // Numbers first: a run of a million of them comes through here.
  if (typeof value === 'number') {
    return encodeNumber(value);
  }
  try {
    return new Encoder().value(value);
  } catch {
    return `{"$type":"large","preview":${JSON.stringify(typeof value)}}`;
  }
}

/** The arguments of a task as a JSON list. */
export function encodeArgs(args: readonly unknown[]): string {
  let out = '[';
  for (let i = 0; i < args.length; i++) {
    out += (i > 0 ? ',' : '') + encodeValue(args[i]);
  }
  return `${out}]`;
}
