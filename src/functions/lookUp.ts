import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { canonicalPath } from '../functionPath.js';
import { nearest } from '../spelling.js';
import type { FoundFunction } from './types.js';

/** More names than this are counted instead of listed. */
const LISTED = 20;

/**
 * The function a person asked for, by its name or by what it is exported as.
 * @param fileName for messages only
 * @throws RequestError when there is none (with the names that are there, the nearest first), or none that can be run
 */
export function lookUp(
  found: readonly FoundFunction[],
  name: string,
  fileName = l10n.t('this file'),
): FoundFunction {
  const match = matching(found, name);
  if (match === undefined) {
    throw new RequestError(notThere(found, name, fileName));
  }
  if (!match.runnable) {
    throw new RequestError(`${fileName}:${match.line}: ${match.reason}`);
  }
  return match;
}

/** As `lookUp`, but gives what is not runnable too, and `undefined` where there is nothing of that name. */
export function matching(found: readonly FoundFunction[], name: string): FoundFunction | undefined {
  const path = canonicalPath(name);
  const named = found.filter((f) => f.name === name || f.name === path);
  const alias = found.filter((f) => f.exportedAs.includes(path));
  return named.find((f) => f.runnable) ?? alias.find((f) => f.runnable) ?? named[0] ?? alias[0];
}

function notThere(found: readonly FoundFunction[], name: string, fileName: string): string {
  const runnable = unique(found.filter((f) => f.runnable));
  const [guess] = nearest(name, runnable);
  if (runnable.length === 0) {
    const closest = nearest(name, unique(found))[0];
    const reason = found.find((f) => f.name === (closest ?? found[0]?.name))?.reason;
    return reason === undefined
      ? l10n.t('{0} has no function {1}, and none that can be run.', fileName, name)
      : l10n.t('{0} has no function {1}, and none that can be run: {2}', fileName, name, reason);
  }
  const others = runnable.slice(0, LISTED).join(', ');
  const none =
    guess === undefined
      ? l10n.t('{0} has no function {1}.', fileName, name)
      : l10n.t('{0} has no function {1}: did you mean {2}?', fileName, name, guess);
  const has =
    runnable.length > LISTED
      ? l10n.t('It has {0} and {1} more.', others, runnable.length - LISTED)
      : l10n.t('It has {0}.', others);
  return l10n.t('{0} {1}', none, has);
}

function unique(found: readonly FoundFunction[]): string[] {
  return [...new Set(found.map((f) => f.name))];
}
