import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { poolscope, startIn } from './poolscope.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-inputs-'));
  mkdirSync(join(folder, '.vscode'));
  mkdirSync(join(folder, 'src/deep'), { recursive: true });
  writeFileSync(
    join(folder, 'src/work.mjs'),
    `export const inputs = [1];
export const add = (a, b = 0, { times = 1 } = {}) => (a + b) * times;
export const odd = (n) => { if (n % 2 === 0) throw new Error(n + ' is even'); return n; };
export const type = ({ age }) => typeof age;
export const where = () => process.cwd();
`,
  );
  writeFileSync(join(folder, 'people.csv'), 'name,age\nAnn,31\nBob,\n');
  writeFileSync(
    join(folder, '.vscode/poolscope.json'),
    `{ "configurations": [ // comments are fine
      { "name": "ages", "file": "src/work.mjs", "function": "type", "inputsFrom": "people.csv", "csvTypes": true, "workers": 1 },
      { "name": "where", "file": "src/work.mjs", "function": "where", "inputs": [1], "mode": "apply" },
    ] }`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const json = async (cwd: string, ...args: string[]) => {
  const { code, stdout, stderr } = await startIn(cwd, ['run', ...args, '--json', '--quiet']);
  return { code, stderr, document: stdout === '' ? null : JSON.parse(stdout) };
};

describe('inputs of the command line', () => {
  it('--csv-types makes values of the cells of a CSV file', async () => {
    const typed = await json(folder, 'src/work.mjs', 'type', '--inputs-from', 'people.csv', '--csv-types');
    expect(typed.document.results).toEqual(['number', 'object']);
    const texts = await json(folder, 'src/work.mjs', 'type', '--inputs-from', 'people.csv');
    expect(texts.document.results).toEqual(['string', 'string']);
  });

  it('the record knows the file, as it was', async () => {
    const { document } = await json(folder, 'src/work.mjs', 'type', '--inputs-from', 'people.csv');
    const { size, mtimeMs } = statSync(join(folder, 'people.csv'));
    expect(document.inputs).toEqual({
      source: 'people.csv',
      count: 2,
      file: { path: join(folder, 'people.csv'), pointer: '', size, modified: mtimeMs },
    });
    const typed = await json(folder, 'src/work.mjs', 'add', '--inputs', '[1]');
    expect(typed.document.inputs.file).toBeUndefined();
  });

  it('a .poolscope file gives the inputs of its run again, --only-failed those that failed', async () => {
    const file = join(folder, 'first.poolscope');
    const first = await startIn(folder, [
      'run',
      'src/work.mjs',
      'odd',
      '--inputs',
      '[1, 2, 3, 4n]',
      '--out',
      file,
      '--quiet',
    ]);
    expect(first.code).toBe(1);
    const again = await json(folder, 'src/work.mjs', 'odd', '--inputs-from', file);
    expect(again.document.tasks.map((task: { args: unknown[] }) => task.args[0])).toEqual([
      1,
      2,
      3,
      { $type: 'bigint', value: '4' },
    ]);
    const failed = await json(folder, 'src/work.mjs', 'odd', '--inputs-from', file, '--only-failed');
    expect(failed.document.tasks.map((task: { args: unknown[] }) => task.args[0])).toEqual([
      2,
      { $type: 'bigint', value: '4' },
    ]);
  });

  it('keep arguments and keywords when a run is taken again in a mode with many', async () => {
    const file = join(folder, 'many.poolscope');
    const inputs = '[[1, 2], { args: [3], kwds: { times: 2 } }, 5]';
    const run = [
      'run',
      'src/work.mjs',
      'add',
      '--mode',
      'apply',
      '--inputs',
      inputs,
      '--out',
      file,
      '--quiet',
    ];
    await startIn(folder, run);
    const again = await json(folder, 'src/work.mjs', 'add', '--mode', 'starmap', '--inputs-from', file);
    expect(again.document.tasks.map((task: { args: unknown[] }) => task.args)).toEqual([
      [1, 2],
      [3, { times: 2 }],
      [5],
    ]);
  });

  it('are refused with a sentence when they cannot be what was said', async () => {
    const { code, stdout, stderr } = await startIn(folder, ['run', 'src/work.mjs', 'odd', '--only-failed']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('of an earlier run');
  });
});

describe('poolscope run --config', () => {
  it('takes a run configuration, also from below its folder, and runs in that folder', async () => {
    const ages = await json(join(folder, 'src/deep'), '--config', 'ages');
    expect(ages).toMatchObject({
      code: 0,
      document: { results: ['number', 'object'], pool: { workers: 1 } },
    });
    const where = await json(join(folder, 'src'), '--config', 'where');
    expect(where.document).toMatchObject({ mode: 'apply', results: [folder] });
  });

  it('gives way to what the command line says', async () => {
    const { document } = await json(
      folder,
      '--config',
      'where',
      '--mode',
      'map',
      '--workers',
      '2',
      '--inputs',
      '[1, 2]',
    );
    expect(document).toMatchObject({ mode: 'map', pool: { workers: 2 }, results: [folder, folder] });
  });

  it('says which there are when there is none of the name, and where it looked', async () => {
    const { code, stderr } = await json(folder, '--config', 'nope');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no run configuration "nope". There are "ages", "where".');
    const elsewhere = await startIn(tmpdir(), ['run', '--config', 'ages']);
    expect(elsewhere).toMatchObject({ code: 2, stdout: '' });
    expect(elsewhere.stderr).toContain('poolscope.json');
  });

  it('is needed where file and function are not said', async () => {
    const { code, stderr } = await poolscope('run');
    expect(code).toBe(2);
    expect(stderr).toContain('Which file and function?');
  });
});
