import { quoted } from '../../record/inertJson.js';
import { bytesSource } from './bytes.js';

/** Deeper values are none that a program should have in it. */
const DEEPEST = 200;

/** What `{"$type":"number"}` may say. */
const NUMBERS: readonly unknown[] = ['NaN', 'Infinity', '-Infinity', '-0'];
/** Errors that are made by their message alone. */
const ERRORS: readonly unknown[] = [
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
];

type Json = Record<string, unknown>;

/**
 * A recorded value as JavaScript that makes it again. Its texts are the record's, which may be a stranger's: each stands in
 * quotes, or is of a form that can be no code.
 *
 * @param json - parsed, as `encodeValue` writes it
 * @returns null for what cannot be said: a cycle, what was too large, what the record only has a preview of
 */
export function sourceOf(json: unknown, depth = 0): string | null {
  switch (typeof json) {
    case 'number':
      return Object.is(json, -0) ? '-0' : String(json);
    case 'string':
      return quoted(json);
    case 'boolean':
      return String(json);
    default:
      return json === null ? 'null' : depth > DEEPEST ? null : objectSource(json as object, depth + 1);
  }
}

function objectSource(json: object, depth: number): string | null {
  if (Array.isArray(json)) {
    return listed(json, depth);
  }
  const object = json as Json;
  return typeof object.$type === 'string' ? marked(object, object.$type, depth) : properties(object, depth);
}

/** A value that JSON has no word for. */
function marked(json: Json, type: string, depth: number): string | null {
  const { value } = json;
  switch (type) {
    case 'undefined':
      return 'undefined';
    case 'bigint':
      return typeof value === 'string' && /^-?\d+$/.test(value) ? `${value}n` : null;
    case 'number':
      return NUMBERS.includes(value) ? (value as string) : null;
    case 'date':
      return value === 'Invalid Date' ? 'new Date(NaN)' : made('Date', sourceOf(value, depth));
    case 'regexp':
      return regexp(value);
    case 'map':
    case 'set':
      return Array.isArray(value) ? made(type === 'map' ? 'Map' : 'Set', listed(value, depth)) : null;
    case 'boxed':
      return wrapped('Object', sourceOf(value, depth));
    case 'object':
      return typeof value === 'object' && value !== null ? properties(value as Json, depth) : null;
    case 'array':
      return assigned(sourceOf(value, depth), json.properties, depth);
    case 'error':
      return error(json);
    default:
      return bytesSource(type, value);
  }
}

function regexp(value: unknown): string | null {
  const [, source, flags] = /^\/([\s\S]*)\/([a-z]*)$/.exec(String(value)) ?? [];
  return source === undefined ? null : `new RegExp(${quoted(source)}, ${quoted(flags as string)})`;
}

/** One with more than its message is not made again: what it has besides cannot be set as it was. */
function error({ name, message, code, cause, errors, properties }: Json): string | null {
  const isPlain = [code, cause, errors, properties].every((each) => each === undefined);
  return isPlain && ERRORS.includes(name) && typeof message === 'string'
    ? `new ${name}(${quoted(message)})`
    : null;
}

function assigned(list: string | null, more: unknown, depth: number): string | null {
  const inside = sourceOf(more ?? {}, depth);
  return list && inside && `Object.assign(${list}, ${inside})`;
}

function made(name: string, argument: string | null): string | null {
  return argument && `new ${name}(${argument})`;
}

function wrapped(name: string, argument: string | null): string | null {
  return argument && `${name}(${argument})`;
}

function properties(object: Json, depth: number): string | null {
  const parts: string[] = [];
  for (const [key, each] of Object.entries(object)) {
    const text = sourceOf(each, depth);
    if (text === null) {
      return null;
    }
    // In a literal `__proto__: x` sets the prototype.
    const name = key === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
    parts.push(`${name}: ${text}`);
  }
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function listed(values: readonly unknown[], depth: number): string | null {
  const parts: string[] = [];
  for (const each of values) {
    const text = sourceOf(each, depth);
    if (text === null) {
      return null;
    }
    parts.push(text);
  }
  return `[${parts.join(', ')}]`;
}
