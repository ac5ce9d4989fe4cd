import type { SetUp } from './setUp.js';

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
  const [owner, method] = name.split('.') as [string, string?];
  return method === undefined
    ? [
        `// A CommonJS file may have it in its default export only.`,
        `const run = work.${owner} ?? work.default?.${owner};`,
      ]
    : [
        `const owner = work.${owner} ?? work.default?.${owner};`,
        `const run = (...args) => owner.${method}(...args);`,
      ];
}

/** What stands at the top of each program. */
export function headLines(setUp: SetUp, how: string): string[] {
  const { name, file, mode, workers } = setUp;
  return [
    `// ${name} of ${file} over its inputs: ${mode} on ${workers} ${workers === 1 ? 'worker' : 'workers'}, ${how}.`,
    `// Save this beside ${file} as an ES module (parallel.mjs) and run it: node parallel.mjs`,
    ...(/\.[cm]?ts$/.test(file)
      ? ['// A TypeScript file is imported as it is by Node 22.18 and newer.']
      : /\.[jt]sx$/.test(file)
        ? [`// Node imports no JSX: compile ${file} first, or run this with a tool that does.`]
        : []),
    ...(name === 'default' || name.includes('.') ? [] : [`// ${name} has to be exported by ${file}.`]),
  ];
}

/** The chunk size of a program that has no automatic one. */
export function fixedChunksize({ chunksize, workers }: SetUp): string {
  return chunksize === 'auto' ? `Math.ceil(inputs.length / (4 * ${workers}))` : String(chunksize ?? 1);
}
