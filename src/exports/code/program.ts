import { isIdentifier, readPath } from '../../functionPath.js';
import type { SetUp } from './setUp.js';
import { commented } from './text.js';

/** Lines of a program; those of a block are two spaces further in. */
export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** `import { a, b } from 'module'` for each module, in order of the modules' names. */
export function importLines(...all: Record<string, string[]>[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const [module, wanted] of all.flatMap((each) => Object.entries(each))) {
    names.set(module, new Set([...(names.get(module) ?? []), ...wanted]));
  }
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, wanted]) => `import { ${[...wanted].sort().join(', ')} } from '${module}';`);
}

/** The function of the user's module, which is imported as `work`. */
export function functionLines({ name }: SetUp): string[] {
  const [first = name, ...rest] = readPath(name) ?? [name];
  const of = (object: string, key: string) =>
    isIdentifier(key) ? `${object}.${key}` : `${object.replace(/\?$/, '?.')}[${JSON.stringify(key)}]`;
  const root = `${of('work', first)} ?? ${of('work.default?', first)}`;
  const last = rest.at(-1);
  if (last === undefined) {
    return ['// A CommonJS file may have it in its default export only.', `const run = ${root};`];
  }
  const owner = rest.slice(0, -1).reduce(of, rest.length > 1 ? `(${root})` : root);
  return [`const owner = ${owner};`, `const run = (...args) => ${of('owner', last)}(...args);`];
}

/** The longest time that a timer of Node.js can be set to, ms. */
const LONGEST = 2 ** 31 - 1;

/** The limit of time of a chunk, ms, as an expression. */
export function limitOfChunk(timeout: number): string {
  const all = `${timeout} * chunk.length`;
  return timeout > LONGEST / 1000 ? `Math.min(${all}, ${LONGEST})` : all;
}

/** What stands at the top of each program. @param imports - whether it imports the function itself */
export function headLines(setUp: SetUp, how: string, imports: boolean): string[] {
  const { mode, workers } = setUp;
  const [name, file] = [commented(setUp.name), commented(setUp.file)];
  return [
    `// ${name} of ${file} over its inputs: ${mode} on ${workers} ${workers === 1 ? 'worker' : 'workers'}, ${how}.`,
    `// Save this beside ${file} as an ES module (parallel.mjs) and run it: node parallel.mjs`,
    ...(/\.[cm]?ts$/.test(file)
      ? ['// A TypeScript file is imported as it is by Node 22.18 and newer.']
      : /\.[jt]sx$/.test(file)
        ? [`// Node imports no JSX: compile ${file} first, or run this with a tool that does.`]
        : []),
    ...(!imports || name === 'default' || name.includes('.')
      ? []
      : [`// ${name} has to be exported by ${file}.`]),
  ];
}

/** The chunk size of a program that has no automatic one. */
export function fixedChunksize({ chunksize, workers }: SetUp): string {
  return chunksize === 'auto' ? `Math.ceil(inputs.length / (4 * ${workers}))` : String(chunksize ?? 1);
}
