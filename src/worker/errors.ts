import { fileURLToPath } from 'node:url';
import { types } from 'node:util';
import { OwnData } from '../record/values/ownData.js';
import { encodeValue, preview } from '../record/values.js';
import { copyOf } from './copy.js';
import { unmarked } from './evaluate.js';
import { plainStack } from './plainStack.js';
import type { WireError, WireProperties } from './wire.js';

/** Causes of causes, and errors within errors, are followed so deep. */
const DEEPEST = 8;
/** An error may hold so many others, all in all. */
const MOST = 1000;
/** The file this code is bundled into, as stack frames name it. */
const OURS = fileURLToPath(import.meta.url);

/**
 * Anything that was thrown, in a form that can be sent and loses nothing a person needs. Never throws itself: what was
 * thrown may be a proxy, have getters that throw, or hold itself.
 *
 * @param thrown - what `catch` got
 */
export function wireError(thrown: unknown): WireError {
  return new Wirer().error(thrown);
}

type Told = Extract<WireError, { kind: 'error' }>;

/** One error and what it holds. */
class Wirer {
  private count = 0;
  /** Those that are being told, outermost first. */
  private readonly open: unknown[] = [];
  private properties: WireProperties | null = null;
  /** Most errors have no data of their own: it is made for the first that has. */
  private data: OwnData | undefined;

  error(thrown: unknown): WireError {
    if (!isErrorLike(thrown)) {
      return wireThrown(thrown);
    }
    const error: Told = {
      kind: 'error',
      name: text(() => thrown.name) ?? 'Error',
      message: text(() => thrown.message) ?? '',
    };
    if (this.open.includes(thrown)) {
      return { ...error, name: 'Circular', message: `the same error again: ${error.name}: ${error.message}` };
    }
    if (this.open.length > DEEPEST || ++this.count > MOST) {
      return { ...error, name: 'Cut', message: `and more: ${error.name}: ${error.message}` };
    }
    this.open.push(thrown);
    this.rest(thrown, error);
    this.open.pop();
    return error;
  }

  private rest(thrown: Error, error: Told): void {
    const known = ['name', 'message', 'stack', 'cause'];
    const stack = text(() => plainStack(thrown));
    if (stack !== undefined) {
      error.stack = withoutOurFrames(stack);
    }
    const code = attempt(() => (thrown as { code?: unknown }).code);
    if (typeof code === 'string' || typeof code === 'number') {
      error.code = code;
      known.push('code');
    }
    const cause = attempt(() => thrown.cause);
    if (cause !== undefined) {
      error.cause = this.error(cause);
    }
    const errors = attempt(() => (thrown as { errors?: unknown }).errors);
    if (Array.isArray(errors)) {
      error.errors = this.errors(errors);
      known.push('errors');
    }
    const names = attempt(() => Object.keys(thrown)) ?? [];
    if (names.some((name) => !known.includes(name))) {
      this.own(thrown, known, error);
    }
  }

  private own(thrown: Error, known: readonly string[], error: Told): void {
    this.data ??= new OwnData({
      error: (inner, path) => {
        this.properties?.errors.push([[...path], this.error(inner)]);
        return null;
      },
      buffer: (path) => this.properties?.buffers.push([...path]),
    });
    const outer = this.properties;
    this.properties = { data: {}, errors: [], buffers: [] };
    const data = this.data.of(thrown, known);
    if (data !== undefined) {
      error.properties = { ...this.properties, data };
    }
    this.properties = outer;
  }

  private errors(errors: unknown[]): WireError[] {
    const told: WireError[] = [];
    const length = attempt(() => errors.length) ?? 0;
    for (let i = 0; i < length; i++) {
      if (++this.count > MOST) {
        told.push({ kind: 'error', name: 'Cut', message: `and ${length - i} more` });
        break;
      }
      told.push(this.error(attempt(() => errors[i])));
    }
    return told;
  }
}

/** The user's frames end where ours begin: what called the user's function is of no use to the person. */
function withoutOurFrames(stack: string): string {
  const lines = stack.split('\n');
  const ours = lines.findIndex((line) => /^\s+at /.test(line) && line.includes(OURS));
  const theirs = ours < 0 ? lines : lines.slice(0, ours);
  return theirs.map((line) => (/^\s+at /.test(line) ? unmarked(line) : line)).join('\n');
}

function wireThrown(thrown: unknown): WireError {
  const encoded = encodeValue(thrown);
  const wire: WireError = { kind: 'thrown', text: encoded, message: preview(encoded, 200) };
  try {
    wire.value = copyOf(thrown);
  } catch {
    // A symbol, a function …: its text is all that can be sent.
  }
  return wire;
}

/** Errors of another realm (a `vm` context) are errors, too, though not instances of this realm's Error. */
function isErrorLike(thrown: unknown): thrown is Error {
  return attempt(() => types.isNativeError(thrown) || thrown instanceof Error || saysError(thrown)) ?? false;
}

function saysError(thrown: unknown): boolean {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    Object.prototype.toString.call(thrown) === '[object Error]'
  );
}

function text(get: () => unknown): string | undefined {
  const got = attempt(get);
  return got === undefined ? undefined : attempt(() => String(got));
}

function attempt<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}
