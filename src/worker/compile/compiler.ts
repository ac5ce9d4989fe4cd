import { createRequire } from 'node:module';
import type { Compilation } from '../compiled.js';
import type { Result, Source } from '../compiler/index.js';
import { settingsFor } from '../resolve/settings.js';
import { stampsOf } from './stamps.js';

const require = createRequire(import.meta.url);

let loaded: ((source: Source) => Result) | undefined;

/**
 * Compiles a file as tsc does. The compiler is loaded late: it is of 3.5 MB, and most runs need none.
 *
 * @param made - what it has to become, where that is settled
 * @throws SyntaxError with file, line and column; Error with a sentence when the tsconfig cannot be read
 */
export function compile(path: string, text: string, made?: Source['made']): Compilation {
  loaded ??= (require('./compiler.cjs') as { compile: (source: Source) => Result }).compile;
  const { config, files: read } = settingsFor(path);
  const { code, format, files } = loaded({ path, text, config, made });
  return { code, ...(format === 'commonjs' && { format }), others: stampsOf([...read, ...files]) };
}
