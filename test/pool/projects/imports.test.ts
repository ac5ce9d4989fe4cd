import { describe, expect, test } from 'vitest';
import { WORKER_TYPES } from '../harness.js';
import { project } from './project.js';

describe.each(WORKER_TYPES)('what projects import, on %s workers', (workerType) => {
  test('JSON: with attributes, without them, its keys by name, and by require', async () => {
    const made = project({
      'rates.json': { eur: 2, 'per cent': 1 },
      'a.ts':
        "import rates from './rates.json' with { type: 'json' };\nexport const run = (n: number) => n * rates.eur;\n",
      'b.ts':
        "import rates, { eur } from './rates.json';\nexport const run = (n: number) => n * (rates.eur + eur);\n",
      'c.cjs': "const rates = require('./rates.json');\nexports.run = (n) => n * rates.eur;\n",
    });
    expect(await made.run('a.ts', 'run', { workerType })).toEqual([2, 4]);
    expect(await made.run('b.ts', 'run', { workerType })).toEqual([4, 8]);
    expect(await made.run('c.cjs', 'run', { workerType })).toEqual([2, 4]);
  });

  test('a package of the same repository, by its name, whose source is TypeScript', async () => {
    const made = project({
      'package.json': { workspaces: ['packages/*'] },
      'packages/app/package.json': { name: '@acme/app', type: 'module', dependencies: { '@acme/math': '*' } },
      'packages/app/src/main.ts':
        "import { twice } from '@acme/math';\nimport { half } from '@acme/math/half';\nexport const run = (n: number) => [twice(n), half(n)];\n",
      'packages/math/package.json': {
        name: '@acme/math',
        type: 'module',
        exports: { '.': './src/index.ts', './*': './src/*.ts' },
      },
      'packages/math/src/index.ts': "export { twice } from './twice.js';\n",
      'packages/math/src/twice.ts':
        'enum By { Two = 2 }\nexport const twice = (n: number): number => n * By.Two;\n',
      'packages/math/src/half.ts': 'export const half = (n: number): number => n / 2;\n',
      'packages/old/package.json': { name: '@acme/old', main: 'lib/index.js' },
      'packages/old/lib/index.js': "exports.thrice = require('./thrice');\n",
      'packages/old/lib/thrice.js': 'module.exports = (n) => n * 3;\n',
      'packages/app/src/old.ts':
        "import { thrice } from '@acme/old';\nexport default (n: number) => thrice(n);\n",
      'node_modules/@acme/math': 'link:packages/math',
      'node_modules/@acme/old': 'link:packages/old',
    });
    expect(await made.run('packages/app/src/main.ts', 'run', { workerType })).toEqual([
      [2, 0.5],
      [4, 1],
    ]);
    expect(await made.run('packages/app/src/old.ts', 'default', { workerType })).toEqual([3, 6]);
  });

  test('packages that are ES modules only, and CommonJS only, from either kind of file', async () => {
    const made = project({
      'node_modules/esm-only/package.json': {
        name: 'esm-only',
        type: 'module',
        exports: { import: './index.js' },
      },
      'node_modules/esm-only/index.js': 'export const twice = (n) => n * 2;\nexport default twice;\n',
      'node_modules/cjs-only/package.json': { name: 'cjs-only', main: './index.js' },
      'node_modules/cjs-only/index.js':
        "'use strict';\nmodule.exports = { half };\nfunction half(n) { return n / 2; }\n",
      'a.mjs':
        "import twice from 'esm-only';\nimport cjs, { half } from 'cjs-only';\nexport const run = (n) => [twice(n), half(n), cjs.half(n)];\n",
      'b.ts':
        "import { twice } from 'esm-only';\nimport { half } from 'cjs-only';\nexport const run = (n: number) => [twice(n), half(n)];\n",
      'c.cjs':
        "const { half } = require('cjs-only');\nexports.run = async (n) => [(await import('esm-only')).twice(n), half(n)];\n",
    });
    expect(await made.run('a.mjs', 'run', { workerType })).toEqual([
      [2, 0.5, 0.5],
      [4, 1, 1],
    ]);
    expect(await made.run('b.ts', 'run', { workerType })).toEqual([
      [2, 0.5],
      [4, 1],
    ]);
    expect(await made.run('c.cjs', 'run', { workerType })).toEqual([
      [2, 0.5],
      [4, 1],
    ]);
  });

  test('files without their ending, folders by their index, `.mts` and `.cts`', async () => {
    const made = project({
      'src/lib/index.ts': "export * from './twice';\nexport * from '../more.mjs';\n",
      'src/lib/twice.ts': 'export const twice = (n: number): number => n * 2;\n',
      'src/more.mts':
        "import legacy from './legacy.cjs';\nexport const next = (n: number): number => legacy.one + n;\n",
      'src/legacy.cts': 'module.exports = { one: 1 };\n',
      'src/main.ts':
        "import { twice, next } from './lib';\nimport type { Gone } from './types-only';\nexport const run = (n: number): number => next(twice(n));\nexport type Kept = Gone;\n",
    });
    expect(await made.run('src/main.ts', 'run', { workerType })).toEqual([3, 5]);
  });
});

test('JSON that is broken is told with its path', async () => {
  const made = project({
    'broken.json': '{ "a": 1, }',
    'main.ts': "import data from './broken.json';\nexport const run = () => data;\n",
  });
  expect(await made.refusal('main.ts', 'run')).toContain('broken.json');
});

describe('CommonJS packages in TypeScript', () => {
  const files = {
    'node_modules/dynamic/index.js':
      "const fns = {};\nfor (const by of [2, 3]) fns['by' + by] = (n) => n * by;\nmodule.exports = fns;\n",
    'node_modules/was-esm/index.js':
      "Object.defineProperty(exports, '__esModule', { value: true });\nexports.default = (n) => n + 1;\n",
  };

  test('give any of their properties by name, and what was their default where all is compiled to CommonJS', async () => {
    const made = project({
      ...files,
      'package.json': { name: 'app' },
      'main.ts':
        "import { by2 } from 'dynamic';\nimport all, { by3 } from 'dynamic';\nimport next from 'was-esm';\nexport const run = (n: number) => [by2(n), all.by3(n) === by3(n), next(n)];\n",
    });
    expect(await made.run('main.ts', 'run')).toEqual([
      [2, true, 2],
      [4, true, 3],
    ]);
  });

  test('have the default that Node gives in a package of ES modules, and for JavaScript its names alone', async () => {
    const made = project({
      ...files,
      'package.json': { name: 'app', type: 'module' },
      'main.ts': "import { by2 } from 'dynamic';\nexport const run = (n: number) => by2(n);\n",
      'plain.js': "import { by2 } from 'dynamic';\nexport const run = (n) => by2(n);\n",
      'default.ts': "import next from 'was-esm';\nexport const run = (n: number) => next.default(n);\n",
    });
    expect(await made.run('main.ts', 'run')).toEqual([2, 4]);
    expect(await made.refusal('plain.js', 'run')).toContain('by2');
    expect(await made.run('default.ts', 'run')).toEqual([2, 3]);
  });

  test('that throw when they are loaded are told by their own error', async () => {
    const made = project({
      'node_modules/throws/index.js': "throw new Error('no licence');\n",
      'main.ts': "import { any } from 'throws';\nexport const run = any;\n",
    });
    expect(await made.refusal('main.ts', 'run')).toContain('no licence');
  });
});
