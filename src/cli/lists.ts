import { RequestError } from '../errors.js';
import { faultOf, isWithin, type Limit, numberIn } from '../limits.js';

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

/** Whether a text is a number within a limit. */
export function isNumber(text: string, limit: Limit): boolean {
  return isWithin(limit, numberIn(text));
}

/**
 * Reads a number.
 *
 * @param option - how messages call it
 * @param otherwise - what it is when nothing is given
 * @throws RequestError for what is none, or not within the limit
 */
export function numberOf<T>(
  option: string,
  limit: Limit,
  text: string | undefined,
  otherwise: T,
): number | T {
  if (text === undefined) {
    return otherwise;
  }
  const number = numberIn(text);
  const fault = faultOf(option, limit, number ?? text);
  if (fault !== null) {
    throw new RequestError(fault);
  }
  return number as number;
}

/** Reads numbers with commas between. @throws RequestError as `listOf` */
export function numbersOf(option: string, limit: Limit, text: string): number[] {
  const isLarge = text.split(',').some((entry) => (numberIn(entry) ?? 0) > limit.most);
  const allowed = `whole numbers of ${isLarge ? `at most ${limit.most}` : `at least ${limit.least}`}`;
  const is = (entry: string): entry is string => isNumber(entry, limit);
  return [...new Set(listOf(option, text, is, allowed).map(Number))];
}
