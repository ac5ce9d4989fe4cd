import { type ErrorRecord, Status } from '../record/schema.js';
import type { WireError } from '../worker/wire.js';
import { errorFrom, LoadError, TerminatedError, TimeoutError, WorkerDiedError } from './errors.js';
import type { Death } from './lane.js';

/** Why a task has no value: its status, the error its caller gets, and that error as it came from the worker. */
export interface Ending {
  status: number;
  error: Error;
  wire?: WireError;
}

export function failed(wire: WireError): Ending {
  return { status: Status.failed, error: errorFrom(wire), wire };
}

export function unloaded(wire: WireError): Ending {
  const cause = errorFrom(wire);
  return { status: Status.failed, error: new LoadError(cause.message, { cause }) };
}

export function timedOut(limit: number): Ending {
  const error = new TimeoutError(`The task took longer than ${limit} ms; its worker was ended and replaced.`);
  return { status: Status.timedOut, error };
}

export function cancelled(): Ending {
  return {
    status: Status.cancelled,
    error: new TerminatedError('The pool was terminated while this task ran.'),
  };
}

/** `cancelled`, for a task whose function had ended, though its result was not back yet. */
export function cancelledUnsent(): Ending {
  const error = new TerminatedError(
    'The pool was terminated after this task had ended, before its result was back.',
  );
  return { status: Status.cancelled, error };
}

export function notRun(
  error: Error = new TerminatedError('The pool was terminated before this task started.'),
): Ending {
  return { status: Status.notRun, error };
}

export function crashed(death: Death): Ending {
  return { status: Status.crashed, error: diedError(death, 'The worker died while it was on this task') };
}

/** `crashed`, for a task whose function had ended, though its result was lost with the worker. */
export function crashedUnsent(death: Death): Ending {
  const what = 'This task had ended, but the worker died before its result was sent back';
  return { status: Status.crashed, error: diedError(death, what) };
}

export function diedError(death: Death, what: string): WorkerDiedError {
  const cause = death.error === null ? undefined : errorFrom(death.error);
  return new WorkerDiedError(`${what}: ${howItDied(death)}.`, death.exitCode, death.signal, cause);
}

/** In words, for the record and the error's message. */
export function howItDied({ exitCode, signal, error }: Death): string {
  if (error?.kind === 'error' && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return 'it ran out of memory';
  }
  if (error) {
    const what = error.kind === 'error' ? `${error.name}: ${error.message}` : error.message;
    return `nothing caught ${what}`;
  }
  return signal ? `it was ended by ${signal}` : `it exited with code ${exitCode}`;
}

/** The record's form of an error that came over the wire. */
export function wireRecord(wire: WireError): ErrorRecord {
  if (wire.kind === 'thrown') {
    return { name: 'NonError', message: wire.message, thrown: JSON.parse(wire.text) };
  }
  const { name, message, stack, code, cause, errors } = wire;
  return {
    name,
    message,
    ...(stack !== undefined && { stack }),
    ...(code !== undefined && { code }),
    ...(cause && { cause: wireRecord(cause) }),
    ...(errors && { errors: errors.map(wireRecord) }),
  };
}

/** The record's form of an error of ours. Without its stack, which would show our code and not the user's. */
export function ownRecord(error: Error): ErrorRecord {
  const record: ErrorRecord = { name: error.name, message: error.message };
  if (error instanceof WorkerDiedError) {
    record.code = error.signal ?? error.exitCode ?? 'unknown';
  }
  if (error.cause instanceof Error) {
    const { name, message, stack } = error.cause;
    record.cause = { name, message, stack };
    record.stack = stack ?? '';
  }
  return record;
}
