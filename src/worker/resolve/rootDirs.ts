import { join, relative } from 'node:path';
import { fileAt } from './endings.js';
import { settingsFor } from './settings.js';

/**
 * A file that a relative import finds in another of the folders that count as one (`rootDirs`).
 *
 * @param path - where the import leads, absolute
 * @param file - that imports
 */
export function inRootDirs(path: string, file: string): string | undefined {
  let rootDirs: readonly string[];
  try {
    ({ rootDirs } = settingsFor(file));
  } catch {
    return undefined;
  }
  for (const root of rootDirs) {
    const inside = relative(root, path);
    if (!inside.startsWith('..')) {
      for (const other of rootDirs) {
        const found = other === root ? undefined : fileAt(join(other, inside));
        if (found !== undefined) {
          return found;
        }
      }
    }
  }
  return undefined;
}
