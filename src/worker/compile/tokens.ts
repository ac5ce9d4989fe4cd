/** The words and signs of a piece of JavaScript, without its comments. */
export interface Tokens {
  /** `'…'` for any string or template part, `/…/` for a regular expression, else as it stands. */
  text: string[];
  /** Offset of each. */
  at: number[];
  /** Offset after each. */
  end: number[];
  /** Whether it could be told everywhere what is code and what is text. */
  sure: boolean;
}

/** What stands for a string. */
export const STRING = "'";
const REGEX = '/';
const NUMBER = '0';
const DIVIDE = '÷';

/** One token of each kind; in order of their groups: blank or comment, word, number, string, template's end, sign. */
const NEXT =
  /(\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)|([A-Za-z_$#@\u0080-\uffff][\w$\u0080-\uffff]*)|(\.?\d[\w.]*)|("(?:[^"\\\n\r]|\\[\s\S])*"|'(?:[^'\\\n\r]|\\[\s\S])*')|(`)|(=>|\?\.(?!\d)|\.\.\.|[\s\S])/y;
const TEMPLATE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;
const REGULAR = /\/(?:[^/\\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/[a-z]*/y;
/** After these a slash begins a regular expression. */
const BEFORE_REGEX =
  /^(?:[([{},;=:?!&|^~+\-*%<>]|=>|\.\.\.|return|typeof|case|in|of|instanceof|new|delete|void|throw|do|else|yield|await|default)$/;

/**
 * Reads the tokens of JavaScript without parsing it, which takes a fraction of the time. Where a slash may be either of
 * two things, or anything is not as expected, `sure` is false: then a parser has to be asked.
 */
export function tokensOf(code: string): Tokens {
  const text: string[] = [];
  const at: number[] = [];
  const ends: number[] = [];
  /** For each template around: how many braces are open inside of its `${`. */
  const templates: number[] = [];
  let braces = 0;
  let sure = !code.includes('\\u');
  let place = code.startsWith('#!') ? code.indexOf('\n') + 1 || code.length : 0;
  const push = (what: string, after = place + what.length) => {
    text.push(what);
    at.push(place);
    ends.push(after);
  };
  while (place < code.length) {
    NEXT.lastIndex = place;
    const [whole, blank, word, number, string, template, sign] = NEXT.exec(code) as RegExpExecArray;
    let end = place + whole.length;
    if (blank === undefined) {
      if (word !== undefined) {
        push(word);
      } else if (number !== undefined) {
        push(NUMBER, end);
      } else if (string !== undefined) {
        push(STRING, end);
      } else if (template !== undefined || (sign === '}' && braces === 0 && templates.length > 0)) {
        if (template === undefined) {
          push('}');
          braces = templates.pop() as number;
        } else {
          push(STRING);
        }
        TEMPLATE.lastIndex = end;
        const part = TEMPLATE.exec(code);
        if (!part) {
          return { text, at, end: ends, sure: false };
        }
        end = TEMPLATE.lastIndex;
        if (part[0].endsWith('{')) {
          templates.push(braces);
          braces = 0;
          place = end - 1;
          push('{');
        }
      } else if (sign === '/') {
        const before = text.at(-1);
        if (before === ')' || before === '}') {
          sure &&= !startsRegex(code, place);
        }
        REGULAR.lastIndex = place;
        const regex = before === undefined || BEFORE_REGEX.test(before) ? REGULAR.exec(code) : null;
        end = regex ? REGULAR.lastIndex : end;
        push(regex ? REGEX : DIVIDE, end);
      } else {
        if (sign === '{') {
          braces++;
        } else if (sign === '}') {
          braces--;
        }
        sure &&= sign !== '"' && sign !== "'";
        push(sign as string);
      }
    }
    place = end;
  }
  return { text, at, end: ends, sure };
}

/** After a bracket it may be either: it is no division where the rest of the line cannot be a regular expression. */
function startsRegex(code: string, place: number): boolean {
  REGULAR.lastIndex = place;
  return REGULAR.test(code);
}
