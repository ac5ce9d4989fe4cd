import type { Kind } from './kind.js';

/** Files of which tsc makes CommonJS, and what they find there. */
export const commonjs: Kind = {
  name: 'commonjs',
  tsconfig: { target: 'ES2022', module: 'CommonJS', esModuleInterop: true },
  type: 'commonjs',
  shared: {
    'calc.ts':
      "import { EOL } from 'os';\nfunction calc(n: number) { return n + EOL.length; }\nnamespace calc { export const v = '1'; }\nexport = calc;\n",
    'plain.ts': 'export const a = 1;\nexport default function plain(n: number) { return n * 2; }\n',
    'node.d.ts':
      'declare var require: any, module: any, exports: any, __dirname: string, __filename: string, process: any;\ndeclare module "os" { export const EOL: string; }\ndeclare module "path" { export function basename(p: string): string; }\n',
    'data.json': '{ "version": "1.2.3" }',
  },
  module: (random, i) => {
    const parts = random.some([
      'basename(__filename).split(".")[0]',
      'basename(__dirname).length > 0',
      "require('./data.json').version",
      "typeof require('path').basename",
      'require.main === module',
      '((require: number) => require)(4)',
      '((x: any) => { const module = x; { var __local = module; } return __local; })(5)',
      '(() => { try { return typeof __dirname; } finally {} })()',
      'calc(n)',
      'calc.v',
      'plain(n)',
      'other.a',
      'typeof module.id',
      'class2.require',
      '[1].map((__filename) => __filename)[0]',
    ]);
    const exported = random.one([
      'export function run(n: number): unknown { return body(n); }',
      'export const run = body;',
      'module.exports = { run: body };',
      'exports.run = body;',
      'export = { run: body };',
      'Object.defineProperty(exports, "run", { enumerable: true, value: body });',
    ]);
    const isEquals = exported.startsWith('export =');
    const calc = random.one([
      "import calc = require('./calc');",
      "import calc from './calc';",
      "import * as calcs from './calc';\nconst calc: any = (calcs as any).default;",
    ]);
    return {
      [`m${i}.ts`]: `/// <reference path="./node.d.ts" />
import { basename } from 'path';
${calc}
import plain, * as other from './plain';
const class2 = { require: 'r' };
function body(n: number): unknown {
  return [${parts.join(', ')}, typeof basename, typeof calc, typeof plain, typeof other];
}
${exported}
${isEquals ? '' : random.chance() ? 'export type T = number;' : ''}
`,
    };
  },
};
