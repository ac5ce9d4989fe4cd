import * as l10n from '@vscode/l10n';
import { RequestError } from '../../errors.js';
import { MODES, type Mode } from '../../record/modes.js';
import { plain } from '../../record/printable.js';
import type { RunStore } from '../../record/store.js';
import { sourceOf } from './literal.js';
import { literal } from './text.js';

/** The inputs of a program, as statements that leave them in `inputs`. */
export interface Inputs {
  /** Built-in modules that the statements need: names by module. */
  imports: Record<string, string[]>;
  /** Of the main part of the program; the user's module is `work`. */
  statements: string[];
  /** Whether they need that module. */
  usesModule: boolean;
}

/** Inputs whose text is longer are read again from where they came, if they can be: characters. */
const LONG = 4000;
/** Where they cannot, so much of them may stand in the program. */
const LONGEST = 2_000_000;
/** Longer lines are broken. */
const LINE = 100;

/**
 * @param mode - of the program: where it takes many arguments, an input is a list of them
 * @throws RequestError when the record does not have all that a program needs
 */
export function inputsOf(store: RunStore, mode: Mode): Inputs {
  const { manyArguments } = MODES[mode];
  const calls = { before: MODES[store.header.mode].manyArguments, now: manyArguments };
  return (
    written(store, manyArguments, LONG) ??
    // What a run that was cut short had is not all that there is.
    (store.header.outcome === 'cancelled' ? null : readAgain(store, calls)) ??
    written(store, manyArguments, LONGEST) ??
    refuse()
  );
}

function refuse(): never {
  throw new RequestError(
    l10n.t(
      'The inputs of this run cannot be written into a program: they are too many, or hold what a program cannot say. Export it as JSON and read the arguments from there.',
    ),
  );
}

/** The arguments themselves. @param most - characters of the record; null when they are more, or cannot be said */
function written(store: RunStore, many: boolean, most: number): Inputs | null {
  const texts: string[] = [];
  let length = 0;
  for (let row = 0; row < store.tasks.length; row++) {
    const args = store.args.at(row);
    length += args?.length ?? 0;
    const text = args === undefined || length > most ? null : inputSource(args, many);
    if (text === null) {
      return null;
    }
    texts.push(text);
  }
  const line = `[${texts.join(', ')}]`;
  const list = line.length <= LINE ? line : `[\n${texts.map((text) => `  ${text},\n`).join('')}]`;
  return { imports: {}, statements: [`const inputs = ${list};`], usesModule: false };
}

/** @param args - JSON text of a list */
function inputSource(args: string, many: boolean): string | null {
  const list: unknown = JSON.parse(args);
  return Array.isArray(list) && (many || list.length === 1) ? sourceOf(many ? list : list[0]) : null;
}

/** Whether an input is a list of arguments: in the run, and in the program. */
interface Calls {
  before: boolean;
  now: boolean;
}

function readAgain(store: RunStore, calls: Calls): Inputs | null {
  // A list of arguments that a run spread cannot be one argument of a program, as far as is known without reading it.
  return calls.before && !calls.now
    ? null
    : (fromExpression(store, calls) ?? fromExport(store, calls) ?? fromFile(store, calls));
}

function fromExpression(store: RunStore, calls: Calls): Inputs | null {
  const expression = store.header.inputs.expression?.replaceAll('\r\n', '\n').replace(/[\s;]+$/, '');
  // An import in it starts at the folder of the run, here it would start at the program; a sign that is not seen could hide code.
  if (expression === undefined || /\bimport\s*\(/.test(expression) || plain(expression) !== expression) {
    return null;
  }
  const needsRequire = /\brequire\b/.test(expression);
  return {
    imports: needsRequire ? { 'node:module': ['createRequire'] } : {},
    statements: [
      ...(needsRequire ? ["const require = createRequire(process.cwd() + '/');"] : []),
      '// The inputs expression of the run, as its record has it. It is code: read it before you run this.',
      // On lines of its own: it may end in a comment.
      `const given = (\n${expression}\n);`,
      ...gathered(calls),
    ],
    usesModule: false,
  };
}

function fromExport(store: RunStore, calls: Calls): Inputs | null {
  const [, name] = /^export ([A-Za-z_$][\w$]*)$/.exec(store.header.inputs.source) ?? [];
  return name === undefined
    ? null
    : {
        imports: {},
        statements: [
          `const exported = work.${name} ?? work.default?.${name};`,
          "const given = typeof exported === 'function' ? exported() : exported;",
          ...gathered(calls),
        ],
        usesModule: true,
      };
}

/** Any iterable, or one that has to be awaited, as a list. */
function gathered(calls: Calls): string[] {
  return [
    ...argumentLines(calls),
    'const inputs = [];',
    'for await (const input of given) {',
    `  inputs.push(${inputIn(calls)});`,
    '}',
  ];
}

/** An input as the calls of the program take it. */
function inputIn({ before, now }: Calls): string {
  return before ? 'argumentsOf(input)' : now ? '[input]' : 'input';
}

function argumentLines({ before }: Calls): string[] {
  return before
    ? [
        '// An array has the arguments of a call, { args, kwds } both; anything else is the only argument.',
        "const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);",
        'const argumentsOf = (input) => {',
        '  if (!isObject(input)) {',
        '    return Array.isArray(input) ? input : [input];',
        '  }',
        '  const { args, kwds, ...others } = input;',
        '  const isCall = (args ?? kwds) !== undefined && Object.keys(others).length === 0;',
        '  const isRight = Array.isArray(args ?? []) && isObject(kwds ?? {});',
        '  return isCall && isRight ? [...(args ?? []), ...(kwds ? [kwds] : [])] : [input];',
        '};',
      ]
    : [];
}

function fromFile(store: RunStore, calls: Calls): Inputs | null {
  const { file, reading } = store.header.inputs;
  const isLines = /\.(jsonl|ndjson)$/i.test(file?.path ?? '');
  // In an encoding that had to be named it would be read as something else.
  const isNamed = reading?.encoding !== undefined;
  if (file?.pointer !== '' || isNamed || !(isLines || /\.json$/i.test(file.path))) {
    return null;
  }
  const given = isLines
    ? "text.split('\\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line))"
    : 'JSON.parse(text)';
  return {
    imports: { 'node:fs': ['readFileSync'] },
    statements: [
      `const bytes = readFileSync(${literal(file.path)});`,
      '// Some editors write UTF-16, with a mark at the beginning.',
      "const encoding = { 0xfffe: 'utf-16le', 0xfeff: 'utf-16be' }[bytes[0] * 256 + bytes[1]] ?? 'utf-8';",
      'const text = new TextDecoder(encoding).decode(bytes);',
      ...argumentLines(calls),
      calls.before || calls.now
        ? `const inputs = ${given}.map((input) => ${inputIn(calls)});`
        : `const inputs = ${given};`,
    ],
    usesModule: false,
  };
}
