import { describe, expect, test } from 'vitest';
import { LIBRARY, project } from './program.js';
import { resultsOf } from './results.js';

/** A runtime of JSX that only writes down what it is given. */
const runtime = (name: string) =>
  `exports.Fragment = '<>';
exports.jsx = exports.jsxs = (type, { children, ...props }, key) => ['${name}', typeof type === 'function' ? type.name : type, props, children ?? null, key ?? null];
exports.jsxDEV = (type, props, key) => exports.jsx(type, props, key);
exports.createElement = (type, props, ...children) => ['${name}.create', type, props, children];
`;
const PACKAGES = {
  'node_modules/react/package.json': '{ "name": "react", "main": "index.js" }',
  'node_modules/react/index.js': runtime('react'),
  'node_modules/react/jsx-runtime.js': runtime('react'),
  'node_modules/react/jsx-dev-runtime.js': runtime('dev'),
  'node_modules/preact/package.json':
    '{ "name": "preact", "exports": { ".": "./index.js", "./jsx-runtime": "./jsx.js" } }',
  'node_modules/preact/index.js': "exports.h = (...args) => ['h', ...args];\nexports.Fragment = 'F';\n",
  'node_modules/preact/jsx.js': runtime('preact'),
};
const VIEW = `export const view = (n: number): unknown => <p id="a">{n}</p>;\n`;

describe('JSX', () => {
  test('is what the tsconfig of its folder says: jsx, jsxImportSource, jsxFactory and jsxFragmentFactory', async () => {
    const configs: [string, string, unknown][] = [
      ['{ "jsx": "react-jsx" }', VIEW, ['react', 'p', { id: 'a' }, 1, null]],
      ['{ "jsx": "react-jsx", "jsxImportSource": "preact" }', VIEW, ['preact', 'p', { id: 'a' }, 1, null]],
      ['{ "jsx": "react-jsxdev" }', VIEW, ['dev', 'p', { id: 'a' }, 1, null]],
      ['{ "jsx": "react" }', `import React from 'react';\n${VIEW}`, ['react.create', 'p', { id: 'a' }, [1]]],
      [
        '{ "jsx": "react", "jsxFactory": "h", "jsxFragmentFactory": "Fragment" }',
        "import { h, Fragment } from 'preact';\nexport const view = (n: number): unknown => <><p>{n}</p></>;\n",
        ['h', 'F', null, ['h', 'p', null, 1]],
      ],
      ['{ "jsx": "preserve" }', VIEW, ['react', 'p', { id: 'a' }, 1, null]],
      ['{}', `import * as React from 'react';\n${VIEW}`, ['react.create', 'p', { id: 'a' }, [1]]],
      [
        '{ "jsx": "react-jsx" }',
        `/** @jsxImportSource preact */\n${VIEW}`,
        ['preact', 'p', { id: 'a' }, 1, null],
      ],
    ];
    const made = project({
      ...PACKAGES,
      'work.ts': `${configs.map((_, i) => `import { view as view${i} } from './p${i}/view';`).join('\n')}
export const run = (n: number) => [${configs.map((_, i) => `view${i}(n)`)}];
`,
    });
    for (const [i, [options, view]] of configs.entries()) {
      made.write(`p${i}/tsconfig.json`, `{ "compilerOptions": ${options} }`);
      made.write(`p${i}/view.tsx`, view);
    }
    const { results, stderr } = await resultsOf(made, ['work.ts', 'run'], [1]);
    expect({ results, stderr }).toEqual({ results: [configs.map(([, , result]) => result)], stderr: '' });
  });

  test('runs in .tsx, .jsx and .js files, as modules and in CommonJS, and functions of these files are listed', async () => {
    const made = project({
      ...PACKAGES,
      'money.tsx':
        'interface Props { n: number }\nexport const Money = ({ n }: Props) => <b>{n}</b>;\nexport default function cash(n: number): unknown {\n  return <Money n={n} key="k" />;\n}\n',
      'script.tsx': 'function script(n: number) {\n  return <u>{n}</u>;\n}\n',
      'old.jsx': "const React = require('react');\nexports.old = (n) => <i>{n}</i>;\n",
      'new.js': `import { Money } from './money.jsx';\n// It's JavaScript's.\nexport const made = (n) => <Money n={n}>Don't</Money>;\n`,
      'work.tsx': `import cash, { Money } from './money';
import { old } from './old';
import { made } from './new';
export function run(n: number) { return [cash(n), Money.name, old(n), made(n), <T,>(x: T) => x].slice(0, 4); }
export function fails(n: number): never {
  const shown = <b>{n}</b>;
  throw new Error('no ' + (shown ? n : 0));
}
`,
    });
    const { results, stderr } = await resultsOf(made, ['work.tsx', 'run'], [1]);
    expect({ results, stderr }).toEqual({
      results: [
        [
          ['react', 'Money', { n: 1 }, null, 'k'],
          'Money',
          ['react.create', 'i', null, [1]],
          ['react', 'Money', { n: 1 }, "Don't", null],
        ],
      ],
      stderr: '',
    });
    const { document } = await made.json(['functions', 'money.tsx']);
    expect(document).toEqual([
      expect.objectContaining({ name: 'Money', line: 2, runnable: true }),
      expect.objectContaining({ name: 'cash', line: 3, runnable: true }),
    ]);
    expect((await resultsOf(made, ['old.jsx', 'old'], [2])).results).toEqual([
      ['react.create', 'i', null, [2]],
    ]);
    expect((await resultsOf(made, ['script.tsx', 'script'], [2])).results).toEqual([
      ['react', 'u', {}, 2, null],
    ]);
    const failed = await made.json([
      'run',
      'work.tsx',
      'fails',
      '--inputs',
      '[3]',
      '--worker-type',
      'process',
    ]);
    expect(failed.document.function).toMatchObject({ name: 'fails', line: 5 });
    expect(failed.document.tasks[0].error.stack).toMatch(/fails \(.*work\.tsx:7:9\)/);
  });

  test('runs in a selected function, among the names of its file', async () => {
    const text = '(n: number) => <Money n={n} key="k" />';
    const made = project({
      ...PACKAGES,
      'money.tsx': `export const Money = ({ n }: { n: number }) => n;\nconst all = [${text}];\nvoid all;\n`,
      'program.mjs': `import { Pool, task } from ${JSON.stringify(LIBRARY)};
const pool = new Pool({ workers: 1 });
const selected = { ...task(new URL('./money.tsx', import.meta.url), 'selected'), source: { text: ${JSON.stringify(text)}, line: 2, column: 14 } };
console.log(JSON.stringify(await pool.map(selected, [1])));
await pool.terminate();
`,
    });
    const { stdout, stderr } = await made.program('program.mjs');
    expect({ stdout, stderr }).toEqual({ stdout: '[["react","Money",{"n":1},null,"k"]]\n', stderr: '' });
  });
});
