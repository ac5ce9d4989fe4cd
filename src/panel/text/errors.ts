import * as l10n from '@vscode/l10n';
import type { ErrorRecord } from '../../record/schema.js';
import { readable } from './values.js';

/**
 * Reads an error's JSON text. One that was cut still gives its name and message where they stand.
 */
export function readError(json: string | undefined): ErrorRecord | null {
  if (json === undefined || json === '') {
    return null;
  }
  try {
    const value: unknown = JSON.parse(json);
    return isError(value) ? value : { name: 'NonError', message: readable(value) };
  } catch {
    const field = (name: string) => {
      const found = new RegExp(`"${name}":\\s*"((?:[^"\\\\]|\\\\.)*)`).exec(json)?.[1];
      return found === undefined ? undefined : unescapeText(found);
    };
    return { name: field('name') ?? 'Error', message: field('message') ?? json };
  }
}

function unescapeText(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

export function isError(value: unknown): value is ErrorRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as ErrorRecord).name === 'string' &&
    typeof (value as ErrorRecord).message === 'string'
  );
}

/** An error in one line: `RangeError: out of reach`. */
export function errorLine(error: ErrorRecord): string {
  if (error.name === 'NonError') {
    return l10n.t('thrown: {0}', error.thrown === undefined ? error.message : readable(error.thrown));
  }
  const message = error.message.split('\n', 1)[0] ?? '';
  return message === '' ? error.name : `${error.name}: ${message}`;
}
