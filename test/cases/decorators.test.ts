import { expect, test } from 'vitest';
import { project } from './program.js';
import { resultsOf } from './results.js';

test('the standard decorators run: of classes, methods, fields, accessors; static methods and functions beside them', async () => {
  const made = project({
    'work.ts': `const seen: string[] = [];
function note(value: unknown, context: { kind: string; name?: string | symbol }): any {
  seen.push(context.kind + ' ' + String(context.name));
}
function twice(method: (...args: any[]) => number, _context: ClassMethodDecoratorContext) {
  return function (this: unknown, ...args: any[]) { return method.apply(this, args) * 2; };
}
function plus(by: number) { return (_: unknown, _c: ClassFieldDecoratorContext) => (start: number) => start + by; }
@note
export class Shop {
  @plus(5) fee = 1;
  @note accessor rate = 3;
  @twice price(n: number): number { return n + this.fee; }
  @note @twice static total(n: number): number { return n + new Shop().price(n) + new Shop().rate; }
}
export const run = (n: number) => [Shop.total(n), seen];
`,
    'plain.mjs': `const log = (value, { name }) => function (...args) { return name + value.apply(this, args); };
class A { @log static name1(n) { return n; } }
export const run = (n) => A.name1(n);
`,
  });
  const { results } = await resultsOf(made, ['work.ts', 'run'], [1]);
  // (1 + (1 + 6) * 2 + 3) * 2
  expect(results).toEqual([[36, ['method total', 'accessor rate', 'class Shop']]]);
  expect((await resultsOf(made, ['work.ts', 'Shop.total'], [1])).results).toEqual([36]);
  expect((await resultsOf(made, ['plain.mjs', 'run'], [1])).results).toEqual(['name11']);
});

test('the older decorators run with the types that they see, also where modules import each other', async () => {
  const made = project({
    'tsconfig.json': `{ "compilerOptions": { "target": "ES2021", "module": "commonjs", "experimentalDecorators": true,
      "emitDecoratorMetadata": true, "strictPropertyInitialization": false, "baseUrl": "." } }`,
    'meta.ts': `const all = new Map<unknown, Map<string, unknown>>();
const key = (target: any, name?: string) => (name === undefined ? target : (typeof target === 'function' ? target : target.constructor).name + '.' + name);
(Reflect as any).metadata = (what: string, value: unknown) => (target: any, name?: string) => {
  const at = key(target, name);
  all.set(at, (all.get(at) ?? new Map()).set(what, value));
};
export const typeOf = (target: any, name: string | undefined, what: string): unknown => all.get(key(target, name))?.get(what);
export const named = (value: unknown): unknown => Array.isArray(value) ? value.map(named) : typeof value === 'function' ? value.name : value;
`,
    'types.ts':
      "export interface Mail { to: string }\nexport type Id = string;\nexport type Tags = string[];\nexport enum Kind { A = 'a' }\nexport enum Size { S, L }\n",
    'user.ts': `import { Order } from './order';
import './meta';
const Column = (): PropertyDecorator => () => {};
export class User { @Column() id: number; @Column() order: Order; }
`,
    'order.ts': `import { Request, Server } from 'web';
import { Id, Kind, Mail, Size, Tags } from './types';
import { User } from './user';
import { typeOf, named } from './meta';
const Column = (): PropertyDecorator => () => {};
const Injectable = (): ClassDecorator => () => {};
const Inject = (): ParameterDecorator => () => {};
const Get = (): MethodDecorator => () => {};
@Injectable()
export class Order {
  @Column() id: Id; @Column() kind: Kind; @Column() size: Size; @Column() mail: Mail; @Column() tags: Tags;
  @Column() user: User; @Column() at: Date; @Column() maybe?: number | null; @Column() list: readonly User[];
  @Column() late: Promise<User>; @Column() buffer: Buffer; @Column() any: any; @Column() flag: 'a' | 'b';
  constructor(@Inject() private readonly server: Server, private readonly mailer: Mail, readonly user2: User) {}
  @Get() find(@Inject() _request: Request, _id: Id): Promise<Order> { return Promise.resolve(this); }
  static price(n: number): number { return n * 2; }
}
const FIELDS = ['id', 'kind', 'size', 'mail', 'tags', 'user', 'at', 'maybe', 'list', 'late', 'buffer', 'any', 'flag'];
export function run(_: number): unknown {
  return {
    fields: FIELDS.map((name) => named(typeOf(Order.prototype, name, 'design:type'))),
    made: named(typeOf(Order, undefined, 'design:paramtypes')),
    params: named(typeOf(Order.prototype, 'find', 'design:paramtypes')),
    gives: named(typeOf(Order.prototype, 'find', 'design:returntype')),
    back: named(typeOf(User.prototype, 'order', 'design:type')) ?? null,
  };
}
`,
    'node_modules/web/package.json':
      '{ "name": "web", "type": "module", "exports": { "types": "./index.d.ts", "default": "./index.js" } }',
    'node_modules/web/index.d.ts':
      "export interface Request { url: string }\nexport { Server } from './server.js';\n",
    'node_modules/web/server.d.ts': 'export declare class Server {}\n',
    'node_modules/web/index.js': 'export class Server {}\n',
  });
  const { results, stderr } = await resultsOf(made, ['order.ts', 'run'], [1]);
  expect({ results, stderr }).toEqual({
    results: [
      {
        fields: [
          'String',
          'String',
          'Number',
          'Object',
          'Array',
          'User',
          'Date',
          'Object',
          'Array',
          'Promise',
          'Buffer',
          'Object',
          'String',
        ],
        made: ['Server', 'Object', 'User'],
        params: ['Object', 'String'],
        gives: 'Promise',
        // Its module is not evaluated yet when that of User is: CommonJS, too, gives nothing there.
        back: null,
      },
    ],
    stderr: '',
  });
  expect((await resultsOf(made, ['order.ts', 'Order.price'], [3])).results).toEqual([6]);
  const { document } = await made.json(['functions', 'order.ts']);
  expect(document).toContainEqual(expect.objectContaining({ name: 'Order.price', line: 16, runnable: true }));
});
