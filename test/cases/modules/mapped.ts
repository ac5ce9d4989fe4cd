import type { Kind } from './kind.js';

/** What package.json maps, in the spellings that TypeScript takes. */
export const mapped: Kind = {
  name: 'mapped',
  tsconfig: { target: 'ES2022', module: 'NodeNext' },
  shared: {
    'lib/math.ts':
      "import { two } from '#two';\nexport const sq = (n: number) => n * n + two;\nexport interface Shape { a: number }\n",
    'lib/view.tsx': 'export const view = <T,>(n: T) => n;\n',
    'lib/two.mts': 'export const two = 2;\n',
    'lib/old.cts': "import path = require('path');\nexport const old = (n: number) => path.sep.length + n;\n",
    'lib/deep/index.ts': "export * from '../math.js';\nexport { view as deepView } from '#lib/view.js';\n",
    'node.d.ts': 'declare module "path" { const p: { sep: string }; export = p; }\n',
  },
  module: (random, i) => {
    const [spellings, names] = [
      {
        sq: ['#lib/math.js', './lib/math.js', '#math', 'generated/math', '#lib/deep/index.js'],
        view: ['#lib/view.js', './lib/view.js', 'generated/view'],
        two: ['#two', './lib/two.mjs'],
        old: ['#old', './lib/old.cjs'],
      },
      random.some(['sq', 'view', 'two', 'old']),
    ] as [Record<string, string[]>, string[]];
    return {
      [`m${i}.ts`]: `/// <reference path="./node.d.ts" />
${names.map((name) => `import { ${name}${name === 'sq' ? ', Shape' : ''} } from '${random.one(spellings[name] as string[])}';`).join('\n')}
export function run(n: number${names.includes('sq') ? ' | Shape' : ''}): unknown {
  const each = (f: any) => typeof f === 'function' ? f(n) : f;
  return [${names.map((name) => `each(${name})`).join(', ')}];
}
`,
    };
  },
};
