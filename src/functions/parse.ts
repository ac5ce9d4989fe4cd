import { type ParseError, type ParserOptions, parse } from '@babel/parser';
import type { File } from '@babel/types';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';

type Plugin = NonNullable<ParserOptions['plugins']>[number];

/** A parsed file and the text its positions count in: the code without a byte order mark. */
export interface Parsed {
  ast: File;
  text: string;
}

/**
 * Parses a JavaScript or TypeScript file; nothing of it is executed. The extension decides on the language and, as far
 * as it can, whether the file is a module or a script; the content decides on the rest.
 * @param fileName only its extension counts, and messages name it as it stands
 * @throws RequestError for a syntax error, with file:line:column and the line itself
 */
export function parseFile(code: string, fileName: string): Parsed {
  const text = code.charCodeAt(0) === 0xfeff ? code.slice(1) : code;
  const extension = /\.[cm]?[jt]sx?$/i.exec(fileName)?.[0].toLowerCase() ?? '.js';
  const typescript = extension.includes('ts');
  const attempts: Plugin[][] = [plugins(typescript, extension, 'decorators')];
  if (text.includes('@')) {
    // TypeScript's older decorators also stand before parameters, which the standard's do not.
    attempts.push(plugins(typescript, extension, 'decorators-legacy'));
  }
  const kind = sourceType(extension);
  let first: unknown;
  for (const chosen of attempts) {
    try {
      const ast = parse(text, {
        sourceType: kind,
        plugins: chosen,
        // CommonJS allows both by itself, and Babel refuses to be told so.
        ...(kind !== 'commonjs' && { allowReturnOutsideFunction: true, allowNewTargetOutsideFunction: true }),
        // Names that exist only as types may be exported; whether they exist is for the compiler to say.
        allowUndeclaredExports: typescript,
        attachComment: false,
      });
      return { ast, text };
    } catch (error) {
      first ??= error;
    }
  }
  throw syntaxError(first, text, fileName, extension);
}

function plugins(
  typescript: boolean,
  extension: string,
  decorators: 'decorators' | 'decorators-legacy',
): Plugin[] {
  const chosen: Plugin[] = [
    decorators,
    'decoratorAutoAccessors',
    'explicitResourceManagement',
    'importAttributes',
  ];
  if (typescript) {
    chosen.push('typescript');
  }
  // In a .ts file `<T>x` is a type assertion, so JSX is for .tsx and for JavaScript.
  if (!typescript || extension === '.tsx') {
    chosen.push('jsx');
  }
  return chosen;
}

function sourceType(extension: string): ParserOptions['sourceType'] {
  if (extension === '.mjs' || extension === '.mts') {
    return 'module';
  }
  // A .cts file may use `import type`, which only the module grammar knows.
  return extension === '.cjs' ? 'commonjs' : 'unambiguous';
}

function syntaxError(error: unknown, code: string, fileName: string, extension: string): RequestError {
  const { loc, code: kind, message } = error as ParseError;
  if (loc === undefined) {
    const reason =
      error instanceof RangeError ? l10n.t('its code nests deeper than the parser can follow.') : message;
    return new RequestError(l10n.t('{0} cannot be parsed: {1}', fileName, reason), { cause: error });
  }
  const what =
    kind === 'BABEL_PARSER_SOURCETYPE_MODULE_REQUIRED' && extension === '.cjs'
      ? l10n.t('a .cjs file is a script, and import and export belong to modules (.mjs).')
      : /\bassert\b.*import attributes/s.test(message)
        ? l10n.t('import assertions are no longer part of JavaScript: write `with` in place of `assert`.')
        : /plugin/.test(message)
          ? l10n.t('this is neither JavaScript nor TypeScript that Poolscope knows.')
          : `${message.replace(/\s*\(\d+:\d+\)$/, '').replace(/\.$/, '')}.`;
  const line = code.split(/\r\n|[\n\r\u2028\u2029]/, loc.line)[loc.line - 1] ?? '';
  const where = `${fileName}:${loc.line}:${loc.column + 1}`;
  const sentence = l10n.t('{0} has a syntax error: {1}', where, what);
  return new RequestError(`${sentence}\n${excerpt(line, loc.column)}`, { cause: error });
}

/** The line and a mark under the place; of a long line only the surroundings. */
function excerpt(line: string, column: number): string {
  const from = column > 60 ? column - 40 : 0;
  const cut = line.slice(from, from + 100);
  // Tabs stay tabs, so that the mark stands under its place however wide they are shown.
  const before = cut.slice(0, column - from).replace(/[^\t]/g, ' ');
  return `    ${cut}\n    ${before}^`;
}
