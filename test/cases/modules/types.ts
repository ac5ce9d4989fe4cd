import type { Kind } from './kind.js';

/** Imports and exports of names that may be types: which modules are evaluated at all shows, too. */
export const types: Kind = {
  name: 'types',
  tsconfig: { target: 'ES2022', module: 'ESNext' },
  shared: {
    'values.ts': `export interface Order { id: number }
export type Id = number;
export class Shop { static open = 2; price(n: number) { return n * 2; } }
export enum Side { Left = 'l', Right = 'r' }
export const fee = 3;
export default class Main { value = 5; }
`,
    'barrel.ts': `export { Order, Id, Shop, Side, fee } from './values.js';
export { default as Main } from './values.js';
`,
    'passing.ts': `import { Order, Shop, fee as cost, Id } from './values.js';
interface Own { a: number }
const own = 7;
export { Order, Shop, cost, Id, Own, own };
`,
  },
  module: (random, i) => {
    const from = random.one(['values', 'barrel', 'passing']);
    const values = {
      values: ['Shop', 'Side', 'fee'],
      barrel: ['Shop', 'Side', 'fee', 'Main'],
      passing: ['Shop', 'cost', 'own'],
    }[from] as string[];
    const kept = random.some(values);
    const unused = random.some(['Order', 'Id', ...values.filter((name) => !kept.includes(name))]);
    const renamed = random.chance();
    const named = random.shuffled([
      ...kept,
      ...unused.map((name) => (renamed ? `${name} as ${name}T` : random.chance() ? `type ${name}` : name)),
    ]);
    const asType = unused
      .map((name) => (renamed ? `${name}T` : name))
      .filter((name) => /^(?:Order|Id|Shop|Main)T?$/.test(name));
    const uses = kept.map((name) =>
      random.one([
        `typeof ${name}`,
        `JSON.stringify([${name}].length)`,
        `((x: unknown) => typeof x)(${name})`,
        `{ ${name} }.${name} !== undefined`,
      ]),
    );
    const effect = random.one([
      `import { Only } from './effect${i}.js';`,
      `import type { Only } from './effect${i}.js';`,
      `import Default, { Only } from './effect${i}.js';`,
      `import { used, Only } from './effect${i}.js';`,
      `import './effect${i}.js';\nimport { type Only } from './effect${i}.js';`,
    ]);
    const isUsed = effect.includes('used');
    return {
      [`m${i}.ts`]: `import { ${named.join(', ')} } from './${from}.js';
${effect}
// ${unused.join(' and ')} are only talked about here: new Order(), Id.
interface Local { n: ${asType[0] ?? 'number'}; only?: Only }
const text = \`\${'Order'} ${unused[0]}\`;
export { Local };
export type Alias = Local | Only;
export function run(_: Local | number): unknown {
  const shadow = (Id: number) => Id;
  return [${[...uses, `(globalThis as any).seen?.includes('effect${i}')`, 'text', 'shadow(1)', ...(isUsed ? ['used'] : [])].join(', ')}];
}
`,
      [`effect${i}.ts`]: `((globalThis as any).seen ??= []).push('effect${i}');
export interface Only { x: number }
export const used = ${i};
export default interface Default { y: number }
`,
    };
  },
};
