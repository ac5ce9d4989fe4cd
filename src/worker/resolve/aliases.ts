import { looksLikeAlias } from './aliasNames.js';
import { fileAt } from './endings.js';
import { settingsFor } from './settings.js';

/**
 * Where the tsconfig of a file says that a bare import of it leads.
 *
 * @param file - absolute path of the file that imports
 * @returns the file; or, when there is none, a sentence about it and where was looked in vain
 */
export function byAlias(
  specifier: string,
  file: string,
): { found?: string; note?: string; looked?: string[] } {
  let paths: string[];
  let config: string | null;
  try {
    const settings = settingsFor(file);
    ({ config } = settings);
    paths = settings.paths(specifier);
  } catch (error) {
    return { note: `Its tsconfig could not be read: ${(error as Error).message}` };
  }
  for (const path of paths) {
    const found = fileAt(path);
    if (found !== undefined) {
      return { found };
    }
  }
  if (paths.length === 0) {
    return looksLikeAlias(specifier)
      ? {
          note: 'No tsconfig has a path for it. An alias of a bundler’s own configuration has to be in the paths of the tsconfig.json, too.',
        }
      : {};
  }
  return {
    note: `By the paths of its tsconfig (${config}) it would be ${paths.join(' or ')}.`,
    looked: paths,
  };
}
