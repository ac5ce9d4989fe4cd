import type { Kind } from './kind.js';

/** Enums, namespaces and aliases, also those of another file. */
export const enums: Kind = {
  name: 'enums',
  tsconfig: { target: 'ES2022', module: 'ESNext' },
  shared: {
    'far.ts': `export const enum Far { One = 1, Two = One << 1, Text = 'far' }
export enum Open { A = 'a', B = 4, C }
export namespace Outer { export const v = 1; export namespace Inner { export const w = v + 1; export enum Deep { D = 9 } } export interface I {} }
`,
  },
  module: (random, i) => {
    const members = random
      .some([
        'A',
        'B = 3',
        'C = A0 | 4',
        "D = 'd'",
        "E = 'x'.length",
        'F = Far.Two + 1',
        "G = `t` + 'e'",
        'H = Open.B',
        "'I J' = 10",
        'K = -1',
        'L = (Far.Text as any)',
      ])
      .map((member, at, all) =>
        member === 'A' && at > 0 && /[dGL] ?=/.test(all[at - 1] ?? '') ? 'A = 0' : member,
      );
    const parts = random.some([
      `namespace N { export const one = ${i}; export function f(n: number) { return n + one; } }`,
      'namespace N { export const two = 2; export class K { k = two; } export type T = K; }',
      'namespace N.Sub { export let three = 3; three++; export const { four, ...rest } = { four: 4, five: 5 }; }',
      'namespace Types { export interface X {} }',
      'declare namespace Gone { const x: number; }',
    ]);
    return {
      [`m${i}.ts`]: `import { Far, Open, Outer } from './far.js';
import Inner = Outer.Inner;
import OnlyType = Outer.I;
enum A { A0 = 1, ${members.join(', ').replaceAll('A0 |', 'A.A0 |')} }
${random.chance() ? 'enum A { Later = 100 }' : ''}
const enum Local { X = ${i}, Y = X * 2, Z = 'z' }
function N() { return 'n'; }
// @ts-ignore
${parts.join('\n')}
export function run(_: number | OnlyType): unknown {
  // @ts-ignore
  return [A, Far.One, Far['Two'], Far.Text, Open, Local.X, Local.Y, Local.Z, Inner.w, Inner.Deep.D, Object.entries(N), N(), typeof Types];
}
declare const Types: unknown;
`,
    };
  },
};
