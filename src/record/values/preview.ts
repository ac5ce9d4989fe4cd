import { plain } from '../printable.js';

type Json = Record<string, unknown>;

/** A text longer than this is shown by its beginning, unparsed: a table must not parse megabytes for a cell. */
const MAX_PARSED = 50_000;
const MAX_DEPTH = 4;

/**
 * One readable line for a table.
 *
 * @param text - the JSON text of a value or an error, as `encodeValue` and `encodeError` write it; one that has been
 *   cut is shown as it is
 * @param max - most characters of the answer, at least 1; it ends in `…` when something was left out
 */
export function preview(text: string, max: number): string {
  return oneLine(show(text, max), max);
}

/** The arguments of a task (a JSON list) as one would write them between the brackets of a call. */
export function previewArgs(text: string, max: number): string {
  const shown = show(text, max + 2);
  return oneLine(shown.startsWith('[') ? shown.slice(1, shown.endsWith(']') ? -1 : undefined) : shown, max);
}

function show(text: string, max: number): string {
  if (text.length > MAX_PARSED) {
    return text.slice(0, max + 1);
  }
  try {
    return new Line(max).value(JSON.parse(text), 0);
  } catch {
    return text;
  }
}

/** Writes parsed JSON as a line, and stops once it is longer than anyone will see. */
class Line {
  private left: number;

  constructor(max: number) {
    this.left = max + 1;
  }

  value(json: unknown, depth: number): string {
    if (typeof json !== 'object' || json === null) {
      const text = typeof json === 'string' ? JSON.stringify(json.slice(0, this.left + 1)) : String(json);
      this.left -= text.length;
      return text;
    }
    if (Array.isArray(json)) {
      return depth >= MAX_DEPTH ? `Array(${json.length})` : this.list('[', json, ']', depth);
    }
    const object = json as Json;
    if (typeof object.$type === 'string') {
      const text = this.marked(object, object.$type, depth);
      this.left -= text.length;
      return text;
    }
    return isErrorRecord(object) ? this.error(object, depth) : this.properties(object, depth);
  }

  private marked(json: Json, type: string, depth: number): string {
    const { value } = json;
    const nested = () => this.value(value, depth + 1);
    switch (type) {
      case 'undefined':
        return 'undefined';
      case 'bigint':
        return `${value}n`;
      case 'number':
      case 'regexp':
        return String(value);
      case 'date':
        return `Date ${value}`;
      case 'error':
        return this.error(json, depth);
      case 'map':
      case 'set':
        return this.collection(type === 'map' ? 'Map' : 'Set', value, depth);
      case 'object':
        return this.properties(value as Json, depth);
      case 'array':
        return nested();
      case 'boxed':
        return `Object(${nested()})`;
      case 'circular':
        return '[circular]';
      case 'unreadable':
        return `[unreadable: ${json.preview}]`;
      case 'cut':
        return String(json.preview);
      case 'large':
      case 'deep':
        return `[too ${type}]`;
      default:
        return typeof value === 'string'
          ? `${name(type)}(${byteLength(value)} bytes)`
          : `[${json.preview ?? type}]`;
    }
  }

  /** Name and message, and what else it carries along. */
  private error(json: Json, depth: number): string {
    const { properties } = json;
    const isMore = typeof properties === 'object' && properties !== null && json.name !== 'NonError';
    const head = title(json);
    this.left -= head.length;
    return isMore ? `${head} ${this.properties(properties as Json, depth + 1)}` : head;
  }

  private collection(kind: string, value: unknown, depth: number): string {
    const items = Array.isArray(value) ? value : [];
    const head = `${kind}(${items.length}) `;
    if (depth >= MAX_DEPTH) {
      return head.trimEnd();
    }
    return items.length === 0
      ? `${head}{}`
      : head +
          this.list('{ ', items, ' }', depth, (item) => (kind === 'Map' ? this.entry(item, depth) : null));
  }

  private entry(item: unknown, depth: number): string {
    const [key, value] = item as [unknown, unknown];
    return `${this.value(key, depth + 1)} => ${this.value(value, depth + 1)}`;
  }

  private properties(object: Json, depth: number): string {
    const keys = Object.keys(object);
    if (keys.length === 0) {
      return '{}';
    }
    return depth >= MAX_DEPTH
      ? '{…}'
      : this.list('{ ', keys, ' }', depth, (key) => {
          const shown = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key);
          this.left -= shown.length;
          return `${shown}: ${this.value(object[key], depth + 1)}`;
        });
  }

  private list<T>(
    from: string,
    items: readonly T[],
    to: string,
    depth: number,
    write: (item: T) => string | null = () => null,
  ): string {
    let out = from;
    for (let i = 0; i < items.length; i++) {
      if (this.left <= 0) {
        return `${out}…`;
      }
      out += (i > 0 ? ', ' : '') + (write(items[i] as T) ?? this.value(items[i], depth + 1));
      this.left -= 2;
    }
    return out + to;
  }
}

/** An object in the shape of an `ErrorRecord`; a value that looks the same is shown the same, which does no harm. */
function isErrorRecord(json: Json): boolean {
  return (
    typeof json.name === 'string' &&
    typeof json.message === 'string' &&
    (typeof json.stack === 'string' || 'thrown' in json || /Error$/.test(json.name))
  );
}

function title(json: Json): string {
  if (json.name === 'NonError') {
    return `thrown: ${json.message}`;
  }
  return json.message === '' ? String(json.name) : `${json.name}: ${json.message}`;
}

function name(type: string): string {
  return type === 'arraybuffer' ? 'ArrayBuffer' : type;
}

function byteLength(base64: string): number {
  return (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
}

/** One line of at most `max` characters, in which signs that are not seen are shown. */
function oneLine(text: string, max: number): string {
  const line = plain(text.slice(0, max + 1).replace(/[\t\n\r\x85\u2028\u2029]/g, ' '));
  if (line.length <= max) {
    return line;
  }
  const end = /[\ud800-\udbff]/.test(line.charAt(max - 2)) ? max - 2 : max - 1;
  return `${line.slice(0, Math.max(0, end))}…`;
}
