import { dirname, join } from 'node:path';
import { looksLikeAlias } from '../resolve/aliasNames.js';
import { isDeclaredOnly, surelyExports } from './others.js';
import { type Statement, statementAt } from './statements.js';
import { type Tokens, tokensOf } from './tokens.js';
import { usesOf } from './uses.js';

/** What a tsconfig says about files that need not be compiled otherwise. */
export interface Rules {
  /** Whether a class's fields are JavaScript's, and no assignments in its constructor. */
  definesFields: boolean;
  /** Whether imports and exports stay as they are written. */
  keepsNames: boolean;
  /** Where an alias may lead: absolute. */
  paths: (specifier: string) => string[];
}

/** The file that is looked at, and what may be asked about it. */
export interface Asked {
  /** Absolute. */
  path: string;
  /** What its tsconfig says; asked only where it matters. */
  rules: () => Rules;
  /** Filled with the paths of other files that were looked into. */
  looked: Set<string>;
}

const HAS_USING = (() => {
  try {
    new Function('{ using x = null; }');
    return true;
  } catch {
    return false;
  }
})();

/**
 * What is left of a TypeScript file when its types are blanked out, as the same program that a compiler makes of it:
 * imports that stand for nothing at run time are blanked out, too.
 *
 * @param code - the file without its types
 * @returns null where only a compiler can make it, or tell
 */
export function quickly(code: string, asked: Asked): string | null {
  if (!/\b(?:import|export|class|accessor|using)\b|@/.test(code)) {
    return code;
  }
  const tokens = tokensOf(code);
  if (!tokens.sure || needsCompiler(tokens) || (hasClass(tokens) && !asked.rules().definesFields)) {
    return null;
  }
  const statements = statementsOf(tokens);
  return statements && withoutTypes(code, tokens, statements, asked);
}

/** Whether there is syntax that V8 does not know: decorators, `accessor`, `using` where this Node.js has none. */
export function needsCompiler({ text }: Tokens): boolean {
  return text.some((each, i) => {
    const after = text[i + 1] ?? ';';
    const isWordNext = /^[A-Za-z_$#\u0080-\uffff]/.test(after) && !/^(?:in|of|instanceof)$/.test(after);
    return (
      each.startsWith('@') ||
      (each === 'accessor' && text[i - 1] !== '.' && (isWordNext || after === '[' || after === "'")) ||
      (each === 'using' && !HAS_USING && text[i - 1] !== '.' && isWordNext)
    );
  });
}

function hasClass({ text }: Tokens): boolean {
  return text.some(
    (each, i) => each === 'class' && text[i - 1] !== '.' && !/^[:(,]$/.test(text[i + 1] ?? ''),
  );
}

interface Statements {
  /** With names that may be types. */
  named: Statement[];
  /** What the file itself declares at its top level. */
  declared: Set<string>;
  /** Names that are exported as the default. */
  defaults: string[];
}

/** @returns null where a statement is not understood */
function statementsOf(tokens: Tokens): Statements | null {
  const { text } = tokens;
  const found: Statements = { named: [], declared: new Set(), defaults: [] };
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const each = text[i] as string;
    const after = text[i + 1] as string;
    if (each === '{' || each === '(' || each === '[') {
      depth++;
    } else if (each === '}' || each === ')' || each === ']') {
      depth--;
    } else if (depth > 0 || text[i - 1] === '.') {
      // Only the top level counts.
    } else if (DECLARING.test(each)) {
      found.declared.add(after === '*' ? (text[i + 2] as string) : after);
    } else if (each === 'import' && !/^[(.']$/.test(after)) {
      const statement = statementAt(tokens, i);
      if (!statement) {
        return null;
      }
      found.named.push(statement);
      i = statement.to;
    } else if (each === 'export' && after === '{') {
      const statement = statementAt(tokens, i);
      if (!statement) {
        return null;
      }
      found.named.push(statement);
      i = statement.to;
    } else if (each === 'export' && after === 'default') {
      const name = text[i + 2] as string;
      if (/^[A-Za-z_$\u0080-\uffff]/.test(name) && !KEYWORD.test(name)) {
        found.defaults.push(name);
      }
    } else if (each === 'export' && !/^(?:const|let|var|function|class|async|\*|using)$/.test(after)) {
      return null;
    }
  }
  return found;
}

const DECLARING = /^(?:const|let|var|function|class)$/;
const KEYWORD =
  /^(?:class|function|async|new|await|typeof|void|delete|this|null|true|false|undefined|import|super)$/;

function withoutTypes(
  code: string,
  tokens: Tokens,
  { named, declared, defaults }: Statements,
  { path, rules, looked }: Asked,
): string | null {
  const imports = named.filter(({ kind }) => kind === 'import');
  const locals = new Map(
    imports.flatMap((statement) => statement.names.map((name) => [name.local, { statement, name }] as const)),
  );
  const inStatement = (i: number) => named.some(({ from, to }) => i >= from && i <= to);
  const moduleOf = ({ module = 0 }: Statement) =>
    code.slice((tokens.at[module] as number) + 1, (tokens.end[module] as number) - 1);
  const isValue = (local: string) => {
    const of = locals.get(local);
    return of
      ? of.name.imported === '*' || surelyExports(path, moduleOf(of.statement), of.name.imported, looked)
      : declared.has(local);
  };
  const passed = new Set(defaults);
  const dropped: [from: number, to: number][] = [];
  for (const statement of named.filter(({ kind }) => kind === 'export')) {
    for (const { imported } of statement.names) {
      if (statement.module === undefined) {
        passed.add(imported);
      } else if (!surelyExports(path, moduleOf(statement), imported, looked)) {
        return null;
      }
    }
    if (statement.names.length === 0 && statement.module !== undefined) {
      dropped.push([statement.from, statement.to]);
    }
  }
  if (![...passed].every(isValue)) {
    return null;
  }
  const uses = usesOf(tokens, new Set(locals.keys()), inStatement);
  for (const statement of imports) {
    const isUsed = (local: string) => passed.has(local) || uses.get(local) === 'used';
    if (statement.names.some(({ local }) => !isUsed(local) && uses.get(local) !== 'unused')) {
      return null;
    }
    const used = statement.names.filter(({ local }) => isUsed(local));
    if (used.length > 0 && pathsOf(moduleOf(statement), path, rules).some(isDeclaredOnly)) {
      return null;
    }
    dropped.push(...unusedOf(statement, isUsed, tokens));
  }
  return dropped.length === 0 || rules().keepsNames ? code : blanked(code, tokens, dropped);
}

/** Where an import of a file of the project may lead. */
function pathsOf(specifier: string, file: string, rules: Asked['rules']): string[] {
  if (!looksLikeAlias(specifier)) {
    return [join(dirname(file), specifier)];
  }
  try {
    return rules().paths(specifier);
  } catch {
    return []; // What is wrong with the tsconfig is told where the alias is followed.
  }
}

/** The tokens of a statement that stand for nothing. */
function unusedOf(
  { from, to, names, braces }: Statement,
  isUsed: (local: string) => boolean,
  { text }: Tokens,
): [number, number][] {
  if (!names.some(({ local }) => isUsed(local))) {
    return [[from, to]];
  }
  const unused = names.filter(({ local }) => !isUsed(local));
  const isInBraces = (i: number) => braces !== undefined && i > braces[0] && i < braces[1];
  const inBraces = names.filter(({ from: at }) => isInBraces(at));
  if (braces !== undefined && inBraces.every(({ local }) => !isUsed(local))) {
    // Nothing is left in the braces: they go, with the comma before them.
    return [[braces[0] - 1, braces[1]]];
  }
  return unused.map(({ from: at, to: last }) => {
    if (isInBraces(at)) {
      return [at, last];
    }
    // With the comma after a default, or before a namespace.
    return text[last + 1] === ',' ? [at, last + 1] : [text[at - 1] === ',' ? at - 1 : at, last];
  });
}

function blanked(code: string, { at, end }: Tokens, dropped: [number, number][]): string {
  let result = code;
  for (const [from, to] of dropped) {
    const [start, stop] = [at[from] as number, end[to] as number];
    const blank = result.slice(start, stop).replace(/[^\n\r\u2028\u2029]/g, ' ');
    result = result.slice(0, start) + blank + result.slice(stop);
  }
  return result;
}
