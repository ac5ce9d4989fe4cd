import type { RunStore } from '../../record/store.js';
import { decodeValue } from '../../record/values.js';
import { sourceOf } from './literal.js';

/** The inputs of a program, as statements that leave them in `inputs`. */
export interface Inputs {
  /** Built-in modules that the statements need: names by module. */
  imports: Record<string, string[]>;
  /** Of the main part of the program; the user's module is `work`. */
  statements: string[];
}

/** Inputs whose text is longer are read again from where they came, in characters. */
const LONG = 4000;
/** Longer lines are broken. */
const LINE = 100;

/**
 * @param many - whether an input is a list of arguments, as for `starmap` and `apply`
 */
export function inputsOf(store: RunStore, many: boolean): Inputs {
  return (
    literal(store, many) ?? fromExpression(store, many) ?? fromExport(store, many) ?? fromFile(store, many)
  );
}

function literal(store: RunStore, many: boolean): Inputs | null {
  const texts: string[] = [];
  let length = 0;
  for (let row = 0; row < store.tasks.length; row++) {
    const args = store.args.at(row);
    length += args?.length ?? 0;
    const values = args === undefined || length > LONG ? null : decodeValue(args);
    const text =
      Array.isArray(values) && (many || values.length === 1) ? sourceOf(many ? values : values[0]) : null;
    if (text === null) {
      return null;
    }
    texts.push(text);
  }
  const line = `[${texts.join(', ')}]`;
  const list = line.length <= LINE ? line : `[\n${texts.map((text) => `  ${text},\n`).join('')}]`;
  return { imports: {}, statements: [`const inputs = ${list};`] };
}

function fromExpression(store: RunStore, many: boolean): Inputs | null {
  const [, expression] = /^expression ([\s\S]+)$/.exec(store.header.inputs.source) ?? [];
  return expression === undefined
    ? null
    : { imports: {}, statements: gathered([`const given = ${expression};`], many) };
}

function fromExport(store: RunStore, many: boolean): Inputs | null {
  const [, name] = /^export ([\w$]+)$/.exec(store.header.inputs.source) ?? [];
  const given = `const given = typeof work.${name} === 'function' ? work.${name}() : work.${name};`;
  return name === undefined ? null : { imports: {}, statements: gathered([given], many) };
}

/** Any iterable, or one that has to be awaited, as a list. */
function gathered(before: string[], many: boolean): string[] {
  const each = many ? 'Array.isArray(input) ? input : [input]' : 'input';
  return [
    ...before,
    'const inputs = [];',
    'for await (const input of given) {',
    `  inputs.push(${each});`,
    '}',
  ];
}

function fromFile(store: RunStore, many: boolean): Inputs {
  const { source, file, count, reading } = store.header.inputs;
  // In another encoding it would be read as something else.
  const path = reading?.encoding === undefined ? (file?.path ?? '') : '';
  const from = JSON.stringify(path);
  const fs = { 'node:fs': ['readFileSync'] };
  const one = many ? '.map((input) => (Array.isArray(input) ? input : [input]))' : '';
  if (/\.json$/.test(path) && file?.pointer === '') {
    return { imports: fs, statements: [`const inputs = JSON.parse(readFileSync(${from}, 'utf8'))${one};`] };
  }
  if (/\.(jsonl|ndjson)$/.test(path)) {
    const lines = `readFileSync(${from}, 'utf8').split('\\n').filter((line) => line.trim() !== '')`;
    return { imports: fs, statements: [`const inputs = ${lines}.map((line) => JSON.parse(line))${one};`] };
  }
  return {
    imports: fs,
    statements: [
      `// The run had ${count} inputs (${source}). Write them into this file as a JSON array:`,
      `const inputs = JSON.parse(readFileSync('inputs.json', 'utf8'))${one};`,
    ],
  };
}
