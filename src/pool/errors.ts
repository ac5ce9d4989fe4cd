import { define } from '../record/values/define.js';
import type { WireError } from '../worker/wire.js';
import { revived } from './errorProperties.js';

/**
 * Time was over: of `get(timeout)` or `next(timeout)`, whose task goes on; or of a task that ran longer than its `timeout`,
 * whose worker has been ended and replaced.
 */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * A result that cannot be sent back to the caller, such as a function: its preview and the reason are in the message. As in
 * CPython (Lib/multiprocessing/pool.py, `MaybeEncodingError`).
 */
export class MaybeEncodingError extends Error {
  override readonly name = 'MaybeEncodingError';
}

/** The worker died while it was on this task, or before this task's result had reached the caller. */
export class WorkerDiedError extends Error {
  override readonly name = 'WorkerDiedError';
  /** Its exit code; null where it was ended by a signal, or where there is none. */
  readonly exitCode: number | null;
  /** `SIGKILL` and the like; null where it ended by itself. */
  readonly signal: string | null;
  /** What the task was given: the input of a map, the list of arguments of an apply or starmap. */
  readonly input: unknown;

  /** @internal */
  constructor(
    message: string,
    how: { exitCode: number | null; signal: string | null; input: unknown },
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    ({ exitCode: this.exitCode, signal: this.signal, input: this.input } = how);
  }
}

/** `terminate` cut this work short, or it never began. */
export class TerminatedError extends Error {
  override readonly name = 'TerminatedError';
}

/** A task threw something that is no error; `thrown` is what it threw. */
export class NonError extends Error {
  override readonly name = 'NonError';
  /** What was thrown. */
  readonly thrown: unknown;

  /** @internal */
  constructor(message: string, thrown: unknown) {
    super(message);
    this.thrown = thrown;
  }
}

/** The function could not be had in a worker: its file cannot be imported (`cause` says why) or has no such function. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

const BUILT_IN: Record<string, new (message: string) => Error> = {
  EvalError,
  MaybeEncodingError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/**
 * The error a task threw, as an instance the caller can tell apart: of its own class where that is a built-in one,
 * else an Error with its name. Message, stack, code, cause and its own properties are the worker's.
 */
export function errorFrom(wire: WireError): Error {
  if (wire.kind === 'thrown') {
    return new NonError(wire.message, 'value' in wire ? wire.value : wire.message);
  }
  const Class = Object.hasOwn(BUILT_IN, wire.name) ? BUILT_IN[wire.name] : undefined;
  const error = wire.errors
    ? new AggregateError(wire.errors.map(partFrom), wire.message)
    : new (Class ?? Error)(wire.message);
  const stack = wire.stack ?? `${wire.name}: ${wire.message}`;
  define(error, 'stack', stack, false);
  if (error.name !== wire.name) {
    define(error, 'name', wire.name, false);
  }
  if (wire.cause) {
    define(error, 'cause', partFrom(wire.cause), false);
  }
  if (wire.code !== undefined) {
    define(error, 'code', wire.code);
  }
  if (wire.properties) {
    const properties = revived(wire.properties, errorFrom);
    for (const key of Object.keys(properties)) {
      define(error, key, properties[key]);
    }
  }
  return error;
}

/** A cause, or one of an error's `errors`: what is no error there is itself, where it could be sent. */
function partFrom(wire: WireError): unknown {
  return wire.kind === 'thrown' && 'value' in wire ? wire.value : errorFrom(wire);
}
