import * as l10n from '@vscode/l10n';
import { nearest } from './spelling.js';

/** What the options are called elsewhere: in Python, and in other pools. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  processes: 'workers',
  threads: 'workers',
  size: 'workers',
};

/**
 * Looks for an option that there is not. Keys of the prototype do not count, nor does an option that is undefined.
 *
 * @returns a sentence that names it and the nearest there is; null when there is none
 */
export function unknownOption(options: object, known: readonly string[]): string | null {
  for (const key in options) {
    if (
      !known.includes(key) &&
      Object.hasOwn(options, key) &&
      (options as Record<string, unknown>)[key] !== undefined
    ) {
      return unknownInWords(key, known);
    }
  }
  return null;
}

function unknownInWords(key: string, known: readonly string[]): string {
  const none = l10n.t('There is no option {0}.', key);
  const hint = nearestInWords(key, known) ?? l10n.t('The options are {0}.', known.join(', '));
  return l10n.t('{0} {1}', none, hint);
}

/** Asks whether the nearest of the known names is meant; null where none is near. */
export function nearestInWords(key: string, known: readonly string[]): string | null {
  const other = Object.hasOwn(ELSEWHERE, key) ? ELSEWHERE[key] : undefined;
  const guess = other !== undefined && known.includes(other) ? other : nearest(key, known)[0];
  return guess === undefined ? null : l10n.t('Do you mean {0}?', guess);
}
