import { fileURLToPath } from 'node:url';
import { encodeValue, preview } from '../record/values.js';
import { copyOf } from './copy.js';
import { unmarked } from './evaluate.js';
import type { WireError } from './wire.js';

const DEEPEST = 8;
/** The file this code is bundled into, as stack frames name it. */
const OURS = fileURLToPath(import.meta.url);

/**
 * Anything that was thrown, in a form that can be sent and loses nothing a person needs. Never throws itself: what was
 * thrown may be a proxy, have getters that throw, or hold itself.
 *
 * @param thrown - what `catch` got
 */
export function wireError(thrown: unknown, depth = 0): WireError {
  if (!isErrorLike(thrown)) {
    return wireThrown(thrown);
  }
  const error: WireError = {
    kind: 'error',
    name: text(() => thrown.name) ?? 'Error',
    message: text(() => thrown.message) ?? '',
  };
  const stack = text(() => thrown.stack);
  if (stack !== undefined) {
    error.stack = withoutOurFrames(stack);
  }
  const code = attempt(() => (thrown as { code?: unknown }).code);
  if (typeof code === 'string' || typeof code === 'number') {
    error.code = code;
  }
  if (depth < DEEPEST) {
    const cause = attempt(() => thrown.cause);
    if (cause !== undefined) {
      error.cause = wireError(cause, depth + 1);
    }
    const errors = attempt(() => (thrown as { errors?: unknown }).errors);
    if (Array.isArray(errors)) {
      error.errors = errors.map((each) => wireError(each, depth + 1));
    }
  }
  return error;
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
  return (
    attempt(
      () =>
        thrown instanceof Error ||
        (typeof thrown === 'object' &&
          thrown !== null &&
          Object.prototype.toString.call(thrown) === '[object Error]'),
    ) ?? false
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
