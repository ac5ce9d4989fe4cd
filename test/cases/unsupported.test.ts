import { expect, test } from 'vitest';
import { nodeOf } from './nodes.js';
import { LIBRARY, project } from './program.js';
import { resultsOf } from './results.js';

test('what cannot run is told with file and line before anything runs, and `functions` agrees', async () => {
  const made = project({
    'd.json': '{}',
    'assert.ts':
      "// data\nimport d from './d.json' assert { type: 'json' };\nexport const run = (n: number) => [n, d];\n",
    'viaAssert.js': "import { run as inner } from './assert.ts';\nexport const run = (n) => inner(n);\n",
    'style.tsx':
      "import type { X } from './types.css';\nimport './a.css';\nexport const run = (n: number) => n;\n",
    'viaStyle.ts': "\nimport { run as inner } from './style';\nexport const run = (n: number) => inner(n);\n",
    'a.css': 'a { color: red }',
    'package.json': '{ "name": "app" }',
    'esm/package.json': '{ "type": "module" }',
    'esm/assigns.ts':
      "import { sep } from 'node:path';\nconst run = (n: number) => n + sep;\nexport = run;\n",
    'alias.ts': "import { x } from '@/x';\nexport const run = (n: number) => [n, x];\n",
    'hash.ts': "\nimport { x } from '#gone';\nexport const x2 = x;\n",
    'viaHash.ts': "import './hash';\nexport const run = (n: number) => n;\n",
    'closed.ts': "\n\nimport x from 'closed/inner';\nexport const run = (n: number) => [n, x];\n",
    'node_modules/closed/package.json': '{ "name": "closed", "exports": { ".": "./index.js" } }',
    'node_modules/closed/index.js': '',
  });
  const listed = async (file: string) => {
    const { code, stderr, document } = await made.json(['functions', file]);
    return code === 2 ? stderr : document[0].reason;
  };
  const runs = async (file: string) => {
    const { code, stderr } = await resultsOf(made, [file, 'run'], [1]);
    return `${code} ${stderr}`;
  };
  expect(await listed('assert.ts')).toMatch(/assert\.ts:2:26 .*write `with`/);
  expect(await runs('assert.ts')).toMatch(/^2 .*assert\.ts:2:26 .*write `with`/);
  expect(await runs('viaAssert.js')).toMatch(/^2 .*assert\.ts:2:26 .*write `with`/);
  expect(await listed('style.tsx')).toMatch(/style\.tsx:2 imports \.\/a\.css, which only a bundler can load/);
  expect(await runs('style.tsx')).toMatch(/^2 .*style\.tsx:2 imports \.\/a\.css/);
  expect(await runs('viaStyle.ts')).toMatch(/^2 .*style\.tsx:2 imports \.\/a\.css/);
  expect(await runs('esm/assigns.ts')).toMatch(/^2 .*`export =`.*assigns\.ts:3:1/);
  expect(await runs('alias.ts')).toMatch(/^2 .*alias\.ts:1.*paths of the tsconfig\.json/);
  expect(await runs('viaHash.ts')).toMatch(/^2 .*"#gone".*hash\.ts:2/);
  expect(await runs('closed.ts')).toMatch(/^2 .*\.\/inner.*closed\.ts:3/);
});

const RUN = 'export const run = (n: number): unknown => n;\n';
/** By their names: whether they run or why not, their other text. */
const FILES: [name: string, expected: RegExp | 'runs', text: string][] = [
  [
    'esm/equals.ts',
    /`export =` makes a CommonJS module.*write `export default`.*equals\.ts:2:1/,
    'const run = (n: number) => n;\nexport = { run };\n',
  ],
  ['equals.mts', /`export =`.*equals\.mts:2:1/, 'function run(n: number) { return n; }\nexport = run;\n'],
  ['esm/exports.js', /exports\.js:1 uses exports, .*an ES module.*\.cjs/, 'exports.run = (n) => n;\n'],
  [
    'esm/module.ts',
    /module\.ts:2 uses module, .*an ES module.*\.cts/,
    'const run = (n: number) => n;\nmodule.exports = { run };\n',
  ],
  [
    'esm/requires.mjs',
    /requires\.mjs:1 uses require, .*an ES module/,
    "const { sep } = require('node:path').posix;\nexport const run = () => sep;\n",
  ],
  [
    'esm/guarded.js',
    'runs',
    "if (typeof module !== 'undefined') module.exports = 1;\nexport const run = (n) => n;\n",
  ],
  [
    'esm/own.ts',
    'runs',
    `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst fs = require('fs');\nvoid fs;\n${RUN}`,
  ],
  ['esm/equal.ts', 'runs', `import fs = require('fs');\nvoid fs;\n${RUN}`],
  ['esm/inner/old.js', 'runs', 'exports.run = (n) => n;\n'],
  ['tilde.ts', /tilde\.ts:2 imports '~\/x', which leads to no file.*bundler/, `\nimport '~/x';\n${RUN}`],
  [
    'value.tsx',
    /value\.tsx:1 imports '~icons\/x/,
    "import Icon from '~icons/x';\nconst h = (t: any) => t;\nconst React = { createElement: h };\nvoid <Icon />;\nexport const run = (n: number) => [n, React];\n",
  ],
  [
    'hash.ts',
    /hash\.ts:1 imports '#gone'.*package\.json has no such name/,
    `import '#gone';\nimport '#known/a';\n${RUN}`,
  ],
  [
    'hashed.ts',
    'runs',
    `import '#known/a';\nimport '#own';\nimport { T, U } from '#gone';\nexport type { T };\nexport { type U as V };\n${RUN}`,
  ],
  ['slash.mjs', /slash\.mjs:1 imports '#\/gone'/, "import '#/gone';\nexport const run = (n) => n;\n"],
  ['passes.ts', /passes\.ts:1 imports '@\/x/, `export * from '@/x';\n${RUN}`],
  ['script.cjs', /script\.cjs:1 imports '\$\/x/, "const x = require('$/x');\nexports.run = (n) => [n, x];\n"],
  [
    'types.ts',
    'runs',
    `import { T, type U } from '@/x';\nimport css from './a.css';\nexport const b = (t: T): T | U | typeof css => t;\n${RUN}`,
  ],
  ['inside.ts', 'runs', `import '@/installed';\n${RUN}`],
  ['app/mapped.ts', 'runs', `import { known } from '@/known';\nvoid known;\n${RUN}`],
  ['app/typed.ts', 'runs', `import { Flag } from '@/typed';\nvoid Flag.On;\n${RUN}`],
  [
    'app/compiled.ts',
    'runs',
    `import { Flag } from '@/typed';\nenum Own { A = Flag.On }\nvoid Own.A;\nvoid Flag.On;\n${RUN}`,
  ],
  [
    'kept/types.ts',
    /types\.ts:1 imports '@\/x'/,
    `import { type T } from '@/x';\nexport type U = T;\n${RUN}`,
  ],
  ['kept/erased.ts', 'runs', `import type { T } from '@/x';\nexport type U = T;\n${RUN}`],
  [
    'app/wrong.ts',
    /wrong\.ts:1 imports '@\/gone.*paths of its tsconfig/,
    `import { gone } from '@/gone';\nvoid gone;\n${RUN}`,
  ],
  [
    'css.ts',
    /css\.ts:1 imports \.\/a\.css/,
    "import './a.css';\nexport default (n: number) => n;\nexport const run = [1].map;\n",
  ],
];

test('`functions` says of each file what `run` says, by its text, its package.json and its tsconfig', async () => {
  const made = project({
    ...Object.fromEntries(FILES.map(([name, , text]) => [name, text])),
    'a.css': 'a { color: red }',
    'package.json': '{ "imports": { "#known/*": "./known/*.js", "#own": "./known/a.js" } }',
    'known/a.ts': '',
    'esm/package.json': '{ "type": "module" }',
    'esm/inner/package.json': '{}',
    'node_modules/@/installed/index.js': '',
    'app/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    'kept/tsconfig.json': '{ "compilerOptions": { "verbatimModuleSyntax": true } }',
    'app/src/known.ts': 'export const known = 1;\n',
    'app/src/typed.d.ts': 'export declare const enum Flag { On = 1 }\n',
  });
  const found = await Promise.all(
    FILES.map(async ([name]) => {
      const { document, stderr } = await made.json(['functions', name]);
      const run = document?.find((each: { name: string }) => each.name === 'run') ?? document?.[0];
      return [name, run ? (run.reason ?? 'runs') : stderr];
    }),
  );
  const told = await Promise.all(
    FILES.map(async ([name, , text]) => {
      const fn = /run\b/.test(text) && name !== 'css.ts' ? 'run' : 'default';
      const { code, results, stderr } = await resultsOf(made, [name, fn], [1]);
      return [name, code === 0 ? 'runs' : `${stderr} ${JSON.stringify(results)}`];
    }),
  );
  for (const outcomes of [found, told]) {
    expect(outcomes).toEqual(
      FILES.map(([name, expected]) => [
        name,
        expected === 'runs' ? expected : expect.stringMatching(new RegExp(expected.source, 's')),
      ]),
    );
  }
});

test('a syntax error keeps its file, line and column in every kind of file, compiled or not', async () => {
  const made = project({
    'a.tsx': 'export const view = () => <b>;\n',
    'b.ts': 'enum E { A }\nexport const run = (n: number): => n;\n',
    'c.jsx': 'export const x = <a></b>;\n',
    'd.ts': '@dec class A { x: number = ; }\n',
    'work.mjs':
      'export const run = (n) => import(n).then(() => "loaded", (e) => e.name + " " + e.message);\n',
  });
  const files = ['./a.tsx', './b.ts', './c.jsx', './d.ts'];
  const { results } = await resultsOf(made, ['work.mjs', 'run'], files);
  expect(results).toEqual([
    expect.stringMatching(/^SyntaxError .*a\.tsx:1:/s),
    expect.stringMatching(/^SyntaxError .*b\.ts:2:/s),
    expect.stringMatching(/^SyntaxError .*c\.jsx:1:/s),
    expect.stringMatching(/^SyntaxError .*d\.ts:1:/s),
  ]);
});

test('the library on an older Node.js says which one runs TypeScript and JSX', async () => {
  const made = project({
    'e.ts': 'export const f = (n: number) => n;\n',
    'e.tsx': 'export const f = (n: number) => <b>{n}</b>;\n',
    'uses.mjs': "import './e.ts';\nexport const f = (n) => n;\n",
    'program.mjs': `import { Pool, task } from ${JSON.stringify(LIBRARY)};
const pool = new Pool({ workers: 1 });
for (const file of ['./e.ts', './e.tsx', './uses.mjs']) {
  await pool.map(task(new URL(file, import.meta.url), 'f'), [1]).then(console.log, (error) => console.log(error.name, error.message));
}
await pool.terminate();
`,
  });
  const { stdout } = await made.program('program.mjs', { node: await nodeOf(20) });
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(3);
  for (const [i, name] of ['e.ts', 'e.tsx', 'e.ts'].entries()) {
    expect(lines[i]).toMatch(/^LoadError Node\.js 20\.\d+\.\d+ runs JavaScript files only.*22\.15 and newer/);
    expect(lines[i]).toContain(name);
  }
});
