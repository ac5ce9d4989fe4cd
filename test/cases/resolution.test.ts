import { symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { project } from './program.js';
import { resultsOf } from './results.js';

test('what package.json maps reaches TypeScript, from inside the package and from outside, by import and require', async () => {
  const made = project({
    'package.json': `{ "name": "app", "type": "module", "exports": { ".": "./src/main.js", "./*": "./src/lib/*.js" },
      "imports": { "#lib/*": "./src/lib/*", "#one": "./src/lib/math.js", "#view": { "types": "./x.d.ts", "default": "./src/view.jsx" }, "#two": ["./src/lib/two.mjs"] } }`,
    'src/lib/math.ts': 'export const sq = (n: number) => n * n;\n',
    'src/lib/two.mts': 'export const two = 2;\n',
    'src/view.tsx': 'export const view = <T,>(n: T) => n;\n',
    'src/main.ts': 'export const main = 1;\n',
    'cjs/package.json': '{ "imports": { "#lib/*": "./*" } }',
    'cjs/one.ts': "const { sq } = require('#lib/two.js');\nexports.one = sq(3);\n",
    'cjs/two.ts': 'exports.sq = (n: number): number => n * n;\n',
    'work.ts': `import { sq } from '#lib/math.js';
import { sq as same } from '#one';
import { view } from '#view';
import { two } from '#two';
import { sq as own } from 'app/math';
import { main } from 'app';
import { one } from './cjs/one.js';
export const run = (n: number) => [sq(n), same(n), view(n), two, own(n), main, one];
`,
  });
  const { results, stderr } = await resultsOf(made, ['work.ts', 'run'], [2]);
  expect({ results, stderr }).toEqual({ results: [[4, 4, 2, 2, 4, 1, 9]], stderr: '' });
});

describe('a package of the same repository whose source has a condition of its own', () => {
  const files = {
    'packages/math/package.json': `{ "name": "@acme/math", "type": "module", "exports": { ".": { "@acme/source": "./src/index.ts", "default": "./dist/index.js" } },
      "imports": { "#own": { "@acme/source": "./src/own.ts", "default": "./dist/own.js" } } }`,
    'packages/math/src/index.ts':
      "import { own } from '#own';\nexport const sq = (n: number) => n * n + own;\n",
    'packages/math/src/own.ts': 'export const own = 1;\n',
    'work.ts': "import { sq } from '@acme/math';\nexport const run = (n: number) => sq(n);\n",
    'old.cts': "const { sq } = require('@acme/math');\nexports.run = (n: number) => sq(n);\n",
  };
  const linked = (more: Record<string, string>) => {
    const made = project({ ...files, ...more, 'node_modules/@acme/.keep': '' });
    symlinkSync(made.path('packages/math'), made.path('node_modules/@acme/math'), 'dir');
    return made;
  };

  test('is found by the customConditions of the tsconfig', async () => {
    const made = linked({
      'tsconfig.json': '{ "compilerOptions": { "customConditions": ["@acme/source"] } }',
    });
    expect((await resultsOf(made, ['work.ts', 'run'], [2])).results).toEqual([5]);
    expect((await resultsOf(made, ['old.cts', 'run'], [2])).results).toEqual([5]);
  });

  test('is named where the tsconfig has none', async () => {
    const { code, stderr } = await resultsOf(linked({}), ['work.ts', 'run'], [2]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/work\.ts:1.*condition "@acme\/source".*customConditions/s);
  });
});

describe('aliases', () => {
  test('lead to what runs, never to declarations', async () => {
    const made = project({
      'tsconfig.json': `{ "compilerOptions": { "paths": { "slug": ["types/slug.d.ts"], "beside": ["./lib/beside.d.ts"], "gone": ["./types/gone"] } } }`,
      'types/slug.d.ts': 'declare function slug(s: string): string;\nexport = slug;\n',
      'types/gone.d.ts': 'export declare const gone: number;\n',
      'node_modules/slug/index.js': "module.exports = (s) => s.toLowerCase().replace(/\\s+/g, '-');\n",
      'lib/beside.d.ts': 'export declare const beside: number;\n',
      'lib/beside.js': 'exports.beside = 7;\n',
      'work.ts':
        "import slug from 'slug';\nimport { beside } from 'beside';\nexport const run = (s: string): unknown => [slug(s), beside];\n",
      'nowhere.ts': "import { gone } from 'gone';\nexport const run = () => gone;\n",
    });
    expect((await resultsOf(made, ['work.ts', 'run'], ['A b'])).results).toEqual([['a-b', 7]]);
    const { stderr } = await resultsOf(made, ['nowhere.ts', 'run'], [1]);
    expect(stderr).toMatch(/nowhere\.ts:1.*paths of its tsconfig \(.*tsconfig\.json\).*types\/gone/s);
  });

  test('are those of the nearest tsconfig or jsconfig that has the file, with all that it extends', async () => {
    const made = project({
      'tsconfig.json':
        '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["packages/main/src/*"] } } }',
      'packages/main/src/a.ts': "export const who = 'main';\n",
      'packages/main/src/b.tsx': "export const whose = 'main b';\n",
      'packages/legacy/jsconfig.json':
        '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }',
      'packages/legacy/src/a.js': "export const who = 'legacy';\n",
      'packages/legacy/src/work.js': "import { who } from '@/a';\nexport const legacy = (n) => who + n;\n",
      // Its tsconfig is for its tests only: the file is the one's above.
      'packages/tests/tsconfig.json':
        '{ "include": ["test"], "compilerOptions": { "paths": { "@/*": ["./test/*"] } } }',
      'packages/tests/src/work.ts': "import { who } from '@/a';\nexport const above = who;\n",
      // Several bases, a package as a base, and a folder named by each config that extends it.
      'node_modules/@acme/tsconfig/base.json': `{ "compilerOptions": { "paths": { "~/*": ["\${configDir}/lib/*"] } } }`,
      'node_modules/@acme/tsconfig/package.json': '{ "name": "@acme/tsconfig" }',
      'packages/deep/own.json': '{ "compilerOptions": { "target": "ES2020" } }',
      'packages/deep/tsconfig.json': '{ "extends": ["./own", "@acme/tsconfig/base.json"] }',
      'packages/deep/lib/b.ts': "export const who = 'deep';\n",
      'packages/deep/work.ts': `import { who } from '~/b';
class A { constructor(init: object) { Object.assign(this, init); } }
class B extends A { n!: number; }
export const deep = [who, new B({ n: 1 }).n];
`,
      'work.ts': `import { legacy } from './packages/legacy/src/work';
import { above } from './packages/tests/src/work';
import { deep } from './packages/deep/work';
import { whose } from '@/b';
export const run = (n: number) => [legacy(n), above, deep, whose];
`,
    });
    const { results, stderr } = await resultsOf(made, ['work.ts', 'run'], [1]);
    expect({ results, stderr }).toEqual({
      results: [['legacy1', 'main', ['deep', 1], 'main b']],
      stderr: '',
    });
  });

  test('of many patterns: the most specific first, each of its targets in turn; folders that count as one', async () => {
    const made = project({
      'tsconfig.json': `{ "compilerOptions": { "rootDirs": ["src", "generated"], "paths": {
        "*.view": ["./views/*.tsx"], "*": ["./any/*", "./other/*"], "lib/*": ["./lib/*"], "lib/deep/*": ["./deep/*"], "lib/exact": ["./exact.ts"] } } }`,
      'any/a.ts': "export const a = 'any';\n",
      'other/b.ts': "export const b = 'other';\n",
      'lib/c.ts': "export const c = 'lib';\n",
      'deep/d.ts': "export const d = 'deep';\n",
      'exact.ts': "export const e = 'exact';\n",
      'views/f.tsx': "export const f = 'view';\n",
      'generated/g.ts': "export const g = 'generated';\n",
      'src/work.ts': `import { a } from 'a';
import { b } from 'b';
import { c } from 'lib/c.js';
import { d } from 'lib/deep/d';
import { e } from 'lib/exact';
import { f } from 'f.view';
import { g } from './g';
export const run = (_: number) => [a, b, c, d, e, f, g];
`,
    });
    const { results, stderr } = await resultsOf(made, ['src/work.ts', 'run'], [1]);
    expect({ results, stderr }).toEqual({
      results: [['any', 'other', 'lib', 'deep', 'exact', 'view', 'generated']],
      stderr: '',
    });
  });
});
