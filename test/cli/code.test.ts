import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLAVOURS } from '../../src/exports/code/code.js';
import { MODE_NAMES, MODES } from '../../src/record/modes.js';
import { startIn } from './poolscope.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** As a project has it: a module that works on one order, or on an amount and a rate. */
const ORDERS = `export const orders = Array.from({ length: 300 }, (_, id) => ({ id, total: (id * 37) % 90, note: 'x'.repeat(20) }));
export async function price(order) {
  await new Promise((resolve) => setTimeout(resolve, order.id % 3));
  return { id: order.id, gross: Math.round(order.total * 119) / 100, big: 2n ** 70n };
}
export function tax(amount, rate) {
  return amount * rate;
}
export class Tariff {
  static free = new Set([3]);
  static of(n) {
    return Tariff.free.has(n) ? 0 : n * 2;
  }
}
export const where = (n) => process.pid + 0 * n;
export const same = (x) => x;
export const slow = (ms) => new Promise((resolve) => setTimeout(resolve, ms, ms));
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poolscope-code-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(ROOT, join(folder, 'node_modules', 'poolscope'));
  await symlink(join(ROOT, 'node_modules', 'workerpool'), join(folder, 'node_modules', 'workerpool'));
  await writeFile(join(folder, 'orders.mjs'), ORDERS);
  await writeFile(join(folder, 'old.cjs'), 'module.exports = { twice: (n) => 2 * n };\n');
  await writeFile(join(folder, 'typed.mts'), 'export const half = (n: number): number => n / 2;\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const recorded = new Set<string>();
/** Records a run, once for all flavours. */
async function record(name: string, ...args: string[]): Promise<void> {
  if (!recorded.has(name)) {
    const { code, stderr } = await startIn(folder, [
      'run',
      ...args,
      '--workers',
      '2',
      '--out',
      name,
      '--quiet',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    recorded.add(name);
  }
}

/** What the pasted program prints, its results as JSON, in a folder with nothing but the user's files and packages. */
async function pasted(run: string, flavour: string): Promise<unknown> {
  const { code, stdout, stderr } = await startIn(folder, ['export', run, '--format', `code-${flavour}`]);
  expect([code, stderr]).toEqual([0, '']);
  const printing = stdout.replace(
    'console.log(results)',
    "console.log(JSON.stringify(results, (_, x) => (typeof x === 'bigint' ? String(x) + 'n' : x)))",
  );
  await writeFile(join(folder, 'parallel.mjs'), printing);
  const ran = await promisify(execFile)(process.execPath, ['parallel.mjs'], { cwd: folder });
  expect(ran.stderr).toBe('');
  return JSON.parse(ran.stdout);
}

const sorted = (values: unknown) => (values as unknown[]).map((x) => JSON.stringify(x)).sort();

describe.each(Object.keys(FLAVOURS))('a run as code with %s', (flavour) => {
  it.each(MODE_NAMES)('gives what %s gave', async (mode) => {
    const { manyArguments, order } = MODES[mode];
    const inputs = manyArguments ? '[[10, 0.19], [20, 0.07], [5, 0], [1, 1], [7, 0.5]]' : 'orders';
    const from = manyArguments ? '--inputs' : '--inputs-export';
    await record(
      `${mode}.poolscope`,
      'orders.mjs',
      manyArguments ? 'tax' : 'price',
      from,
      inputs,
      '--mode',
      mode,
    );
    const expected = manyArguments
      ? [1.9, 1.4000000000000001, 0, 1, 3.5]
      : Array.from({ length: 300 }, (_, id) => ({
          id,
          gross: Math.round(((id * 37) % 90) * 119) / 100,
          big: '1180591620717411303424n',
        }));
    const found = await pasted(`${mode}.poolscope`, flavour);
    expect(order === 'input' ? found : sorted(found)).toEqual(
      order === 'input' ? expected : sorted(expected),
    );
  });

  it('runs static methods, CommonJS and TypeScript', async () => {
    await record('method.poolscope', 'orders.mjs', 'Tariff.of', '--inputs', '[1, 3, 5]');
    expect(await pasted('method.poolscope', flavour)).toEqual([2, 0, 10]);
    await record('old.poolscope', 'old.cjs', 'twice', '--inputs', '[1, 2]');
    expect(await pasted('old.poolscope', flavour)).toEqual([2, 4]);
    await record('typed.poolscope', 'typed.mts', 'half', '--inputs', '[1, 2]', '--chunksize', 'auto');
    expect(await pasted('typed.poolscope', flavour)).toEqual([0.5, 1]);
  });

  it('runs in processes where the run did', async () => {
    await record(
      'where.poolscope',
      'orders.mjs',
      'where',
      '--inputs',
      '[1, 2, 3, 4]',
      '--worker-type',
      'process',
    );
    const pids = new Set((await pasted('where.poolscope', flavour)) as number[]);
    expect(pids.size).toBeGreaterThan(0);
    await record('threads.poolscope', 'orders.mjs', 'where', '--inputs', '[1, 2, 3, 4]');
    expect(new Set((await pasted('threads.poolscope', flavour)) as number[]).size).toBe(1);
  });

  it('reads many inputs again from where they came', async () => {
    await record(
      'counted.poolscope',
      'orders.mjs',
      'same',
      '--inputs',
      'Array.from({ length: 1500 }, (_, i) => i % 2)',
    );
    expect(await pasted('counted.poolscope', flavour)).toEqual(Array.from({ length: 1500 }, (_, i) => i % 2));
    await writeFile(join(folder, 'ids.jsonl'), Array.from({ length: 1500 }, () => '1\n').join(''));
    await record('lines.poolscope', 'orders.mjs', 'same', '--inputs-from', 'ids.jsonl');
    expect(await pasted('lines.poolscope', flavour)).toEqual(new Array(1500).fill(1));
  });

  it('keeps the limit of a task', async () => {
    await record('limited.poolscope', 'orders.mjs', 'slow', '--inputs', '[1, 2]', '--timeout', '20000');
    expect(await pasted('limited.poolscope', flavour)).toEqual([1, 2]);
    const { stdout } = await startIn(folder, ['export', 'limited.poolscope', '--format', `code-${flavour}`]);
    const short = stdout
      .replace(/20000/g, '50')
      .replace('const inputs = [1, 2]', 'const inputs = [1, 60000]');
    await writeFile(join(folder, 'parallel.mjs'), short);
    const failed = promisify(execFile)(process.execPath, ['parallel.mjs'], { cwd: folder });
    await expect(failed).rejects.toThrow(/[Tt]imed? ?out/);
  });
});

describe('a run that is no code', () => {
  it('is refused with what to do', async () => {
    await cp(join(folder, 'orders.mjs'), join(folder, 'two.mjs'));
    const two = '[{ function: "tax", args: [1, 2] }, { function: "slow", args: [1] }]';
    await record('two.poolscope', 'two.mjs', 'tax', '--inputs', two, '--mode', 'apply_async');
    const { code, stdout, stderr } = await startIn(folder, [
      'export',
      'two.poolscope',
      '--format',
      'code-workerpool',
    ]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'poolscope: This run called several functions. Run one of them to have it as code.\n',
    );
  });
});
