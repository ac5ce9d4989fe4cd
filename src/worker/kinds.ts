import { types } from 'node:util';
import type { WorkerType } from '../record/modes.js';

/**
 * What a copy of an object to another thread or process takes along: its own `data`; itself and nothing further (`leaf`);
 * the contents of a `map`, a `set` or an `error`. Else its content would be lost without a word, and this says so.
 */
export type Kind = 'data' | 'leaf' | 'map' | 'set' | 'error' | { lost: string };

/** Where classes of Node.js that are no globals are found. */
type Home =
  | 'crypto'
  | 'net'
  | 'util'
  | 'vm'
  | 'async_hooks'
  | 'string_decoder'
  | 'perf_hooks'
  | 'WebAssembly';

/**
 * Classes that keep their content where a copy does not look. Some versions of Node.js refuse some of them between
 * threads, none refuses all, and between processes most arrive as `{}`.
 */
const NEVER: Record<string, Home | 'global'> = {
  ...named(
    'global',
    'URL URLSearchParams URLPattern Headers Request Response FormData WebSocket EventSource Event AbortController',
    'AbortSignal TextEncoder TextDecoder TextEncoderStream TextDecoderStream CompressionStream DecompressionStream',
    'BroadcastChannel ByteLengthQueuingStrategy CountQueuingStrategy Performance PerformanceEntry',
    'PerformanceObserver Crypto SubtleCrypto Navigator Storage',
  ),
  ...named('crypto', 'Hash Hmac ECDH DiffieHellman DiffieHellmanGroup'),
  ...named('util', 'MIMEType MIMEParams'),
  ...named('vm', 'Script'),
  ...named('async_hooks', 'AsyncLocalStorage'),
  ...named('string_decoder', 'StringDecoder'),
};

/** A user's class may extend these and have data of its own. */
const NEVER_ALONE: Record<string, Home | 'global'> = {
  ...named('global', 'EventTarget'),
  ...named('async_hooks', 'AsyncResource'),
};

/** Classes that threads can be sent, most of them; whether this Node.js does it well is tried. */
const BETWEEN_THREADS: Record<string, Home | 'global'> = {
  ...named(
    'global',
    'Blob File CryptoKey DOMException MessagePort ReadableStream WritableStream TransformStream',
  ),
  ...named('crypto', 'KeyObject X509Certificate'),
  ...named('net', 'BlockList SocketAddress'),
  ...named('WebAssembly', 'Module Memory'),
};

function named<H extends Home | 'global'>(home: H, ...lists: string[]): Record<string, H> {
  return Object.fromEntries(lists.flatMap((list) => list.split(' ')).map((name) => [name, home]));
}

const { getPrototypeOf, getOwnPropertyDescriptor } = Object;
const clone = structuredClone;
const wasm = (globalThis as { WebAssembly?: unknown }).WebAssembly;
const known: Record<WorkerType, WeakMap<object, Kind>> = { thread: new WeakMap(), process: new WeakMap() };

/** Values of one class often come together. */
let last: { prototype: object; way: WorkerType; kind: Kind } | null = null;

/**
 * @param value - an object that is neither plain nor an array
 * @param prototype - of `value`
 * @param way - to a thread or to a process
 */
export function kindOf(value: object, prototype: object, way: WorkerType): Kind {
  if (last?.prototype === prototype && last.way === way) {
    return last.kind;
  }
  let kind = known[way].get(prototype);
  if (kind === undefined) {
    kind = byBrand(value) ?? byClass(value, prototype, way) ?? 'data';
    known[way].set(prototype, kind);
  }
  last = { prototype, way, kind };
  return kind;
}

/** Objects of the language itself: they are what they are, whatever their prototype says. */
function byBrand(value: object): Kind | undefined {
  if (types.isMap(value)) {
    return 'map';
  }
  if (types.isSet(value)) {
    return 'set';
  }
  if (types.isNativeError(value) && !isOf(value, 'DOMException')) {
    return 'error';
  }
  const isLeaf =
    types.isDate(value) ||
    types.isRegExp(value) ||
    types.isAnyArrayBuffer(value) ||
    ArrayBuffer.isView(value) ||
    types.isBoxedPrimitive(value);
  return isLeaf ? 'leaf' : undefined;
}

function byClass(value: object, prototype: object, way: WorkerType): Kind | undefined {
  for (let at: object | null = prototype; at !== null; at = getPrototypeOf(at)) {
    const name = nameOf(at);
    if (is(at, name, NEVER) || (at === prototype && is(at, name, NEVER_ALONE))) {
      return lost(name);
    }
    if (is(at, name, BETWEEN_THREADS)) {
      return way === 'process' || isLostBetweenThreads(value) ? lost(name) : 'leaf';
    }
  }
  return undefined;
}

function lost(name: string): Kind {
  return {
    lost: `a copy of an object of class ${name} would lose its content; give what it holds as plain data`,
  };
}

/** Whether it would arrive as something else. What cannot be sent at all says so itself. */
function isLostBetweenThreads(value: object): boolean {
  try {
    return clone(value).constructor !== value.constructor;
  } catch {
    return false;
  }
}

function isOf(value: object, name: string): boolean {
  for (let at: object | null = getPrototypeOf(value); at !== null; at = getPrototypeOf(at)) {
    if (nameOf(at) === name) {
      return true;
    }
  }
  return false;
}

/** The name of the class whose prototype this is. */
function nameOf(prototype: object): string {
  const made: unknown = getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  const name: unknown =
    typeof made === 'function' ? getOwnPropertyDescriptor(made, 'name')?.value : undefined;
  return typeof name === 'string' ? name : '';
}

/** Whether it is the prototype of that class of Node.js, and not of a user's class that is called the same. */
function is(prototype: object, name: string, classes: Record<string, Home | 'global'>): boolean {
  if (!Object.hasOwn(classes, name)) {
    return false;
  }
  const home = classes[name] as Home | 'global';
  const holder = home === 'global' ? globalThis : home === 'WebAssembly' ? wasm : builtIn(home);
  const found = (holder as Record<string, unknown> | undefined)?.[name];
  return typeof found === 'function' && found.prototype === prototype;
}

/** A module of Node.js; loaded already wherever there is an instance of one of its classes. */
function builtIn(name: string): unknown {
  return process.getBuiltinModule?.(`node:${name}` as 'node:util');
}
