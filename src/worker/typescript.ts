import * as nodeModule from 'node:module';

const require = nodeModule.createRequire(import.meta.url);

/** Node's own (22.13 and newer) starts in half the time of the package it is made of; it says less about errors. */
const strip = (nodeModule as { stripTypeScriptTypes?: (source: string) => string }).stripTypeScriptTypes;

interface Transformed {
  code: string;
  map?: string;
}

type TransformSync = (
  source: string,
  options: { mode: 'strip-only' | 'transform'; sourceMap?: boolean; filename?: string },
) => Transformed;

let loaded: TransformSync | undefined;

export function isTypeScript(url: string): boolean {
  return /\.[cm]?ts$/.test(url);
}

/**
 * TypeScript to JavaScript, as Node itself does it: types are blanked out, so that lines and columns stay. Syntax that
 * cannot be blanked out (enums, namespaces, parameter properties) is transformed, with a source map.
 *
 * @throws SyntaxError with file, line and column
 */
export function toJavaScript(source: string, path: string): string {
  try {
    if (strip) {
      return quietly(() => strip(source));
    }
  } catch {
    // Syntax that cannot be blanked out, or a mistake: the package tells which, and where.
  }
  const transformSync = amaro();
  try {
    return transformSync(source, { mode: 'strip-only', filename: path }).code;
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'UnsupportedSyntax') {
      throw syntaxError(error, path);
    }
  }
  try {
    const { code, map } = transformSync(source, { mode: 'transform', sourceMap: true, filename: path });
    const inline = Buffer.from(map ?? '').toString('base64');
    return `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`;
  } catch (error) {
    throw syntaxError(error, path);
  }
}

/** Node calls its own stripping experimental, on the stderr of whoever uses a pool. */
function quietly<T>(act: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return act();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Loaded late: it carries a compiler of 3.7 MB, and most runs need none. */
function amaro(): TransformSync {
  loaded ??= (require('./amaro.cjs') as { transformSync: TransformSync }).transformSync;
  return loaded;
}

/** @returns where a file of TypeScript or JavaScript has its first mistake, or null when none is found */
export function placeOfSyntaxError(source: string, path: string): string | null {
  try {
    amaro()(source, { mode: 'strip-only', filename: path });
    return null;
  } catch (error) {
    return (error as { code?: unknown }).code === 'UnsupportedSyntax' ? null : placeOf(error, path);
  }
}

function placeOf(thrown: unknown, path: string): string {
  const { startLine, startColumn = 0 } = thrown as { startLine?: number; startColumn?: number };
  return startLine === undefined ? path : `${path}:${startLine}:${startColumn + 1}`;
}

function syntaxError(thrown: unknown, path: string): SyntaxError {
  const error = thrown as { message?: string; snippet?: string };
  const place = placeOf(thrown, path);
  const snippet = error.snippet ? `\n${error.snippet}` : '';
  const syntax = new SyntaxError(`${error.message ?? String(thrown)} (${place})${snippet}`);
  syntax.stack = `${syntax.name}: ${syntax.message}\n    at ${place}`;
  return syntax;
}
