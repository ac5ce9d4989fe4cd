import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSource } from '../../text/decode.js';

/** What a person may write in an import and mean another file, as TypeScript and the bundlers take it. */
const INSTEAD: [RegExp, string[]][] = [
  [/\.js$/, ['.ts', '.tsx', '.jsx']],
  [/\.jsx$/, ['.tsx', '.ts']],
  [/\.mjs$/, ['.mts']],
  [/\.cjs$/, ['.cts']],
  [/$/, ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json']],
  [/$/, ['/index.ts', '/index.tsx', '/index.mts', '/index.cts']],
  [/$/, ['/index.js', '/index.jsx', '/index.mjs', '/index.cjs', '/index.json']],
];

const DECLARATIONS = /\.d\.[cm]?ts$|\.d\.[^./\\]+\.ts$/;

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
      if (isFile(candidate) && !isDeclarations(candidate)) {
        return candidate;
      }
    }
  }
  return undefined;
}

/**
 * The same for a path that may also be the file itself or a folder with a package.json. Declarations stand for the
 * JavaScript beside them.
 */
export function fileAt(path: string): string | undefined {
  if (isDeclarations(path)) {
    return (
      fileMeant(path.replace(/\.d\.([cm]?)ts$/, '.$1js')) ??
      plainFile(path.replace(/\.d\.([cm]?)ts$/, '.$1js'))
    );
  }
  return plainFile(path) ?? fileMeant(path) ?? mainOf(path);
}

/** Whether a file has nothing to run. */
function isDeclarations(path: string): boolean {
  return DECLARATIONS.test(path);
}

function plainFile(path: string): string | undefined {
  return isFile(path) ? path : undefined;
}

function mainOf(folder: string): string | undefined {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) {
    return undefined;
  }
  const { main } = JSON.parse(decodeSource(readFileSync(manifest))) as { main?: unknown };
  const path = typeof main === 'string' ? join(folder, main) : undefined;
  return path === undefined ? undefined : (plainFile(path) ?? fileMeant(path));
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
