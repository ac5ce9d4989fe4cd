/** The built-in kinds of object that are not written as their own properties. */
export type Brand =
  | 'date'
  | 'map'
  | 'set'
  | 'regexp'
  | 'error'
  | 'arraybuffer'
  | 'view'
  | 'boxed'
  | 'opaque'
  | undefined;

type Class = abstract new (...args: never[]) => object;

const CLASSES: readonly [Class, NonNullable<Brand>][] = [
  [Error, 'error'],
  [Date, 'date'],
  [Map, 'map'],
  [Set, 'set'],
  [RegExp, 'regexp'],
  [ArrayBuffer, 'arraybuffer'],
  [Promise, 'opaque'],
  [WeakMap, 'opaque'],
  [WeakSet, 'opaque'],
  [WeakRef, 'opaque'],
  [Number, 'boxed'],
  [String, 'boxed'],
  [Boolean, 'boxed'],
];

/** By the name that `Object.prototype.toString` gives: objects of another realm are not instances of our classes. */
const TAGS: Readonly<Record<string, NonNullable<Brand>>> = {
  Error: 'error',
  DOMException: 'error',
  Date: 'date',
  Map: 'map',
  Set: 'set',
  RegExp: 'regexp',
  ArrayBuffer: 'arraybuffer',
  SharedArrayBuffer: 'arraybuffer',
  Number: 'boxed',
  String: 'boxed',
  Boolean: 'boxed',
  BigInt: 'boxed',
  Symbol: 'boxed',
};

/** Built-in objects whose content cannot be read, and the `$type` they are written with. */
const OPAQUE: Readonly<Record<string, string>> = {
  Promise: 'promise',
  WeakMap: 'weakmap',
  WeakSet: 'weakset',
  WeakRef: 'weakref',
  FinalizationRegistry: 'finalizationregistry',
  Generator: 'generator',
  AsyncGenerator: 'asyncgenerator',
};

/**
 * What kind of built-in an object is. An object that only says so (by its `Symbol.toStringTag`) is not taken in.
 *
 * @param object - anything but a plain object or an array
 * @throws what a hostile proxy or getter throws
 */
export function brandOf(object: object): Brand {
  if (ArrayBuffer.isView(object)) {
    return 'view';
  }
  for (const [type, brand] of CLASSES) {
    if (object instanceof type) {
      return brand;
    }
  }
  const tag = tagOf(object);
  const brand = Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined;
  if (brand !== undefined) {
    // A tag of one's own is visible as a property; those of the error, date and boxed kinds are not.
    return Symbol.toStringTag in object && !isGenuine(object, tag) ? undefined : brand;
  }
  if (Object.hasOwn(OPAQUE, tag)) {
    return 'opaque';
  }
  // Host objects (URL, Headers, iterators …) keep their content out of reach: `{}` would hide that there is any.
  return tag !== 'Object' && Object.keys(object).length === 0 ? 'opaque' : undefined;
}

/** The `$type` of an object that `brandOf` calls opaque. */
export function opaqueName(object: object): string {
  const tag = tagOf(object);
  return Object.hasOwn(OPAQUE, tag) ? (OPAQUE[tag] as string) : 'opaque';
}

/** `Map`, `Date` …: the name that the language gives to an object. */
export function tagOf(object: object): string {
  return Object.prototype.toString.call(object).slice(8, -1);
}

const PROBES: Readonly<Record<string, (object: object) => unknown>> = {
  Map: (object) => Map.prototype.has.call(object, 0),
  Set: (object) => Set.prototype.has.call(object, 0),
  ArrayBuffer: (object) => ArrayBuffer.prototype.slice.call(object, 0, 0),
  SharedArrayBuffer: (object) => SharedArrayBuffer.prototype.slice.call(object, 0, 0),
  BigInt: (object) => BigInt.prototype.valueOf.call(object as never),
  Symbol: (object) => Symbol.prototype.valueOf.call(object as never),
  DOMException: () => true,
};

function isGenuine(object: object, tag: string): boolean {
  try {
    const probe = PROBES[tag];
    probe?.(object);
    return probe !== undefined;
  } catch {
    return false;
  }
}

/** The constructor's name of a view: `Uint8Array`, `DataView` … (a Node Buffer is a `Uint8Array`). */
export function viewName(view: ArrayBufferView): string {
  const tag = Object.getOwnPropertyDescriptor(
    Object.getPrototypeOf(Uint8Array.prototype),
    Symbol.toStringTag,
  )?.get;
  return (tag?.call(view) as string | undefined) ?? 'DataView';
}
