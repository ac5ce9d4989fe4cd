import type { ErrorRecord } from '../schema.js';
import { tagOf } from './brand.js';
import { encodeValue } from './encode.js';
import { OwnData } from './ownData.js';
import { preview } from './preview.js';

const MAX_DEPTH = 20;
/** Errors that hold one another many times over could grow without end; this many are enough for anybody. */
const MAX_RECORDS = 2000;

/**
 * What was thrown, in the form in which it is recorded: plain data that can be sent and written by `JSON.stringify`
 * (or `encodeError`) as it is. `thrown` is in the words of `encodeValue`, so do not encode it again.
 *
 * @param error - anything that can be thrown
 * @returns never throws
 */
export function errorRecord(error: unknown): ErrorRecord {
  return new Recorder().record(error);
}

/** What was thrown, as the JSON text of its record. */
export function encodeError(error: unknown): string {
  return JSON.stringify(errorRecord(error));
}

class Recorder {
  private readonly open: unknown[] = [];
  private records = 0;
  private readonly data = new OwnData({
    error: (error) => new Error(read(error, 'message', asText)),
  });

  record(error: unknown): ErrorRecord {
    if (!isErrorLike(error)) {
      const text = encodeValue(error);
      return { name: 'NonError', thrown: JSON.parse(text), message: preview(text, 200) };
    }
    const record: ErrorRecord = {
      name: read(error, 'name', asText) ?? 'Error',
      message: read(error, 'message', asText) ?? '',
    };
    if (this.open.includes(error)) {
      return { name: 'Circular', message: `the same error again: ${record.name}: ${record.message}` };
    }
    this.records += 1;
    if (this.records > MAX_RECORDS || this.open.length >= MAX_DEPTH) {
      return { name: 'Cut', message: `and more: ${record.name}: ${record.message}` };
    }
    this.open.push(error);
    this.rest(error, record);
    this.open.pop();
    return record;
  }

  private rest(error: object, record: ErrorRecord): void {
    const stack = read(error, 'stack', (value) => (typeof value === 'string' ? value : undefined));
    if (stack !== undefined) {
      record.stack = stack;
    }
    const code = read(error, 'code', (value) =>
      typeof value === 'string' || Number.isFinite(value) ? (value as string | number) : undefined,
    );
    if (code !== undefined) {
      record.code = code;
    }
    if (read(error, 'cause', (value) => value !== undefined)) {
      record.cause = read(error, 'cause', (cause) => this.record(cause));
    }
    const errors = read(error, 'errors', (value) => (Array.isArray(value) ? Array.from(value) : undefined));
    const known = ['name', 'message', 'stack', 'cause'];
    known.push(...(code === undefined ? [] : ['code']), ...(errors ? ['errors'] : []));
    const properties = this.data.of(error, known);
    if (properties) {
      record.properties = JSON.parse(encodeValue(properties));
    }
    if (errors) {
      record.errors = [];
      for (const each of errors) {
        record.errors.push(this.record(each));
        if (this.records > MAX_RECORDS) {
          break;
        }
      }
    }
  }
}

/** Errors of this realm and others, and what has the message and the stack of one. */
function isErrorLike(thrown: unknown): thrown is object {
  if (typeof thrown !== 'object' || thrown === null) {
    return false;
  }
  try {
    return (
      thrown instanceof Error ||
      tagOf(thrown) === 'Error' ||
      (typeof (thrown as Error).stack === 'string' && typeof (thrown as Error).message === 'string')
    );
  } catch {
    return false;
  }
}

/** A property of something hostile, or undefined when it cannot be read. */
function read<T>(object: object, key: string, use: (value: unknown) => T): T | undefined {
  try {
    return use((object as Record<string, unknown>)[key]);
  } catch {
    return undefined;
  }
}

function asText(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
