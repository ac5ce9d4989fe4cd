import * as l10n from '@vscode/l10n';
import { count } from '../../profile/format.js';

/** How a JSON text of the record reads as JavaScript. Pure: gives text, never markup. */

const INDENT = '  ';
const WIDE = 76;

/** @param value what `JSON.parse` gave. @param deep whether long values are broken into lines. */
export function readable(value: unknown, deep = false, indent = ''): string {
  if (typeof value === 'string') {
    return quoted(value);
  }
  if (value === null || typeof value !== 'object') {
    return String(value);
  }
  if (Array.isArray(value)) {
    return group(
      '[',
      ']',
      value.map((x) => readable(x, deep, indent + INDENT)),
      deep,
      indent,
    );
  }
  const object = value as Record<string, unknown>;
  if (object.$type === 'cut') {
    return l10n.t('{0} … {1} characters', String(object.preview), count(Number(object.length)));
  }
  if (typeof object.$type === 'string') {
    return special(object.$type, object.value, deep, indent);
  }
  const fields = Object.entries(object).map(
    ([key, x]) => `${plainKey(key)}: ${readable(x, deep, indent + INDENT)}`,
  );
  return group('{', '}', fields, deep, indent);
}

/** A text as JavaScript has it; signs that are not seen, or turn others round, by their numbers. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function plainKey(key: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : quoted(key);
}

function group(open: string, close: string, parts: string[], deep: boolean, indent: string): string {
  const gap = open === '{' && parts.length > 0 ? ' ' : '';
  const line = `${open}${gap}${parts.join(', ')}${gap}${close}`;
  if (!deep || (line.length + indent.length <= WIDE && !line.includes('\n'))) {
    return line;
  }
  const inner = indent + INDENT;
  return `${open}\n${parts.map((part) => `${inner}${part}`).join(',\n')}\n${indent}${close}`;
}

/** Values JSON has no word for: `{"$type": "bigint", "value": "9"}` reads `9n`. */
function special(type: string, value: unknown, deep: boolean, indent: string): string {
  switch (type) {
    case 'bigint':
      return `${value}n`;
    case 'undefined':
      return 'undefined';
    case 'number':
    case 'regexp':
      return typeof value === 'string' ? value : readable(value, deep, indent);
    case 'object':
      return readable(value, deep, indent);
    case 'circular':
      return `[Circular${typeof value === 'string' && value !== '' ? ` ${value}` : ''}]`;
    default: {
      const name = type.charAt(0).toUpperCase() + type.slice(1);
      return value === undefined ? `[${name}]` : `${name}(${readable(value, deep, indent)})`;
    }
  }
}

/** A JSON text in readable form; a text that was cut, and so is no JSON any more, as it is. */
export function readableText(json: string, deep = false): string {
  try {
    return readable(JSON.parse(json), deep);
  } catch {
    return `${json}…`;
  }
}

/** A task's arguments: a JSON list as text, read as between the brackets of a call. */
export function readableArgs(json: string, deep = false): string {
  try {
    const args: unknown = JSON.parse(json);
    const list = Array.isArray(args) ? args : [args];
    return list.map((arg) => readable(arg, deep)).join(deep ? ',\n' : ', ');
  } catch {
    return `${json.replace(/^\[/, '')}…`;
  }
}

/** Parts that a short form shows. */
const FEW = 5;
const SHORT = 40;

/** A value with parts in a few words: `{ id: 1, name: "Ann", … }`, or its kind and size alone when its parts stand below. */
export function brief(value: unknown, isOpen: boolean): string {
  const list = Array.isArray(value) ? value : null;
  const object = value as Record<string, unknown>;
  const type = !list && typeof object.$type === 'string' ? object.$type : null;
  if (type !== null) {
    const inner = Array.isArray(object.value) ? object.value.length : Object.keys(object.value ?? {}).length;
    return type === 'object'
      ? brief(object.value, isOpen)
      : `${type.charAt(0).toUpperCase()}${type.slice(1)}(${inner})`;
  }
  const keys = list ? [] : Object.keys(object);
  const size = list ? list.length : keys.length;
  if (isOpen) {
    return list ? `Array(${size})` : `Object(${size})`;
  }
  const parts = list
    ? list.slice(0, FEW).map(atom)
    : keys.slice(0, FEW).map((key) => `${plainKey(key)}: ${atom(object[key])}`);
  if (size > FEW) {
    parts.push('…');
  }
  return list ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
}

function atom(value: unknown): string {
  if (typeof value === 'string') {
    return value.length > SHORT ? `${quoted(value.slice(0, SHORT)).slice(0, -1)}…"` : quoted(value);
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? '[]' : '[…]';
  }
  const { $type } = value as { $type?: unknown };
  return typeof $type === 'string' && !['map', 'set', 'object'].includes($type)
    ? readable(value)
    : Object.keys(value).length === 0
      ? '{}'
      : '{…}';
}
