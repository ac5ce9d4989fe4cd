import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { assignedByOption, assignedFields, definedFields } from './modules/classes.js';
import { commonjs } from './modules/commonjs.js';
import { olderDecorators, standardDecorators } from './modules/decorators.js';
import { enums } from './modules/enums.js';
import { automaticJsx, factoryJsx } from './modules/jsx.js';
import type { Kind } from './modules/kind.js';
import { mapped } from './modules/mapped.js';
import { Random } from './modules/random.js';
import { types } from './modules/types.js';
import { type Major, nodeOf } from './nodes.js';
import { Project } from './program.js';
import { resultsOf } from './results.js';

/*
 * Modules of every kind of TypeScript, made up by chance from a seed, give the same results as what tsc makes of them
 * under the same tsconfig.
 */
const KINDS: Kind[] = [
  types,
  assignedFields,
  definedFields,
  assignedByOption,
  enums,
  standardDecorators,
  olderDecorators,
  automaticJsx,
  factoryJsx,
  commonjs,
  mapped,
];
/** Those that are run together. */
const PARTS = [KINDS.slice(0, 3), KINDS.slice(3, 6), KINDS.slice(6, 8), KINDS.slice(8)];
const MODULES = 30;
const SEED = Number(process.env.POOLSCOPE_SEED ?? 1);

const OWN = `"exports": { "./*": "./lib/*.js" }, "imports": { "#own": "./jsx-runtime.js", "#own/jsx-runtime": "./jsx-runtime.js", "#lib/*": "./lib/*", "#math": "./lib/math.js", "#two": "./lib/two.mjs", "#old": "./lib/old.cjs" }`;

let made: Project;
/** Results of what tsc made, for each part, kind and module. */
let expected: unknown[][][];

beforeAll(async () => {
  made = new Project({});
  for (const kind of KINDS) {
    write(kind);
  }
  for (const [part, kinds] of PARTS.entries()) {
    made.write(`sources${part}.mjs`, program(kinds, './src', ''));
    made.write(
      `made${part}.mjs`,
      `${program(kinds, './out', '.js')}console.log(JSON.stringify(kinds.map((_, k) => runAll(k))));\n`,
    );
  }
  await Promise.all(KINDS.map(({ name }) => tsc(made.path(`src/${name}/tsconfig.json`))));
  expected = await Promise.all(
    PARTS.map(async (_, part) => {
      const { stdout, stderr } = await made.program(`made${part}.mjs`);
      expect(stderr).toBe('');
      return JSON.parse(stdout);
    }),
  );
  return () => made.remove();
}, 60_000);

/** Runs the modules of some kinds: from their sources, or what tsc made of them. */
function program(kinds: Kind[], folder: string, ending: string): string {
  return `${kinds.map(({ name }) => `import ${name} from '${folder}/${name}/all${ending}';`).join('\n')}
const list = (it) => (Array.isArray(it) ? it : list(it.all ?? it.default));
const kinds = [${kinds.map(({ name }) => name).join(', ')}].map(list);
const result = (run) => { try { return JSON.stringify(run(3)) ?? null; } catch (error) { return String(error); } };
export const runAll = (k) => kinds[k].map((run) => result(run));
`;
}

function write({ name, tsconfig, shared, module, ending = 'ts', type = 'module' }: Kind): void {
  const random = new Random(SEED);
  const files: Record<string, string> = { ...shared };
  for (let i = 0; i < MODULES; i++) {
    Object.assign(files, module(random, i));
  }
  const numbers = Array.from({ length: MODULES }, (_, i) => i);
  const extension = type === 'module' ? '.js' : '';
  files[`all.${ending}`] = `${numbers.map((i) => `import * as m${i} from './m${i}${extension}';`).join('\n')}
const all: any[] = [${numbers.map((i) => `m${i}`).join(', ')}].map((each: any) => each.run ?? each.default.run);
export default ${type === 'module' ? '' : '{ all }.'}all;
`;
  for (const [file, text] of Object.entries(files)) {
    made.write(`src/${name}/${file}`, text);
  }
  const manifest = `{ "name": "generated", "type": "${type}", ${OWN} }`;
  made.write(`src/${name}/package.json`, manifest);
  made.write(`out/${name}/package.json`, manifest);
  for (const [file, text] of Object.entries(files).filter(([each]) => each.endsWith('.json'))) {
    made.write(`out/${name}/${file}`, text);
  }
  const options = { ...tsconfig, outDir: `../../out/${name}`, rootDir: '.', types: [] };
  made.write(`src/${name}/tsconfig.json`, JSON.stringify({ compilerOptions: options }));
}

/** It says what it thinks of the types, and writes its output all the same. */
function tsc(config: string): Promise<void> {
  const bin = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, '-p', config], () => resolve());
  });
}

const NODES = [22, 24, 26] satisfies Major[];

test.each(
  PARTS.flatMap((kinds, part) =>
    NODES.map((major) => ({ kinds: kinds.map(({ name }) => name), part, major })),
  ),
)('of the kinds $kinds on Node.js $major', async ({ kinds, part, major }) => {
  const node = await nodeOf(major);
  const { results, stderr } = await resultsOf(made, [`sources${part}.mjs`, 'runAll'], [...kinds.keys()], {
    node,
  });
  expect(Array.isArray(results) ? '' : stderr).toBe('');
  for (const [k, name] of kinds.entries()) {
    for (let i = 0; i < MODULES; i++) {
      expect([name, i, (results as unknown[][])[k]?.[i]]).toEqual([name, i, expected[part]?.[k]?.[i]]);
    }
  }
});
