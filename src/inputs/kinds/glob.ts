import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import type { Batches } from '../batches.js';
import { toBatches } from '../batches.js';

/** Whether a text can be read as a glob: it has `*`, `?`, `[…]`, `{…}`, `(` or a leading `!`. */
export function isGlob(text: string): boolean {
  return /^!|(?<!\\)(?:[*?(]|\[[^\]]+\]|\{[^{}]*(?:,|\.\.)[^{}]*\})/.test(slashes(text));
}

/**
 * The absolute paths of the files that match, in order of name: by UTF-16 units, the same on every machine.
 * Files whose name begins with a dot match only when the pattern names the dot, what is in `node_modules` only when it names that;
 * links are not followed.
 * @throws RequestError when there are none
 */
export async function globBatches(
  pattern: string,
  { cwd, signal }: { cwd: string; signal?: AbortSignal },
): Promise<Batches> {
  const { glob } = await import('tinyglobby');
  const slashed = slashes(pattern);
  const found = await glob(slashed, {
    cwd,
    absolute: true,
    expandDirectories: false,
    onlyFiles: true,
    // A link may lead back above itself, and to a file that is in the list already.
    followSymbolicLinks: false,
    ignore: /(?:^|\/)node_modules(?:\/|$)/.test(slashed) ? [] : ['**/node_modules/**'],
    signal,
  });
  signal?.throwIfAborted();
  if (found.length === 0) {
    throw new RequestError(l10n.t('No file matches {0} in {1}.', pattern, cwd));
  }
  const files = [...new Set(found.map((file) => path.resolve(file)))];
  return toBatches(
    files.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    l10n.t('The glob'),
  );
}

/** On Windows a person writes `data\*.csv`; in a glob a backslash would escape. */
function slashes(pattern: string): string {
  return path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
}
