import { describe, expect, it } from 'vitest';
import { project } from './program.js';

/** Files whose function `f` gives twice what it is given, whatever names they have of their own. */
const FILES: Record<string, string> = {
  'exported.mjs':
    'export class Symbol { static double(n) { return n * 2; } }\nexport const f = (n) => Symbol.double(n);',
  'kept.mjs': 'const globalThis = 2;\nconst Symbol = 1;\nconst f = (n) => n * globalThis * Symbol;',
  'imported.mjs':
    "import { Symbol, JSON, process } from './own.mjs';\nconst f = (n) => n * Symbol * JSON * process;",
  'script.cjs':
    'var Symbol = 1, globalThis = 2, process = 3, JSON = 4;\nfunction f(n) { return n * globalThis; }',
  'eval.cjs': 'var eval = () => { throw new Error("mine"); };\nfunction f(n) { return n * 2; }',
  'strict.cjs': '"use strict";\nconst eva = "eval";\nfunction f(n) { return n * 2; }',
  'replaced.mjs': 'globalThis.eval = () => 7;\ndelete globalThis.Symbol;\nconst f = (n) => n * 2;',
  'taken.mjs': 'const __poolscope__ = 2;\nconst f = (n) => n * __poolscope__;',
  'typed.ts':
    "import { Symbol } from './own.mjs';\nconst process: number = 2;\nclass JSON {}\nconst f = (n: number): number => n * process * Symbol;",
  'enums.ts':
    "enum Symbol { two = 2 }\nconst dir = __dirname && require('node:path');\nexport const process = 1;\nexport const f = (n: number): number => n * Symbol.two * process * (dir ? 1 : 0);",
  'then.mjs': 'export const then = (n) => n * 3;\nexport const f = (n) => n * 2;',
  'then.cjs': 'exports.then = (n) => n * 3;\nexports.f = (n) => n * 2;',
  'thenable.mjs': 'export const f = Object.assign((n) => n * 2, { then() {} });',
  'frozen.mjs': 'export const f = (n) => n * 2;\nObject.freeze(globalThis);',
};

const ODD = [
  '\ud800',
  'default',
  '__proto__',
  'constructor',
  'then',
  '1',
  'a b',
  '',
  'module.exports',
  'toString',
  '\u2028',
];

describe('Names of a file', () => {
  it('may be any, exported or not', async () => {
    const folder = project({
      ...FILES,
      'own.mjs': 'export const Symbol = 1;\nexport const JSON = 2;\nexport const process = 1;',
    });
    const ran = await Promise.all(
      Object.keys(FILES).map(async (file) => {
        const { document, stderr } = await folder.json([
          'run',
          file,
          'f',
          '--inputs',
          '[2]',
          '--workers',
          '1',
        ]);
        return [file, document?.results ?? stderr];
      }),
    );
    expect(Object.fromEntries(ran)).toEqual(
      Object.fromEntries(Object.keys(FILES).map((file) => [file, [4]])),
    );
  });

  it('may be odd in what it imports', async () => {
    const keys = JSON.stringify(Object.fromEntries([...ODD, 'good'].map((key) => [key, 2]))).replace(
      '"__proto__":2',
      '"__proto__":2',
    );
    const commonJs = `${ODD.map((key) => `exports[${JSON.stringify(key)}] = 2;`).join('\n')}\nexports.good = 2;`;
    const use = `import data, { good } from './odd.json';
import all from './odd.cjs';
import { good as fine } from './odd.cjs';
import * as names from './odd.cjs';
export const f = (n) => [n * good * fine, data['\\ud800'], all['\\ud800'], data[''], all['a b'], names['a b']];`;
    const folder = project({
      'odd.json': keys,
      'odd.cjs': commonJs,
      'use.ts': use,
      'package.json': '{}',
      'use.js': use,
    });
    for (const file of ['use.ts', 'use.js']) {
      const { document, stderr } = await folder.json(['run', file, 'f', '--inputs', '[1]', '--workers', '1']);
      expect(document?.results ?? stderr).toEqual([[4, 2, 2, 2, 2, 2]]);
    }
  });
});
