import { type Brand, brandOf, viewName } from './brand.js';
import { define } from './define.js';

/** So deep an error's own data are followed; a value that is one level too deep is a text that says so. */
const DEEPEST = 8;
/** So many members an error's own data may have, with its causes and all it holds, and so many one list or object. */
const MOST_MEMBERS = 10_000;
const MOST_IN_ONE = 1000;
/** So many characters and bytes they may have together, and so many one text or array of bytes. */
const MOST_CHARACTERS = 1_000_000;
const LONGEST = 200_000;

/** For what is no data, or cannot be read. */
const NOTHING = Symbol('nothing');

type Path = readonly (string | number)[];

/** Told of what the copy has no data for. */
export interface Finds {
  /** An error was found at a place. @returns what stands there in the copy */
  error(error: object, path: Path): unknown;
  /** A Node.js Buffer was found at a place: the copy has its bytes. */
  buffer?(path: Path): void;
}

/**
 * Copies what errors carry along (`statusCode`, `details`, `path` …), as plain data that is safe to send and to write
 * down. Nothing of the user's is behind the copy, and it has bounds: an error may hold half the program (a request with its
 * sockets). Functions, symbols, promises and the like are left out, and so is what throws when it is read; where data
 * were cut, a text in their place says so.
 */
export class OwnData {
  private members = 0;
  private characters = 0;
  /** The objects that are being copied, and their copies: to meet one of them again is a cycle. */
  private readonly open = new Map<object, unknown>();

  constructor(private readonly finds: Finds) {}

  /**
   * The own enumerable properties of an error.
   *
   * @param error - anything that was thrown; may be hostile
   * @param known - names of those that are told otherwise
   * @returns undefined where there are none
   */
  of(error: object, known: readonly string[]): Record<string, unknown> | undefined {
    const names = attempt(() => Object.keys(error));
    const copy = Array.isArray(names)
      ? this.named(
          error,
          names.filter((name) => !known.includes(name)),
          [],
        )
      : {};
    return Object.keys(copy).length === 0 ? undefined : copy;
  }

  private named(object: object, names: readonly string[], path: Path, copy = {}): Record<string, unknown> {
    for (const [at, name] of names.entries()) {
      if (this.isFull(at)) {
        define(copy, '…', `${names.length - at} more`);
        break;
      }
      const value = this.member(object, name, path);
      if (value !== NOTHING) {
        define(copy, name, value);
      }
    }
    return copy;
  }

  /** @param at - so many members of one list or object have been copied */
  private isFull(at: number): boolean {
    return this.members >= MOST_MEMBERS || at >= MOST_IN_ONE;
  }

  private room(): number {
    return Math.min(LONGEST, MOST_CHARACTERS - this.characters);
  }

  private member(object: object, name: string | number, path: Path): unknown {
    this.members++;
    const found = attempt(() => (object as Record<string | number, unknown>)[name], NOTHING);
    return attempt(() => this.copy(found, [...path, name]), NOTHING);
  }

  private copy(value: unknown, path: Path): unknown {
    switch (typeof value) {
      case 'string':
        return this.text(value);
      case 'function':
      case 'symbol':
        return NOTHING;
      case 'object':
        return value === null ? null : this.object(value, path);
      default:
        return value;
    }
  }

  private text(value: string): string {
    const room = this.room();
    this.characters += Math.min(room, value.length);
    return value.length <= room ? value : `${value.slice(0, room)}… (${value.length - room} characters more)`;
  }

  private object(object: object, path: Path): unknown {
    if (this.open.has(object)) {
      return this.open.get(object);
    }
    const isList = Array.isArray(object);
    const brand = isList ? undefined : brandOf(object);
    if (brand === 'error') {
      return this.finds.error(object, path);
    }
    if (brand === 'opaque' || isEmitter(object)) {
      return NOTHING;
    }
    const special = brand === undefined ? undefined : this.special(brand, object, path);
    if (special !== undefined) {
      return special;
    }
    if (path.length > DEEPEST) {
      return `… (more than ${DEEPEST} levels deep)`;
    }
    return this.opened(
      object,
      path,
      isList ? [] : brand === 'map' ? new Map() : brand === 'set' ? new Set() : {},
    );
  }

  private opened(object: object, path: Path, copy: unknown): unknown {
    this.open.set(object, copy);
    try {
      if (Array.isArray(copy)) {
        this.list(object as unknown[], path, copy);
      } else if (copy instanceof Map) {
        Map.prototype.forEach.call(object, (value, key) => {
          if (!this.isFull(copy.size)) {
            copy.set(this.entry(key, path), this.entry(value, path));
          }
        });
        const more = (object as Map<unknown, unknown>).size - copy.size;
        if (more > 0) {
          copy.set('…', `${more} more`);
        }
      } else if (copy instanceof Set) {
        Set.prototype.forEach.call(object, (value) => {
          if (!this.isFull(copy.size)) {
            copy.add(this.entry(value, path));
          }
        });
        const more = (object as Set<unknown>).size - copy.size;
        if (more > 0) {
          copy.add(`… (${more} more)`);
        }
      } else {
        this.named(object, Object.keys(object), path, copy as object);
      }
      return copy;
    } finally {
      this.open.delete(object);
    }
  }

  private list(list: unknown[], path: Path, copy: unknown[]): void {
    const { length } = list;
    for (let i = 0; i < length; i++) {
      if (this.isFull(i)) {
        copy.push(`… (${length - i} more)`);
        break;
      }
      const value = this.member(list, i, path);
      copy.push(value === NOTHING ? undefined : value);
    }
  }

  /** A key or value of a Map or Set. An error among them is a text: it has no path. */
  private entry(value: unknown, path: Path): unknown {
    this.members++;
    const isError =
      typeof value === 'object' && value !== null && !Array.isArray(value) && brandOf(value) === 'error';
    const copy = isError ? String(value) : attempt(() => this.copy(value, [...path, '']), NOTHING);
    return copy === NOTHING ? undefined : copy;
  }

  /** A built-in object that is more than its own properties. */
  private special(brand: NonNullable<Brand>, object: object, path: Path): unknown {
    switch (brand) {
      case 'date':
        return new Date(Date.prototype.getTime.call(object));
      case 'regexp': {
        const { source, flags } = object as RegExp;
        return new RegExp(source, flags);
      }
      case 'boxed':
        return (object as { valueOf(): unknown }).valueOf();
      case 'arraybuffer':
        return this.bytes(new Uint8Array(object as ArrayBuffer), 'ArrayBuffer', (bytes) => bytes.buffer);
      case 'view':
        return this.view(object as ArrayBufferView, path);
      default:
        return undefined;
    }
  }

  private view(view: ArrayBufferView, path: Path): unknown {
    const name = viewName(view);
    const { buffer, byteOffset, byteLength } = view;
    return this.bytes(new Uint8Array(buffer, byteOffset, byteLength), name, (bytes) => {
      if (name !== 'Uint8Array') {
        const Class = (globalThis as unknown as Record<string, new (of: ArrayBuffer) => object>)[name];
        return Class === undefined ? bytes : new Class(bytes.buffer);
      }
      if (view.constructor?.name === 'Buffer') {
        this.finds.buffer?.(path);
      }
      return bytes;
    });
  }

  /** @returns what is made of a copy of the bytes, or a text when there is no room for it */
  private bytes(bytes: Uint8Array, name: string, make: (copy: Uint8Array<ArrayBuffer>) => object): unknown {
    if (bytes.length > this.room()) {
      return `… (${name} of ${bytes.length} bytes)`;
    }
    this.characters += bytes.length;
    return make(new Uint8Array(bytes));
  }
}

/** Streams, sockets, requests: they hold what runs, and are no data. */
function isEmitter(object: object): boolean {
  const { on, emit } = object as { on?: unknown; emit?: unknown };
  return typeof on === 'function' && typeof emit === 'function';
}

function attempt<T>(get: () => T): T | undefined;
function attempt<T, D>(get: () => T, otherwise: D): T | D;
function attempt<T>(get: () => T, otherwise?: unknown): unknown {
  try {
    return get();
  } catch {
    return otherwise;
  }
}
