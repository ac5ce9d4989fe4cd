import { isCompiled } from './compile/languages.js';
import { toJavaScript } from './typescript.js';
import type { FunctionSource } from './wire.js';

/**
 * A function expression as code that gives it, in such a way that its lines and columns are those of its file: that is
 * what stacks then name.
 *
 * @param path - of its file, whose ending says what language it is in
 * @param url - of its file
 * @throws SyntaxError when it is none
 */
export function expressionCode({ text, line, column }: FunctionSource, path: string, url: string): string {
  // The bracket stands just before the function; where the function begins its line, on the line before.
  const before =
    column > 1 ? `${'\n'.repeat(line - 1)}${' '.repeat(column - 2)}(` : `(${'\n'.repeat(line - 1)}`;
  const whole = `${before}${text}\n)`;
  const code = isCompiled(path) ? compiled(whole, path, url) : whole;
  return `${code}\n//# sourceURL=${unmapped(url)}`;
}

/** What JSX is compiled to asks for its runtime, which an expression cannot import. */
function compiled(whole: string, path: string, url: string): string {
  if (!path.endsWith('x')) {
    return toJavaScript(whole, path).code;
  }
  const names = `const exports = {}, require = process.getBuiltinModule('node:module').createRequire(${JSON.stringify(url)});`;
  return names + toJavaScript(whole, path, 'commonjs').code;
}

/**
 * The same file under a name that Node has no source map for: the lines here are right already, and a map that
 * belongs to the compiled file would move them. `unmarked` takes it out of what people see.
 */
function unmapped(url: string): string {
  return url.replace(/\/([^/]*)$/, `${MARK}$1`);
}

const MARK = '/./';

/** A line of a stack that names its file as it is. */
export function unmarked(frame: string): string {
  return frame.replace(MARK, '/');
}
