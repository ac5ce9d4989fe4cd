import { parser } from './parser.js';
import { needsCompiler } from './quick.js';
import { tokensOf } from './tokens.js';

/** What a file of JavaScript has somewhere in it when it holds syntax that Node.js may not know. */
const HINT = /@|<\/|\/>|\baccessor\b|\busing\b/;
/** Longer files were made by a program, and not for a compiler. */
const LONGEST = 1_000_000;

/** Whether a JavaScript file holds syntax that this Node.js does not know and compilers do: JSX, decorators and the like. */
export function isForCompiler(code: string): boolean {
  if (!HINT.test(code) || code.length > LONGEST) {
    return false;
  }
  const tokens = tokensOf(code);
  return tokens.sure
    ? needsCompiler(tokens) || hasJsx(tokens.text)
    : /<\/|\/>|@[\w(]/.test(code) && parser().hasNewSyntax(code, '.js');
}

/** `</a>` and `<a />`: no operator stands beside a slash. */
function hasJsx(text: string[]): boolean {
  return text.some((each, i) => {
    const isSlash = each === '÷' || each === '/';
    return isSlash && (text[i - 1] === '<' || text[i + 1] === '>');
  });
}
