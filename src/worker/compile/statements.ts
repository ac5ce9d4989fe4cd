import { STRING, type Tokens } from './tokens.js';

/** A name in an import or export, and the tokens it takes up with its `as`. */
export interface Specifier {
  /** As the other module calls it; `*` for all of it. */
  imported: string;
  /** As this file calls it. */
  local: string;
  from: number;
  to: number;
}

/** An `import` or `export` statement at the top level, as token numbers. */
export interface Statement {
  kind: 'import' | 'export';
  from: number;
  /** The last one. */
  to: number;
  names: Specifier[];
  /** Those in braces, with the braces; undefined where there are none. */
  braces: [from: number, to: number] | undefined;
  /** The token that names the other module. */
  module: number | undefined;
}

/**
 * Reads `import … from 'x'`, `export { … }` and `export { … } from 'x'`.
 *
 * @param i - the token `import` or `export`
 * @returns null for any other statement
 */
export function statementAt({ text }: Tokens, i: number): Statement | null {
  const kind = text[i] === 'import' ? 'import' : 'export';
  const names: Specifier[] = [];
  let braces: Statement['braces'];
  let at = i + 1;
  if (kind === 'import' && isName(text[at])) {
    names.push({ imported: 'default', local: text[at] as string, from: at, to: at });
    at += text[at + 1] === ',' ? 2 : 1;
  }
  if (kind === 'import' && text[at] === '*' && text[at + 1] === 'as') {
    names.push({ imported: '*', local: text[at + 2] as string, from: at, to: at + 2 });
    at += 3;
  } else if (text[at] === '{') {
    const first = at;
    for (at++; text[at] !== '}'; at++) {
      const from = at;
      const imported = text[at] as string;
      let local = imported;
      if (text[at + 1] === 'as') {
        at += 2;
        local = kind === 'import' ? (text[at] as string) : imported;
      }
      if (text[at + 1] === ',') {
        at++;
      } else if (text[at + 1] !== '}') {
        return null;
      }
      names.push({ imported, local, from, to: at });
    }
    braces = [first, at++];
  } else if (names.length === 0) {
    return null;
  }
  let module: number | undefined;
  if (text[at] === 'from' && text[at + 1] === STRING) {
    module = at + 1;
    at += 2;
    if (text[at] === 'with' && text[at + 1] === '{') {
      at = text.indexOf('}', at) + 1;
    }
  } else if (kind === 'import') {
    return null;
  }
  const to = text[at] === ';' ? at : at - 1;
  return { kind, from: i, to, names, braces, module };
}

function isName(text: string | undefined): boolean {
  return text !== undefined && /^[A-Za-z_$\u0080-\uffff]/.test(text);
}
