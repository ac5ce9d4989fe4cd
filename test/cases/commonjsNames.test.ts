import { expect, test } from 'vitest';
import { project } from './program.js';
import { resultsOf } from './results.js';

test('a file with import and export has the names of CommonJS, however it is written, and keeps its own', async () => {
  const made = project({
    'package.json': '{ "version": "1.2.3" }',
    'a.txt': 'hello\n',
    'first.ts': `import { readFileSync } from 'node:fs';
import path from 'node:path';
export function load(name: string): number { return readFileSync(path.join(__dirname, name), 'utf8').length; }
export function version(n: string): string { return require('./package.json').version + n; }
export const file = () => path.basename(__filename);
export const isMain = () => require.main === module;
const shadow = (require: string, __dirname = 'own') => require + __dirname;
export const shadowed = shadow('r');
class module2 { static __filename = 'field'; require() { return 'method'; } }
export const members = module2.__filename + new module2().require();
`,
    'own.ts': `import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath as toPath } from 'node:url';
const __filename = toPath(import.meta.url), __dirname = dirname(__filename);
let require = createRequire(import.meta.url);
export const own = () => [typeof require, __dirname === dirname(__filename)];
`,
    'destructured.ts': `import * as all from './first';
const { file: __filename, ...exports } = all;
var module;
export const taken = () => [typeof __filename, Object.keys(exports).length > 0, typeof module];
`,
    'bundled.js': `import { sep } from 'node:path';
export const where = () => [typeof require, __dirname.endsWith(sep) ? 1 : 2];
`,
    'work.ts': `import { load, version, file, isMain, shadowed, members } from './first';
import { own } from './own';
import { taken } from './destructured';
import { where } from './bundled';
export const run = (_: number) => [load('a.txt'), version('x'), file(), isMain(), shadowed, members, own(), taken(), where()];
`,
  });
  const { results, stderr } = await resultsOf(made, ['work.ts', 'run'], [1]);
  expect({ results, stderr }).toEqual({
    results: [
      [
        6,
        '1.2.3x',
        'first.ts',
        false,
        'rown',
        'fieldmethod',
        ['function', true],
        ['function', true, 'undefined'],
        ['function', 2],
      ],
    ],
    stderr: '',
  });
});

test('TypeScript’s own CommonJS and files that set their exports are CommonJS, with what they import', async () => {
  const made = project({
    'calc.ts': `import { EOL } from 'os';
function calc(n: number) { return n + EOL.length; }
namespace calc { export const v = '1'; }
export = calc;
`,
    'sets.ts': `import { EOL } from 'node:os';
import { twice } from './twice';
const half = (n: number) => n / 2 + 0 * EOL.length;
module.exports = { half, twice };
`,
    'adds.js': `import { twice } from './twice';
exports.four = (n) => twice(twice(n));
`,
    'twice.ts': 'export const twice = (n: number) => n * 2;\nexport default twice;\n',
    'typed.cts':
      "import path = require('node:path');\nimport type { ParsedPath } from 'node:path';\nexport const name = (p: string): ParsedPath['name'] => path.parse(p).name + typeof __dirname;\n",
    'modern.mts': "import calc = require('./calc');\nexport const next = (n: number) => calc(n);\n",
    'work.ts': `import calc = require('./calc');
import { half } from './sets';
import { four } from './adds';
import { name } from './typed.cjs';
import { next } from './modern.mjs';
export function run(n: number): unknown { return [calc(n), calc.v, half(n), four(n), name('a/b.c'), next(n)]; }
`,
    'imports.ts': `import calc, { v } from './calc';
import sets from './sets';
export const run = (n: number): unknown => [calc(n), v, (sets as any).twice(n)];
`,
  });
  const { results, stderr } = await resultsOf(made, ['work.ts', 'run'], [1]);
  expect({ results, stderr }).toEqual({ results: [[2, '1', 0.5, 4, 'bstring', 2]], stderr: '' });
  expect((await resultsOf(made, ['imports.ts', 'run'], [1])).results).toEqual([[2, '1', 2]]);
  expect((await resultsOf(made, ['calc.ts', 'calc'], [1])).results).toEqual([2]);
  expect((await resultsOf(made, ['sets.ts', 'half'], [1])).results).toEqual([0.5]);
});
