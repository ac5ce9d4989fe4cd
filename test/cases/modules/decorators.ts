import type { Kind } from './kind.js';

/** Decorators of the standard. */
export const standardDecorators: Kind = {
  name: 'standard',
  tsconfig: { target: 'ES2022', module: 'ESNext' },
  shared: {
    'note.ts': `export const log: unknown[] = [];
export const note = (tag: string) => (value: any, context: any): any => {
  log.push([tag, context.kind, String(context.name), context.static ?? null, context.private ?? null, typeof value]);
  context.addInitializer?.(function (this: any) { log.push(['init', tag, typeof this]); });
};
export const plus = (by: number) => (_: unknown, { kind }: any): any => kind === 'field' ? (start: any) => start + by : undefined;
export const wrap = (method: any, _: any): any => function (this: any, ...args: any[]) { return ['wrapped', method.apply(this, args)]; };
export const replace = (value: any, _: any): any => class extends value { extra = 1; };
`,
  },
  module: (random, i) => {
    const members = random.some([
      "@note('a') @plus(2) a = 1;",
      "@note('b') static b = 2;",
      "@note('c') c(n: number) { return n; }",
      '@wrap d(n: number) { return n * 2; }',
      "@wrap @note('e') static e(n: number) { return n * 3; }",
      "@note('f') accessor f = 6;",
      "@note('g') get g() { return 7; }",
      "@note('h') set h(_: number) {}",
      "@note('i') #i = 9;",
      `@(note('j' + ${i})) ['j' + 1] = 10;`,
      "@note('k') static accessor k = 11;",
      'private l = 12;',
    ]);
    return {
      [`m${i}.ts`]: `import { log, note, plus, replace, wrap } from './note.js';
log.length = 0;
${random.one(["@note('class')", '@replace', "@replace @note('class')", ''])}
class Thing${random.chance() ? ' extends class { base = 0; }' : ''} {
  // @ts-ignore
  ${members.join('\n  ')}
  constructor(readonly own: number = 1) { ${members.length > 20 ? '' : 'BASE'} }
}
const seen = [...log];
const used = [plus, wrap, replace].length;
export function run(n: number): unknown {
  const thing: any = new Thing();
  const T: any = Thing;
  return [seen, JSON.stringify(thing), thing.c?.(n), thing.d?.(n), T.e?.(n), thing.f, T.k, T.b, T.name, used];
}
`.replace(
        /class Thing( extends [^{]*\{[^}]*\})?([\s\S]*?)BASE/,
        (_, base = '', rest) => `class Thing${base}${rest}${base ? 'super();' : ''}`,
      ),
    };
  },
};

/** The older decorators, with the types that they see. */
export const olderDecorators: Kind = {
  name: 'older',
  tsconfig: {
    target: 'ES2021',
    module: 'CommonJS',
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    strict: true,
  },
  type: 'commonjs',
  shared: {
    'note.ts': `export const log: unknown[] = [];
const show = (v: any): any => Array.isArray(v) ? v.map(show) : typeof v === 'function' ? v.name : v;
(Reflect as any).metadata = (key: string, value: unknown) => (_: any, name?: any) => { log.push([key, String(name), show(value)]); };
export const note = (tag: string): any => (target: any, name?: any, at?: any) => { log.push([tag, typeof target, String(name), typeof at === 'number' ? at : typeof at]); };
export const swap: any = (value: any) => class extends value { extra = 1; };
`,
    'models.ts': `export interface Face { a: number }
export type Id = string;
export type Maybe = number | undefined;
export type Fn = () => void;
export type Items = readonly string[];
export class Model { static x = 1; }
export abstract class Abstract {}
export enum Text { A = 'a' }
export enum Count { A, B }
export enum Mixed { A = 'a', B = 1 }
export const enum Fixed { A = 1 }
export namespace Space { export class Inner {} export interface IFace {} }
export default class Def {}
`,
  },
  module: (random, i) => {
    const TYPES = [
      'Face',
      'Id',
      'Maybe',
      'Fn',
      'Items',
      'Model',
      'Abstract',
      'Text',
      'Count',
      'Mixed',
      'Fixed',
      'Space.Inner',
      'Space.IFace',
      'Def',
      'Date',
      'Promise<Model>',
      'Map<string, Id>',
      'string',
      'number | null',
      'boolean',
      'any',
      'unknown',
      'Model[]',
      '[Model, Id]',
      '() => Model',
      '{ a: 1 }',
      "'a' | 'b'",
      '1 | 2',
      'null',
      'undefined',
      'bigint',
      'symbol',
      'object',
      'Record<string, Model>',
      'Partial<Model>',
      'typeof Model',
      'Model | null',
      'Model | Id',
      'Own',
      'OwnId',
      'RegExp',
      'Error',
      'Function',
      'keyof Model',
      'Model & Face',
      'Array<number>',
      'Set<Model>',
      'Readonly<Face>',
      'void',
      'never',
      '(string)',
      'string | undefined',
      'URL',
      'Uint8Array',
      'Awaited<Promise<string>>',
      'NonNullable<Id>',
      'T1',
    ];
    const type = () => random.one(TYPES);
    return {
      [`m${i}.ts`]: `import { log, note, swap } from './note';
import Def, { Abstract, Count, Face, Fixed, Fn, Id, Items, Maybe, Mixed, Model, Space, Text } from './models';
log.length = 0;
interface Own { o: number }
type OwnId = Id;
type T1 = \`a\${string}\`;
${random.one(["@note('class')", '@swap', ''])}
class Thing {
  @note('p') p!: ${type()};
  @note('q') q?: ${type()};
  @note('s') static s: ${type()};
  constructor(${random.chance() ? "@note('c0') " : ''}private readonly c0: ${type()}, c1: ${type()}, @note('c2') public c2?: ${type()}) { void c0; void c1; }
  @note('m') m(${random.chance() ? "@note('m0') " : ''}_a: ${type()}, ..._rest: ${random.one(['Id[]', 'Model[]', 'any[]'])}): ${type()} { return null as never; }
  @note('g') get g(): ${type()} { return null as never; }
  @note('h') set h(_v: ${type()}) {}
  @note('async') async later(): Promise<${type()}> { return null as never; }
  @note('none') none(_a, _b = 1) {}
  static twice(n: number) { return n * 2; }
  field = ${i};
}
const seen = [...log];
export function run(n: number): unknown {
  const thing: any = new (Thing as any)(1, 2, 3);
  return [seen, JSON.stringify(thing), Thing.twice(n), Thing.name, typeof swap];
}
export type Uses = [Face, Fixed, Fn, Items, Maybe, Mixed, Count, Text, Abstract, Space.IFace, Def, Own, OwnId, T1];
`,
    };
  },
};
