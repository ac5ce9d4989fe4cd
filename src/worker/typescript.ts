import * as nodeModule from 'node:module';
import { compile } from './compile/compiler.js';
import { isTypeScript } from './compile/languages.js';
import { quickly } from './compile/quick.js';
import { stampsOf } from './compile/stamps.js';
import type { Compilation } from './compiled.js';
import { settingsFor } from './resolve/settings.js';

/** Node's own (22.13 and newer), which blanks types out in a fraction of the time that a compiler takes to load. */
const strip = (nodeModule as { stripTypeScriptTypes?: (source: string) => string }).stripTypeScriptTypes;

/**
 * The program that tsc makes of a file. Where it is the file without its types, they are blanked out, so that lines and
 * columns stay; else it is compiled, with a source map.
 *
 * @param path - of the file, absolute
 * @param made - what it has to become, where its name, package or text says so
 * @throws SyntaxError with file, line and column; Error with a sentence when the tsconfig cannot be read
 */
export function toJavaScript(source: string, path: string, made?: 'module' | 'commonjs'): Compilation {
  const quick = made === 'commonjs' ? null : withoutTypes(source, path);
  return quick ?? compile(path, source, made);
}

/** A value that is exported and stands nowhere: those who import it find it undefined. */
const DECLARED_VALUE =
  /^\s*export\s+declare\s+(?:abstract\s+)?(?:class|const|let|var|function|namespace|module|enum)\b/m;

function withoutTypes(source: string, path: string): Compilation | null {
  const isQuick = isTypeScript(path) && !path.endsWith('x') && !DECLARED_VALUE.test(source);
  const stripped = isQuick ? blankedOut(source) : null;
  if (stripped === null) {
    return null;
  }
  const looked = new Set<string>();
  const code = quickly(stripped, {
    path,
    looked,
    rules: () => {
      const settings = settingsFor(path);
      for (const file of settings.files) {
        looked.add(file);
      }
      return settings;
    },
  });
  return code === null ? null : { code, ...(looked.size > 0 && { others: stampsOf(looked) }) };
}

/** @returns null for syntax that cannot be blanked out, and for mistakes: the compiler tells them, and where */
function blankedOut(source: string): string | null {
  // Node calls its own stripping experimental, on the stderr of whoever uses a pool.
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return strip ? strip(source) : null;
  } catch {
    return null;
  } finally {
    process.emitWarning = emitWarning;
  }
}
