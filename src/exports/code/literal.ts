/**
 * A value as JavaScript that makes it again.
 *
 * @returns null for what a literal cannot say: a cycle, a class instance, bytes
 */
export function sourceOf(value: unknown, depth = 0): string | null {
  switch (typeof value) {
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'object':
      return value === null ? 'null' : depth > DEEPEST ? null : objectSource(value, depth + 1);
    default:
      return null;
  }
}

/** Deeper ones are no literals that anyone would read. */
const DEEPEST = 20;

function objectSource(value: object, depth: number): string | null {
  if (Array.isArray(value)) {
    return listed(value, '[', ']', depth);
  }
  if (value instanceof Date) {
    return `new Date(${Number.isNaN(value.getTime()) ? 'NaN' : JSON.stringify(value.toISOString())})`;
  }
  if (value instanceof RegExp) {
    return String(value);
  }
  if (value instanceof Set || value instanceof Map) {
    const parts = listed([...value], '[', ']', depth);
    return parts && `new ${value.constructor.name}(${parts})`;
  }
  const prototype = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || '$type' in value) {
    return null;
  }
  const parts: string[] = [];
  for (const [key, each] of Object.entries(value)) {
    const text = sourceOf(each, depth);
    if (text === null) {
      return null;
    }
    // In a literal `__proto__: x` sets the prototype.
    const name =
      key === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    parts.push(`${name}: ${text}`);
  }
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function listed(values: readonly unknown[], open: string, close: string, depth: number): string | null {
  const parts = Array.from(values, (each) => sourceOf(each, depth));
  return parts.includes(null) ? null : `${open}${parts.join(', ')}${close}`;
}
