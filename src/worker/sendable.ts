import { isConstant } from '../record/constant.js';
import { encodeValue, preview } from '../record/values.js';
import type { WireError } from './wire.js';

/**
 * Why a value cannot be sent to another thread or process.
 *
 * @param probe - throws when it cannot
 * @returns null when it can be sent
 */
export function unsendable(value: unknown, probe: (value: unknown) => void): string | null {
  if (isConstant(value)) {
    return null;
  }
  try {
    probe(value);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** What was thrown when a value was to be sent, in words. */
export function reasonOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } catch {
    return 'reading it throws';
  }
}

/** The error of a task whose result cannot be sent back, worded as CPython's `MaybeEncodingError` (pool.py). */
export function couldNotSend(value: unknown, reason: string): WireError {
  return {
    kind: 'error',
    name: 'MaybeEncodingError',
    message: `Error sending result: '${preview(encodeValue(value), 200)}'. Reason: '${reason}'`,
  };
}

/** The error of a task whose result was sent, and cannot be read by the caller. */
export function couldNotRead(reason: string): WireError {
  return {
    kind: 'error',
    name: 'MaybeEncodingError',
    message: `The result was sent and cannot be read. Reason: '${reason}'`,
  };
}

/** The error of a task whose input cannot be sent to a worker; nothing of it ran. */
export function couldNotSendArgument(argument: unknown, reason: string): WireError {
  return {
    kind: 'error',
    name: 'DataCloneError',
    message: `The input ${preview(encodeValue(argument), 200)} cannot be sent to a worker. Reason: '${reason}'`,
  };
}
