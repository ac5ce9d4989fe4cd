import { RequestError } from '../errors.js';

/**
 * Reads a list with commas between.
 *
 * @param option - how messages call it
 * @param is - whether one entry is right
 * @param allowed - what is, in words
 * @throws RequestError for an empty list and for an entry that is wrong
 */
export function listOf<T extends string>(
  option: string,
  text: string,
  is: (entry: string) => entry is T,
  allowed: string,
): T[] {
  const entries = text.split(',').map((entry) => entry.trim());
  const wrong = entries.find((entry) => !is(entry));
  if (wrong !== undefined) {
    throw new RequestError(
      `${option} takes ${allowed}, with commas between; ${JSON.stringify(wrong)} is none.`,
    );
  }
  return [...new Set(entries as T[])];
}

/** Whether a text is one of some names. */
export function isRuleName<T extends string>(text: string, names: readonly T[]): text is T {
  return (names as readonly string[]).includes(text);
}

/** Whether a text is a whole number of at least 1. */
export function isCount(text: string): text is string {
  return /^[1-9]\d*$/.test(text);
}
