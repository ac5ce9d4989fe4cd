import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { selectedFunction } from '../../../src/functions/index.js';
import { outcomes, WORKER_TYPES } from '../harness.js';
import { project } from '../projects/project.js';
import { run } from './harness.js';

const CODE = `import { basename } from 'node:path';

enum By { Two = 2 }
const prefix = 'file ';
let calls = 0;

export const names = ['/a/b.txt'].map((path: string) => prefix + basename(path));

export function main(list: number[]) {
  return list.map(
    (n: number): number => {
      calls++;
      if (n > 2) throw new RangeError(\`\${n} is too large\`);
      return n * By.Two;
    },
  );
}
`;

/** Runs the function whose text begins and ends so. */
async function runSelected(begin: string, end: string, inputs: unknown[], file: string, more = {}) {
  const code = readFileSync(file, 'utf8');
  const from = code.indexOf(begin);
  const selected = selectedFunction(code, file, from, code.indexOf(end, from) + end.length);
  if (!selected || selected.reason) {
    return expect.fail(selected?.reason ?? 'no function is selected');
  }
  const { text, line, column } = selected;
  const { store } = await run({
    file,
    function: `selection at line ${line}`,
    selected: { text, line, column },
    inputs: { kind: 'expression', text: JSON.stringify(inputs) },
    mode: 'map',
    workers: 1,
    cwd: '/',
    ...more,
  });
  return store;
}

describe.each(WORKER_TYPES)('a selected function, on %s workers', (workerType) => {
  test('sees the imports and the top-level names of its file', async () => {
    const { folder } = project({ 'a.ts': CODE });
    const store = await runSelected('(path: string)', 'basename(path)', ['/x/y.md'], `${folder}/a.ts`, {
      workerType,
    });
    expect(outcomes(store)).toEqual(['file y.md']);
    expect(store.header.function).toMatchObject({ name: 'selection at line 7', line: 7 });
  });

  test('tells of its errors by the lines of its file', async () => {
    const { folder } = project({ 'a.ts': CODE });
    const file = `${folder}/a.ts`;
    const store = await runSelected('(n: number)', 'By.Two;\n    }', [1, 2, 3], file, { workerType });
    expect(outcomes(store)).toEqual([2, 4, 'failed: RangeError']);
    expect(JSON.parse(store.outcomes.at(2) ?? '').stack).toContain('a.ts:13:');
  });
});

test('a selected function of a CommonJS file sees what that has', async () => {
  const { folder } = project({
    'a.cjs':
      "const { join } = require('node:path');\nmodule.exports = [1].map((n) => join('a', String(n)));\n",
  });
  const store = await runSelected('(n) =>', 'String(n))', [7], `${folder}/a.cjs`);
  expect(outcomes(store)).toEqual(['a/7']);
});

test.each([
  ['a function that calls itself', 'function g(n', 'g(n - 1); }', [3], [6]],
  ['one in brackets', '((n) => n + k', '+ k)', [1], [3]],
  ['one that imports', 'async (n) => (await', '.sep.length + n', [1], [2]],
  ['one with this of its own', 'function () { return typeof', 'this; }', [1], ['undefined']],
])('%s runs as it stands', async (_, begin, end, inputs, results) => {
  const { folder } = project({
    'a.mjs': `const k = 2;
export function main(list) {
  function g(n) { return n === 0 ? 0 : n + g(n - 1); }
  const h = [((n) => n + k), async (n) => (await import('node:path')).sep.length + n];
  return [g, ...h, function () { return typeof this; }].map((f) => f(list));
}
`,
  });
  expect(outcomes(await runSelected(begin, end, inputs, `${folder}/a.mjs`))).toEqual(results);
});
