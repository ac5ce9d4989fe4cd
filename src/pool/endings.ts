import { fileURLToPath } from 'node:url';
import { type ErrorRecord, Status } from '../record/schema.js';
import { encodeValue, preview } from '../record/values.js';
import { wireError } from '../worker/errors.js';
import type { WireError } from '../worker/wire.js';
import { revived } from './errorProperties.js';
import { errorFrom, LoadError, TerminatedError, TimeoutError, WorkerDiedError } from './errors.js';
import { lateImport as lateInWords } from './importWords.js';
import type { Death } from './lane.js';

/** Why a task has no value: its status, the error its caller gets, and that error as it came from the worker. */
export interface Ending {
  status: number;
  /** An Error, but for what an AbortSignal was aborted with, which can be anything. */
  error: unknown;
  wire?: WireError;
}

export function failed(wire: WireError): Ending {
  return { status: Status.failed, error: errorFrom(wire), wire };
}

export function unloaded(wire: WireError): Ending {
  const cause = errorFrom(wire);
  return { status: Status.failed, error: new LoadError(cause.message, { cause }) };
}

/** The import of a file took longer than it may (ms). */
export function lateImport(url: string, limit: number): WireError {
  return { kind: 'error', name: 'LoadError', message: lateInWords(fileURLToPath(url), limit) };
}

export function timedOut(limit: number): Ending {
  const error = new TimeoutError(`The task took longer than ${limit} ms; its worker was ended and replaced.`);
  return { status: Status.timedOut, error };
}

/** @param reason - what its job was aborted with; without it, the pool was terminated */
export function cancelled(
  reason: unknown = new TerminatedError('The pool was terminated while this task ran.'),
): Ending {
  return { status: Status.cancelled, error: reason };
}

/** `cancelled`, for a task whose function had ended, though its result was not back yet. */
export function cancelledUnsent(): Ending {
  const error = new TerminatedError(
    'The pool was terminated after this task had ended, before its result was back.',
  );
  return { status: Status.cancelled, error };
}

export function terminated(): TerminatedError {
  return new TerminatedError('The pool was terminated before this task started.');
}

export function unwanted(): Ending {
  return notRun(new TerminatedError('The iteration was ended before this task started.'));
}

export function notRun(error: unknown): Ending {
  return { status: Status.notRun, error };
}

/** @param index - of the task in its call @param input - what it was on */
export function crashed(death: Death, index: number, input: unknown): Ending {
  const what = `The worker died while it was on input ${index}, ${inWords(input)}`;
  return { status: Status.crashed, error: diedError(death, what, input) };
}

/** `crashed`, for a task whose function had ended, though its result was lost with the worker. */
export function crashedUnsent(death: Death, index: number, input: unknown): Ending {
  const what = `The task of input ${index}, ${inWords(input)}, had ended, but the worker died before its result was sent back`;
  return { status: Status.crashed, error: diedError(death, what, input) };
}

function inWords(input: unknown): string {
  return preview(encodeValue(input), 80);
}

export function diedError(death: Death, what: string, input?: unknown): WorkerDiedError {
  const cause = death.error === null ? undefined : errorFrom(death.error);
  return new WorkerDiedError(`${what}: ${howItDied(death)}.`, { ...death, input }, cause);
}

/** In words, for the record and the error's message. */
export function howItDied({ exitCode, signal, error, silence }: Death): string {
  if (silence !== undefined) {
    return `it was ended because ${silence}`;
  }
  if (error?.kind === 'error' && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return 'it ran out of memory';
  }
  if (error?.kind === 'error' && error.name === 'LoadError') {
    return error.message.replace(/\.$/, '');
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
  const { name, message, stack, code, cause, errors, properties } = wire;
  return {
    name,
    message,
    ...(stack !== undefined && { stack }),
    ...(code !== undefined && { code }),
    ...(cause && { cause: wireRecord(cause) }),
    ...(errors && { errors: errors.map(wireRecord) }),
    ...(properties && { properties: JSON.parse(encodeValue(revived(properties, errorFrom))) }),
  };
}

/** The record's form of an error of ours. Without its stack, which would show our code and not the user's. */
export function ownRecord(error: unknown): ErrorRecord {
  if (!(error instanceof Error)) {
    return wireRecord(wireError(error));
  }
  const record: ErrorRecord = { name: error.name, message: error.message };
  if (error instanceof WorkerDiedError) {
    record.code = error.signal ?? error.exitCode ?? 'unknown';
  }
  if (error.cause instanceof Error) {
    record.cause = wireRecord(wireError(error.cause));
    record.stack = error.cause.stack ?? '';
  }
  return record;
}
