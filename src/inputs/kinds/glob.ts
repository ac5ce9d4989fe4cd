import { realpath, type Stats, stat } from 'node:fs';
import { realpath as realpathOf } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { FileSystemAdapter } from 'tinyglobby';
import { RequestError } from '../../errors.js';
import type { Batches } from '../batches.js';
import { toBatches } from '../batches.js';

/** Whether a text can be read as a glob: it has `*`, `?`, `[…]`, `{…}`, `(` or a leading `!`. */
export function isGlob(text: string): boolean {
  return /^!|(?<!\\)(?:[*?(]|\[[^\]]+\]|\{[^{}]*(?:,|\.\.)[^{}]*\})/.test(slashes(text));
}

/**
 * The absolute paths of the files that match, in order of name: by UTF-16 units, the same on every machine.
 * Files whose name begins with a dot match only when the pattern names the dot, what is in `node_modules` only when it names that.
 * Links to folders are not followed, and a file that is in the list comes by no link once more.
 * @throws RequestError when there are none
 */
export async function globBatches(
  pattern: string,
  { cwd, signal }: { cwd: string; signal?: AbortSignal },
): Promise<Batches> {
  const { glob } = await import('tinyglobby');
  const slashed = slashes(pattern);
  const links = new Map<string, string>();
  const found = await glob(slashed, {
    cwd,
    absolute: true,
    expandDirectories: false,
    onlyFiles: true,
    fs: filesOnly(links),
    ignore: /(?:^|\/)node_modules(?:\/|$)/.test(slashed) ? [] : ['**/node_modules/**'],
    signal,
  });
  signal?.throwIfAborted();
  if (found.length === 0) {
    throw new RequestError(l10n.t('No file matches {0} in {1}.', pattern, cwd));
  }
  const files = [...new Set(found.map((file) => path.resolve(file)))].sort((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
  return toBatches(links.size === 0 ? files : await once(files, links), l10n.t('The glob'));
}

/**
 * The file system as the search is to see it: a link to a folder, which may lead back above itself, leads nowhere.
 *
 * @param links - gets the links that are met, and where they lead
 */
function filesOnly(links: Map<string, string>): FileSystemAdapter {
  type Realpath = NonNullable<FileSystemAdapter['realpath']>;
  type Stat = NonNullable<FileSystemAdapter['stat']>;
  return {
    realpath: ((link: string, callback: (error: Error | null, real: string) => void) =>
      realpath(link, (error, real) => {
        if (!error) {
          links.set(path.resolve(link), real);
        }
        callback(error, real);
      })) as Realpath,
    stat: ((real: string, callback: (error: Error | null, found?: Stats) => void) =>
      stat(real, (error, found) =>
        error || found.isFile() ? callback(error, found) : callback(new Error('no file')),
      )) as Stat,
  };
}

/** Leaves out links to files that are in the list already, by themselves or by another link. */
async function once(files: readonly string[], links: ReadonlyMap<string, string>): Promise<string[]> {
  const folders = new Map<string, string>();
  const seen = new Set<string>();
  for (const file of files) {
    if (!links.has(file)) {
      const folder = path.dirname(file);
      const real = folders.get(folder) ?? (await realpathOf(folder));
      folders.set(folder, real);
      seen.add(path.join(real, path.basename(file)));
    }
  }
  return files.filter((file) => {
    const real = links.get(file);
    return real === undefined || seen.size < seen.add(real).size;
  });
}

/** On Windows a person writes `data\*.csv`; in a glob a backslash would escape. */
function slashes(pattern: string): string {
  return path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
}
