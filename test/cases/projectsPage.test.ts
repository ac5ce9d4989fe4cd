import { symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { project } from './program.js';
import { resultsOf } from './results.js';

/** What a sentence of docs/projects.md says: a module that exports `value`, what it is, and the files it needs. */
const SENTENCES: [sentence: string, module: string, code: string, expected: unknown, files?: object][] = [
  [
    'types are not checked, blanked out or compiled',
    'unchecked.ts',
    "import { value as enums } from './uncheckedEnum';\nconst n: number = 'text';\nexport const value = [n, enums];\n",
    ['text', 'A'],
    {
      'uncheckedEnum.ts':
        'enum E { A }\nconst e: string = E[0] as unknown as number;\nexport const value = e;\n',
    },
  ],
  [
    'a file with import or export is an ES module, whatever package.json says',
    'old/main.ts',
    "import { sep } from './sep';\nexport const value = [typeof import.meta.url, sep];\n",
    ['string', '/'],
    { 'old/package.json': '{ "type": "commonjs" }', 'old/sep.js': "export const sep = '/';\n" },
  ],
  [
    'a name or package.json that says ES module takes the names of CommonJS away',
    'names.mts',
    "import { inPackage } from './esm/names';\nexport const value = [typeof require, typeof module, typeof __dirname, ...inPackage];\n",
    Array(6).fill('undefined'),
    {
      'esm/package.json': '{ "type": "module" }',
      'esm/names.ts': 'export const inPackage = [typeof require, typeof module, typeof __filename];\n',
    },
  ],
  [
    'a file of that very name comes first',
    'exact.ts',
    "import { name } from './same.js';\nexport const value = name;\n",
    'same.js',
    {
      'same.js': "export const name = 'same.js';\n",
      'same.ts': "export const name = 'same.ts';\n",
    },
  ],
  [
    'JavaScript tries packages first, TypeScript the alias',
    'aliases/main.ts',
    "import { from } from 'left';\nimport { plain } from './plain';\nexport const value = [from, plain];\n",
    ['alias', 'package'],
    {
      'aliases/tsconfig.json': '{ "compilerOptions": { "paths": { "left": ["./left.ts"] } } }',
      'aliases/left.ts': "export const from = 'alias';\n",
      'aliases/plain.mjs': "import { from } from 'left';\nexport const plain = from;\n",
      'node_modules/left/index.js': "exports.from = 'package';\n",
    },
  ],
  [
    'the `main` of a package of the same repository may point at TypeScript',
    'main.ts',
    "import { twice } from 'linked';\nexport const value = twice(2);\n",
    4,
    {
      'packages/linked/package.json': '{ "name": "linked", "main": "src/index.ts" }',
      'packages/linked/src/index.ts':
        'enum By { Two = 2 }\nexport const twice = (n: number) => n * By.Two;\n',
    },
  ],
  [
    'folders and files of CommonJS packages need no `.js`',
    'parts.ts',
    "import sum from 'parts/sum';\nimport { deep } from 'parts/deep';\nexport const value = [sum(1, 2), deep];\n",
    [3, 'index'],
    {
      'node_modules/parts/package.json': '{ "name": "parts" }',
      'node_modules/parts/sum.js': 'module.exports = (a, b) => a + b;\n',
      'node_modules/parts/deep/index.js': "exports.deep = 'index';\n",
    },
  ],
  [
    'native add-ons and data work as they do for Node.js',
    'native.ts',
    `import { transform } from 'lightningcss';
import { readFileSync } from 'node:fs';
const { code } = transform({ filename: 'a.css', minify: true, code: readFileSync(new URL('./a.css', import.meta.url)) });
export const value = code.toString();
`,
    'a{color:red}',
    { 'a.css': 'a { color: red; }\n' },
  ],
  [
    'plain JavaScript is what Node.js makes of it, whatever the target of the tsconfig',
    'javascript/main.js',
    'class A { constructor() { this.a = 1; } }\nclass B extends A { a; }\nexport const value = typeof new B().a;\n',
    'undefined',
    { 'javascript/tsconfig.json': '{ "compilerOptions": { "allowJs": true, "target": "ES2017" } }' },
  ],
  [
    'a const enum that only the declarations of an alias hold',
    'flags/main.ts',
    "import { Flag } from '@/flag';\nexport const value = Flag.On;\n",
    5,
    {
      'flags/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./types/*"] } } }',
      'flags/types/flag.d.ts': 'export declare const enum Flag { On = 5 }\n',
    },
  ],
];

test.each(['thread', 'process'])('what docs/projects.md says of a project holds, on a %s', async (type) => {
  const made = project({
    ...Object.fromEntries(SENTENCES.map(([, module, code]) => [module, code])),
    ...Object.assign({}, ...SENTENCES.map(([, , , , files]) => files ?? {})),
    'work.ts': `${SENTENCES.map(([, module], i) => `import { value as value${i} } from './${module.replace(/\.m?[jt]s$/, (end) => end.replace('t', 'j'))}';`).join('\n')}
export const run = (_: number): unknown[] => [${SENTENCES.map((_, i) => `value${i}`)}];
`,
  });
  symlinkSync(made.path('packages/linked'), made.path('node_modules/linked'), 'dir');
  const addOn = fileURLToPath(new URL('../../node_modules/lightningcss', import.meta.url));
  symlinkSync(addOn, made.path('node_modules/lightningcss'), 'dir');
  const { results, stderr } = await resultsOf(made, ['work.ts', 'run', '--worker-type', type], [1]);
  const [values] = Array.isArray(results) ? results : [];
  expect(SENTENCES.map(([sentence], i) => [sentence, values?.[i] ?? stderr])).toEqual(
    SENTENCES.map(([sentence, , , expected]) => [sentence, expected]),
  );
});
