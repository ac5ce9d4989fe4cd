import type { WorkerType } from '../record/modes.js';
import { type Kind, kindOf } from './kinds.js';

/**
 * Results may be nested this deeply. The main thread of every supported Node.js reads one and a half times as much; what
 * can be written can be twice as deep again, so that a deeper one could be sent and never read.
 */
export const DEEPEST = 1000;

/**
 * So many objects, and so deep, are looked at without noting which: a note costs ten times the look. What is shared may be
 * met again and again then, and what holds itself without end.
 */
const UNNOTED = 4_000_000;
const UNNOTED_DEPTH = 100;
/** From so many empty places in a row on, an array is taken for sparse. */
const EMPTY_RUN = 4096;

const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object;
const { isArray } = Array;
const plain = Object.prototype;

/** Not an answer: the objects must be noted, because there are many, or they hold each other. */
const AGAIN = 'again';

/**
 * What is done with the fields of objects. `read`: they are looked at; a getter is called, and may give what it gives only
 * once. `unread`: no getter is called, which takes twice the time. `no`: only lists and the like are looked into.
 */
export type Fields = 'read' | 'unread' | 'no';

let way: WorkerType;
let isDeepRefused: boolean;
let deepest: number;
let fields: Fields;
let left: number;
let seen: Set<object> | null;

/**
 * Why a value would not be what it is when it has been sent, though sending it does not fail.
 *
 * @param value - any
 * @param to - a thread or a process
 * @param depth - what is nested deeper cannot be read there; null: that is left to be seen
 * @returns a reason in words; null when nothing is known against it (sending it may fail still, and then says why)
 */
export function lossOf(value: unknown, to: WorkerType, look: Fields, depth: number | null): string | null {
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  way = to;
  fields = look;
  isDeepRefused = depth !== null;
  deepest = depth ?? DEEPEST;
  left = UNNOTED;
  seen = null;
  try {
    const reason = lookAt(value, 1);
    if (reason !== AGAIN) {
      return reason;
    }
    seen = new Set();
    return lookAt(value, 1);
  } catch (error) {
    // Reading it throws: a getter, a proxy. Sending it will say so.
    return isDeepRefused && error instanceof RangeError ? tooDeep() : null;
  } finally {
    seen = null;
  }
}

/** Whether `lossOf` finds nothing in many values: a first look at all of them. When it may find something, false. */
export function areSound(values: readonly unknown[], to: WorkerType, depth: number): boolean {
  way = to;
  fields = 'read';
  isDeepRefused = true;
  deepest = depth;
  left = UNNOTED;
  seen = null;
  try {
    return lookAtItems(values, 0) === null;
  } catch {
    return false;
  }
}

/** Goes the way that V8 goes when it writes an object, so that it comes to the same depth. */
function lookAt(value: object, depth: number): string | null {
  if (seen === null) {
    if (--left < 0 || depth > UNNOTED_DEPTH) {
      return AGAIN;
    }
  } else {
    if (seen.has(value)) {
      return null;
    }
    if (depth > deepest) {
      return isDeepRefused ? tooDeep() : null;
    }
    seen.add(value);
  }
  if (isArray(value)) {
    return lookAtItems(value, depth);
  }
  const prototype = getPrototypeOf(value);
  const kind: Kind = prototype === plain || prototype === null ? 'data' : kindOf(value, prototype, way);
  switch (kind) {
    case 'data':
      return lookAtData(value as Record<string, unknown>, depth);
    case 'leaf':
      return null;
    case 'map':
      return lookAtMap(value as Map<unknown, unknown>, depth);
    case 'set':
      return lookAtAll(value as Set<unknown>, depth);
    case 'error':
      return hasOwn(value, 'cause') ? lookAtOne((value as Error).cause, depth) : null;
    default:
      return kind.lost;
  }
}

function lookAtOne(value: unknown, depth: number): string | null {
  return typeof value === 'object' && value !== null ? lookAt(value, depth + 1) : null;
}

function lookAtItems(list: readonly unknown[], depth: number): string | null {
  const { length } = list;
  let empty = 0;
  for (let i = 0; i < length; i++) {
    const item = list[i];
    if (typeof item === 'object' && item !== null) {
      const reason = lookAt(item, depth + 1);
      if (reason !== null) {
        return reason;
      }
    } else if (item === undefined && ++empty > EMPTY_RUN) {
      return lookAtData(list as unknown as Record<string, unknown>, depth);
    }
  }
  return null;
}

function lookAtData(data: Record<string, unknown>, depth: number): string | null {
  switch (fields) {
    case 'read':
      return lookAtFields(data, depth);
    case 'unread':
      return lookAtFieldsUnread(data, depth);
    default:
      return null;
  }
}

function lookAtFields(data: Record<string, unknown>, depth: number): string | null {
  for (const key in data) {
    const item = data[key];
    if (typeof item === 'object' && item !== null && hasOwn(data, key)) {
      const reason = lookAt(item, depth + 1);
      if (reason !== null) {
        return reason;
      }
    }
  }
  return null;
}

function lookAtFieldsUnread(data: Record<string, unknown>, depth: number): string | null {
  for (const key in data) {
    const item: unknown = getOwnPropertyDescriptor(data, key)?.value;
    if (typeof item === 'object' && item !== null) {
      const reason = lookAt(item, depth + 1);
      if (reason !== null) {
        return reason;
      }
    }
  }
  return null;
}

function lookAtMap(map: Map<unknown, unknown>, depth: number): string | null {
  for (const [key, item] of Map.prototype.entries.call(map)) {
    const reason = lookAtOne(key, depth) ?? lookAtOne(item, depth);
    if (reason !== null) {
      return reason;
    }
  }
  return null;
}

function lookAtAll(set: Set<unknown>, depth: number): string | null {
  for (const item of Set.prototype.values.call(set)) {
    const reason = lookAtOne(item, depth);
    if (reason !== null) {
      return reason;
    }
  }
  return null;
}

function tooDeep(): string {
  return `it is nested more than ${deepest.toLocaleString('en')} levels deep`;
}
