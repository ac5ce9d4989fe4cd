import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Longer files (bytes) are not looked into for what they pass on. */
const MOST_BYTES = 2_000_000;
/** What a name without an ending may mean, and what a JavaScript name means in TypeScript. */
const ENDINGS = ['', '.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'];
const WRITTEN: Readonly<Record<string, string>> = { '.js': '.ts', '.mjs': '.mts', '.cjs': '.cts' };

/**
 * Reads the file of the user's that an import means, by its path alone: what comes from packages is not read.
 *
 * @param from - absolute path of the file that imports
 */
export function readModule(specifier: string, from: string): { code: string; fileName: string } | null {
  if (!/^\.{0,2}\//.test(specifier)) {
    return null;
  }
  const path = resolve(dirname(from), specifier);
  const written = path.replace(/\.[mc]?js$/, (ending) => WRITTEN[ending] as string);
  const all = [
    path,
    written,
    ...ENDINGS.map((ending) => path + ending),
    ...ENDINGS.map((e) => `${path}/index${e}`),
  ];
  for (const fileName of all) {
    const found = statSync(fileName, { throwIfNoEntry: false });
    if (found?.isFile() && found.size <= MOST_BYTES && /\.[mc]?[jt]s$/.test(fileName)) {
      try {
        return { code: readFileSync(fileName, 'utf8'), fileName };
      } catch {
        return null; // Why it cannot be read is told where it is run.
      }
    }
  }
  return null;
}
