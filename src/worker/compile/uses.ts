import { STRING, type Tokens } from './tokens.js';

/**
 * What a name that is imported is to the rest of the file: `used` as a value, `unused`, or `unclear` where only a parser
 * can tell (it is declared again somewhere, or stands where it may be a key).
 */
export type Use = 'used' | 'unused' | 'unclear';

/** In front of an expression. */
const BEFORE_VALUE = new Set(
  '( [ = ? ! : & | + - * ÷ % < > ^ ~ => ... return new typeof extends await yield in of instanceof case throw void delete else do'.split(
    ' ',
  ),
);
const DECLARES = new Set(['const', 'let', 'var', 'function', 'class', 'using', 'enum']);
const HEADS = new Set(['if', 'for', 'while', 'switch', 'with', 'await']);

/**
 * @param names - that are looked for
 * @param isElsewhere - whether a token belongs to an import or export statement
 */
export function usesOf(
  tokens: Tokens,
  names: ReadonlySet<string>,
  isElsewhere: (i: number) => boolean,
): Map<string, Use> {
  const { text } = tokens;
  const uses = new Map<string, Use>([...names].map((name) => [name, 'unused']));
  const groups = groupsOf(text);
  for (let i = 0; i < text.length; i++) {
    const name = text[i] as string;
    if (!names.has(name) || isElsewhere(i)) {
      continue;
    }
    const use = useAt(text, i, groups);
    if (use === 'declared') {
      names = new Set([...names].filter((each) => each !== name));
      uses.set(name, 'unclear');
    } else if (use === 'used' || (use === 'unclear' && uses.get(name) === 'unused')) {
      uses.set(name, use);
    }
  }
  return uses;
}

interface Groups {
  /** For each opening bracket, its closing one. */
  closing: Map<number, number>;
  /** For each token, whether it stands in a pattern that declares names. */
  inPattern: boolean[];
}

function groupsOf(text: string[]): Groups {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const [i, each] of text.entries()) {
    if (each === '(' || each === '[' || each === '{') {
      open.push(i);
    } else if (each === ')' || each === ']' || each === '}') {
      closing.set(open.pop() ?? -1, i);
    }
  }
  const inPattern = new Array<boolean>(text.length).fill(false);
  for (const [from, to] of closing) {
    const before = text[from - 1] as string;
    const after = text[to + 1] as string;
    const isParameters =
      text[from] === '(' && (after === '=>' || (after === '{' && !HEADS.has(before)) || before === 'catch');
    const isPattern = text[from] !== '(' && DECLARES.has(before);
    if (from >= 0 && (isParameters || isPattern)) {
      inPattern.fill(true, from, to);
    }
  }
  return { closing, inPattern };
}

function useAt(text: string[], i: number, { closing, inPattern }: Groups): Use | 'declared' {
  const before = text[i - 1] as string;
  const after = text[i + 1] as string;
  if (before === '.' || before === '?.') {
    return 'unused';
  }
  const isBound = before === '(' || before === '{' || before === '[' || before === ',' || before === '...';
  if (
    DECLARES.has(before) ||
    after === '=>' ||
    (before === '*' && text[i - 2] === 'function') ||
    (inPattern[i] === true && (isBound || before === ':'))
  ) {
    return 'declared';
  }
  if (after === '.' || after === '?.' || after === STRING) {
    return 'used';
  }
  if (after === ':' && (before === '{' || before === ',')) {
    return 'unclear';
  }
  if (BEFORE_VALUE.has(before)) {
    return 'used';
  }
  if (before === ',' || before === '{') {
    const isItem = after === ',' || after === ')' || after === ']' || after === '}';
    if (isItem) {
      return 'used';
    }
  }
  if (after === '(' && /^[;{}),]$/.test(before ?? ';')) {
    return text[(closing.get(i + 1) ?? 0) + 1] === '{' ? 'unclear' : 'used';
  }
  return 'unclear';
}
