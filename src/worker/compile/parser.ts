import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What the parser's bundle offers to a worker. */
interface Parser {
  commonJsUse(code: string, fileName: string): { names: string[]; exports: boolean } | null;
  hasNewSyntax(code: string, fileName: string): boolean;
  mistakeIn(code: string, fileName: string): string | null;
}

let loaded: Parser | undefined;

/** The parser that finds functions, too. Loaded late: few files need it to run. */
export function parser(): Parser {
  loaded ??= require('./functions.cjs') as Parser;
  return loaded;
}
