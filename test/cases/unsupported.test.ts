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
