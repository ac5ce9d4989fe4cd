import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSource } from '../../text/decode.js';

/** What a person may write in an import and mean a TypeScript file, as TypeScript and the bundlers take it. */
const INSTEAD: [RegExp, string[]][] = [
  [/\.js$/, ['.ts', '.tsx']],
  [/\.mjs$/, ['.mts']],
  [/\.cjs$/, ['.cts']],
  [/$/, ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.mts', '/index.js']],
];

/**
 * The file that a path means, though it says so in TypeScript's or a bundler's way: `./a.js` for `a.ts`, `./a` for
 * `a.ts` or `a/index.ts`.
 *
 * @param path - absolute
 * @returns undefined when there is none
 */
export function fileMeant(path: string): string | undefined {
  for (const [ending, replacements] of INSTEAD) {
    for (const replacement of ending.test(path) ? replacements : []) {
      const candidate = path.replace(ending, replacement);
      if (isFile(candidate)) {
        return candidate;
      }
    }
  }
  return undefined;
}

/** The same for the path of an alias, which may also be the file itself or a package's folder. */
export function fileOfAlias(path: string): string | undefined {
  return isFile(path) ? path : (fileMeant(path) ?? mainOf(path));
}

function mainOf(folder: string): string | undefined {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) {
    return undefined;
  }
  const { main } = JSON.parse(decodeSource(readFileSync(manifest))) as { main?: unknown };
  const path = typeof main === 'string' ? join(folder, main) : undefined;
  return path === undefined ? undefined : isFile(path) ? path : fileMeant(path);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
