import { createRequire } from 'node:module';
import type { PathsMatcher } from './tsconfig.js';

const require = createRequire(import.meta.url);

let loaded: ((file: string) => PathsMatcher) | undefined;

/**
 * Where a tsconfig says that a bare import of a file leads. The reader is loaded late: a worker whose files import no
 * packages has no use for it.
 *
 * @param file - absolute path of the file that imports
 * @returns absolute paths, in the order in which TypeScript tries them
 * @throws Error with a sentence when the tsconfig cannot be read
 */
export function aliased(specifier: string, file: string): string[] {
  loaded ??= (require('./tsconfig.cjs') as { pathsOf: (file: string) => PathsMatcher }).pathsOf;
  return loaded(file)(specifier);
}
