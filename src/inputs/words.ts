import path from 'node:path';
import * as l10n from '@vscode/l10n';

/** What a value is, in words for a sentence: "the number 42", "an object with the keys a, b", "a function (load)". */
export function inWords(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'undefined';
    case 'string':
      return l10n.t('the string {0}', shorten(JSON.stringify(value), 40));
    case 'function': {
      const what = /^class\b/.test(Function.prototype.toString.call(value))
        ? l10n.t('a class')
        : l10n.t('a function');
      return value.name === '' ? what : `${what} (${value.name})`;
    }
    case 'symbol':
      return l10n.t('a symbol');
    case 'object':
      return value === null ? 'null' : objectInWords(value);
    case 'boolean':
      return l10n.t('the boolean {0}', String(value));
    case 'bigint':
      return l10n.t('the bigint {0}', String(value));
    default:
      return l10n.t('the number {0}', String(value));
  }
}

function objectInWords(value: object): string {
  if (Array.isArray(value)) {
    return l10n.t('an array of {0}', value.length);
  }
  const maker = Object.getPrototypeOf(value)?.constructor?.name;
  if (typeof maker === 'string' && maker !== '' && maker !== 'Object') {
    return /^[AEIOU]/.test(maker) ? l10n.t('an {0}', maker) : l10n.t('a {0}', maker);
  }
  const keys = Object.keys(value);
  if (keys.length === 0) {
    return l10n.t('an empty object');
  }
  const named = `${shorten(keys.slice(0, 5).join(', '), 80)}${keys.length > 5 ? ', …' : ''}`;
  return keys.length === 1
    ? l10n.t('an object with the key {0}', named)
    : l10n.t('an object with the keys {0}', named);
}

/** What was thrown, in words: an error's name and message, or the value itself. */
export function thrownInWords(thrown: unknown): string {
  if (thrown instanceof Error || (typeof thrown === 'object' && thrown !== null && 'message' in thrown)) {
    const { name, message } = thrown as Error;
    return `${name ?? 'Error'}: ${message}`;
  }
  return inWords(thrown);
}

/** Text on one line and at most `length` characters long. */
export function shorten(text: string, length: number): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** A path as a person would write it in this directory: relative below it, absolute elsewhere. */
export function pathInWords(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative === '' ? '.' : relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}
