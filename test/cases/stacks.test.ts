import { expect, test } from 'vitest';
import { LIBRARY, project } from './program.js';

/** Files that are compiled, each for another reason; `fails` throws in its fifth line, at the ninth column. */
const FILES = {
  'decorated.ts': `const seen = (value: unknown, _context: unknown): any => value;
interface Wide { a: number; b: string }
@seen class Shop { @seen
  static fails(n: number): never {
  throw new Error('no ' + n); }
}
export const fails = (n: number): never => Shop.fails(n);
`,
  'older/tsconfig.json':
    '{ "compilerOptions": { "experimentalDecorators": true, "emitDecoratorMetadata": true, "target": "ES2019" } }',
  'older/entity.ts': `const Column = (): PropertyDecorator => () => {};
class Entity { constructor(readonly id: number, public name = 'x') {}
  @Column() title!: string;
  fails(): never {
  throw new Error('no ' + this.id); }
}
export const fails = (n: number): never => new Entity(n).fails();
`,
  'enum.ts': `enum Level { Low = 1,
  High = 2 }

export function fails(n: number): never {
  throw new Error('no ' + (n + 0 * Level.Low + 0 * Level.High));
}
`,
  'view.tsx': `const Text = 'b';
const React = { createElement: () => ({ n: 3 }) };
export function fails(n: number): never {
  const shown = <p title="a">{n} <Text /></p>;
  throw new Error('no ' + (shown as { n?: number }).n);
}
`,
  'erasable.ts': `import { Order } from './types';
import { fee, Order as Other } from './types';

export function fails(order: Order & Other): never {
  throw new Error('no ' + (order as number) * fee);
}
`,
  'types.ts': 'export type Order = number;\nexport const fee = 1;\n',
  'assigns.ts': `import { EOL } from 'node:os';
interface Gone { a: number }

const fails = (n: number, _?: Gone): never => {
  throw new Error('no ' + n + EOL.slice(9));
};
export = { fails };
`,
};
const NAMES = Object.keys(FILES).filter((name) => /\.tsx?$/.test(name) && name !== 'types.ts');

test.each(['thread', 'process'])(
  'errors of compiled files name the line of the source, on a %s',
  async (workerType) => {
    const made = project({
      ...FILES,
      'program.mjs': `import { Pool, task } from ${JSON.stringify(LIBRARY)};
const pool = new Pool({ workers: 1, workerType: ${JSON.stringify(workerType)} });
for (const name of ${JSON.stringify(NAMES)}) {
  const error = await pool.apply(task(new URL('./' + name, import.meta.url), 'fails'), [3]).catch((error) => error);
  console.log(name, error.message, error.stack.split('\\n')[1]);
}
await pool.terminate();
`,
    });
    const { stdout, stderr } = await made.program('program.mjs');
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual(
      NAMES.map((name) => expect.stringMatching(new RegExp(`^${name} no 3 .*${name}:5:9\\)?$`))),
    );
  },
);

test('functions of compiled files are listed and run at the lines of the source', async () => {
  const made = project(FILES);
  const { document } = await made.json(['functions', 'decorated.ts']);
  expect(document).toContainEqual(expect.objectContaining({ name: 'Shop.fails', line: 4, runnable: true }));
  const run = await made.json(['run', 'decorated.ts', 'Shop.fails', '--inputs', '[3]']);
  expect(run.document.function).toMatchObject({ name: 'Shop.fails', line: 4 });
  expect(run.document.tasks[0].error.stack).toMatch(/decorated\.ts:5:9/);
});
