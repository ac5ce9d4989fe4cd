import { describe, expect, test } from 'vitest';
import { project } from './program.js';
import { resultsOf } from './results.js';

const TYPES = `export interface Order { id: number; qty: number }
export type Id = number;
export class Shop { static readonly name2 = 'shop'; }
export const fee = 2;
`;

describe('names that are types only', () => {
  test.each(['thread', 'process'])('are as if they were not imported, on a %s', async (workerType) => {
    const made = project({
      'types.ts': TYPES,
      'work.ts': `import { Order } from './types';
import { Id, fee } from './types';
import Def, { Order as Other } from './nowhere';
import * as types from './gone';
import type { Feature } from 'geojson';
import { Point } from 'geojson';
export function total(order: Order, _id?: Id | Other | types.T | Def): number { return order.qty * fee; }
export const kind = (f: Feature & Point): string => f.type;
`,
    });
    const { results, stderr } = await resultsOf(
      made,
      ['work.ts', 'total', '--worker-type', workerType],
      [{ id: 1, qty: 2 }],
    );
    expect({ results, stderr }).toEqual({ results: [4], stderr: '' });
  });

  test('are not passed on, whatever it takes to tell', async () => {
    const made = project({
      'types.ts': TYPES,
      'more.ts':
        "export { Order, fee } from './types';\nexport type { Id } from './types';\nexport * from './deep';\n",
      'ambient.ts':
        'export declare class Nowhere { a: number }\nexport declare namespace Space { const b: number }\nexport const c = 1;\n',
      'deep.ts':
        "import { Shop, Order } from './types';\nexport { Shop, Order as Bought };\nexport default Order;\n",
      'work.ts': `import { Order, fee, Shop, Bought } from './more';
import Default from './deep';
import { Nowhere, c } from './ambient';
export { Space } from './ambient';
interface Own { n: number }
class Both { static one = 1; }
type Both2 = Both;
export { Own, Both, Both2, Order, Shop, Bought };
export { Feature } from 'shapes';
declare namespace Ambient { const x: number }
declare const gone: number;
export { Ambient, gone as went };
export function run(n: number): unknown { const order: Order & Own & Default = { id: 1, qty: n, n }; return [order.qty * fee, Shop.name2, Both.one, typeof Nowhere, c]; }
`,
      'node_modules/shapes/package.json': '{ "name": "shapes", "types": "index.d.ts" }',
      'node_modules/shapes/index.d.ts': 'export interface Feature { type: string }\n',
    });
    const { results, stderr } = await resultsOf(made, ['work.ts', 'run'], [1, 2]);
    expect({ results, stderr }).toEqual({
      results: [
        [2, 'shop', 1, 'undefined', 1],
        [4, 'shop', 1, 'undefined', 1],
      ],
      stderr: '',
    });
  });

  test('beside functions of packages of either kind, and from a folder that holds declarations only', async () => {
    const made = project({
      'node_modules/frame/package.json': '{ "name": "frame", "main": "index.js", "types": "index.d.ts" }',
      'node_modules/frame/index.js':
        "Object.defineProperty(exports, '__esModule', { value: true });\nexports.Refused = class Refused extends Error {};\n",
      'node_modules/frame/index.d.ts':
        'export interface Complaint { text: string }\nexport declare class Refused extends Error {}\n',
      'node_modules/reshape/package.json': '{ "name": "reshape" }',
      'node_modules/reshape/types/interfaces/index.d.ts': 'export type Ctor = new () => object;\n',
      'node_modules/modern/package.json': '{ "name": "modern", "type": "module", "exports": "./index.js" }',
      'node_modules/modern/index.js': 'export const twice = (n) => n * 2;\n',
      'work.ts': `import { Complaint, Refused } from 'frame';
import { Ctor } from 'reshape/types/interfaces';
import { twice, Twice } from 'modern';
export function run(n: number, _complaint?: Complaint, _ctor?: Ctor, _twice?: Twice): unknown {
  return [twice(n), new Refused('no') instanceof Error];
}
`,
    });
    expect((await resultsOf(made, ['work.ts', 'run'], [1])).results).toEqual([[2, true]]);
  });

  test('stay where the tsconfig says so', async () => {
    const made = project({
      'tsconfig.json': '{ "compilerOptions": { "verbatimModuleSyntax": true } }',
      'seen.ts':
        '(globalThis as Record<string, unknown>).seen = true;\nexport type T = number;\nexport const v = 1;\n',
      'work.ts':
        "import { v } from './seen';\nexport const run = (_: number) => (globalThis as Record<string, unknown>).seen;\n",
      'bad.ts': "import { T } from './seen';\nexport const run = (n: T) => n;\n",
    });
    expect((await resultsOf(made, ['work.ts', 'run'], [1])).results).toEqual([true]);
    const refused = await made.json(['run', 'bad.ts', 'run', '--inputs', '[1]']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("does not provide an export named 'T'");
  });
});

test('class fields are assigned or defined by the target and by useDefineForClassFields, also by extends', async () => {
  const fields = `class Rate {
  private readonly start = this.config.base;
  constructor(private readonly config: { base: number }) {}
  at(n: number) { return this.start + 10 * n; }
}
class Entity { id = 0; constructor(init: object) { Object.assign(this, init); } }
class User extends Entity { name!: string; }
const price = (n: number): unknown => { try { return new Rate({ base: 100 }).at(n); } catch { return 'no base'; } };
export function label(n: number): unknown { const u = new User({ id: n, name: 'u' + n }); return [u.id + ':' + u.name, price(n)]; }
`;
  const assigned = ['1:u1', 110];
  const defined = ['1:undefined', 'no base'];
  const configs: [string, unknown[]][] = [
    ['{ "target": "ES2020" }', assigned],
    ['{ "target": "es2021", "experimentalDecorators": true }', assigned],
    ['{ "target": "ESNext", "useDefineForClassFields": false }', assigned],
    ['{ "target": "ES2022" }', defined],
    ['{ "target": "ES2017", "useDefineForClassFields": true }', defined],
    ['{ "strict": true }', defined],
  ];
  const made = project({
    'work.ts': `${configs.map((_, i) => `import { label as label${i} } from './p${i}/fields';`).join('\n')}
export const run = (n: number) => [${configs.map((_, i) => `label${i}(n)`)}];
`,
  });
  for (const [i, [options]] of configs.entries()) {
    made.write(`p${i}/fields.ts`, fields);
    made.write(`p${i}/base.json`, `{ "compilerOptions": ${options} }`);
    made.write(`p${i}/tsconfig.json`, '{ "extends": ["./base"] }');
  }
  const { results } = await resultsOf(made, ['work.ts', 'run'], [1]);
  expect(results).toEqual([configs.map(([, result]) => result)]);
});

test('enums, namespaces, aliases, parameter properties, `satisfies`, `using` and `accessor` are what tsc makes of them', async () => {
  const made = project({
    'tsconfig.json': '{ "compilerOptions": { "target": "ES2020" } }',
    'enums.ts':
      "export const enum Level { Low = 1, High = Low << 2 }\nexport enum Side { Left = 'l' }\nexport namespace Geo.Deep { export const unit = 3; }\n",
    'work.ts': `import { Level, Side, Geo } from './enums';
import Deep = Geo.Deep;
enum Mixed { A = Side.Left as any, B = Level.High }
function box(n: number) { return n; }
namespace box { export const one = 1; }
namespace box { export const two = one + 1; }
class Counter { accessor count = 3; constructor(readonly step: number, public base = 4) {} }
export function run(n: number): unknown {
  const log: string[] = [];
  { using held = { [Symbol.dispose]() { log.push('disposed'); } }; log.push('held'); void held; }
  const checked = { level: Level.High } satisfies { level: Level };
  const counter = new Counter(n);
  counter.count += counter.step;
  return [checked.level, Mixed.B, box(n) + box.two, Deep.unit, counter.count, counter.base, log];
}
`,
  });
  const { results, stderr } = await resultsOf(made, ['work.ts', 'run'], [1]);
  expect({ results, stderr }).toEqual({ results: [[4, 4, 3, 3, 4, 4, ['held', 'disposed']]], stderr: '' });
});
