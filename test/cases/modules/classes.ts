import type { Kind } from './kind.js';
import type { Random } from './random.js';

const kind = (name: string, tsconfig: object): Kind => ({ name, tsconfig, shared: {}, module });

/** Classes whose fields mean one thing or the other. */
export const assignedFields = kind('assigned', { target: 'ES2020', module: 'ESNext' });
export const definedFields = kind('defined', { target: 'ES2022', module: 'ESNext' });
export const assignedByOption = kind('byOption', {
  target: 'ESNext',
  module: 'ESNext',
  useDefineForClassFields: false,
});

function module(random: Random, i: number): Record<string, string> {
  const fields = (of: string) =>
    random
      .some([
        `a = note('${of}.a', 1);`,
        `b = note('${of}.b', this.a ?? 'none');`,
        'c!: string;',
        'd?: number;',
        `['e' + ${i}] = 5;`,
        '#f = 6;',
        `static g = note('${of}.g', 7);`,
        'declare h: number;',
        `static { note('${of}.block', 8); }`,
        `accessed = note('${of}.accessed', 9);`,
        'public readonly k = (n: number) => n + 1;',
        `static accessor l = note('${of}.l', 10);`,
        `'quoted-name' = 11;`,
        'protected m: number | undefined;',
      ])
      .join('\n  ');
  const parameters = random
    .some(['private x = 1', 'readonly y: number', 'public z?: string', 'plain = 2'])
    .sort((p, q) => Number(/[?=]/.test(p)) - Number(/[?=]/.test(q)));
  return {
    [`m${i}.ts`]: `const log: unknown[] = [];
function note<T>(name: string, value: T): T { log.push([name, value]); return value; }
class Base {
  ${random.chance() ? 'a: any = 0;' : 'declare a: any;'}
  constructor(init: object) { Object.assign(this, init); note('Base', Object.keys(this)); }
  set accessed(value: unknown) { note('set', value); }
}
class Middle extends Base {
  // @ts-ignore
  ${fields('Middle')}
  constructor(${parameters.join(', ')}) {
    ${random.chance() ? "note('before', 0);" : ''}
    super({ a: 'init', b: 'init', c: 'init', d: 4, h: 8 });
    note('after', Object.keys(this));
  }
}
// @ts-ignore
const Last = class extends Middle {
  // @ts-ignore
  ${fields('Last')}
  constructor() { super(3 as any, 4 as any); }
};
export function run(_: number): unknown {
  const made = new Last();
  return [log, Object.keys(made), JSON.stringify(made), Object.getOwnPropertyNames(Last).sort(), Object.keys(Object.getOwnPropertyDescriptors(made))];
}
`,
  };
}
