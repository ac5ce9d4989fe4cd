import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRun } from '../../src/storage/index.js';
import { type Result, startIn } from './poolscope.js';

/** inner/ is where the command line runs; links there lead out of it. */
let root: string;
let inner: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'poolscope-paths-'));
  inner = join(root, 'inner');
  mkdirSync(join(root, 'lib'));
  mkdirSync(join(inner, '.vscode'), { recursive: true });
  writeFileSync(join(root, 'lib', 'by.mjs'), 'export const by = 3;\n');
  const work =
    "import { by } from './by.mjs';\nexport const times = (n) => by * Number(n.n ?? n);\nexport const keys = (o) => Object.entries(o);\n";
  writeFileSync(join(root, 'lib', 'work.mjs'), work);
  writeFileSync(join(root, 'numbers.json'), '[1, 2]');
  writeFileSync(join(root, 'numbers.csv'), 'n\n1\n2\n');
  const configurations = [
    { name: 'up', file: '../lib/../lib/work.mjs', function: 'times', inputsFrom: '../numbers.json' },
    { name: 'link', file: 'link.mjs', function: 'times', inputsFrom: 'link.json' },
  ];
  writeFileSync(join(root, 'shared.json'), JSON.stringify({ configurations }));
  symlinkSync(join(root, 'shared.json'), join(inner, '.vscode', 'poolscope.json'));
  symlinkSync(join(root, 'lib', 'work.mjs'), join(inner, 'link.mjs'));
  symlinkSync(join(root, 'numbers.json'), join(inner, 'link.json'));
  symlinkSync(join(root, 'numbers.csv'), join(inner, 'link.csv'));
  for (const name of ['loop.mjs', 'loop.json', 'loop.poolscope']) {
    symlinkSync(join(inner, name), join(inner, name));
    symlinkSync(join(inner, 'nothing'), join(inner, name.replace('loop', 'gone')));
  }
  symlinkSync(inner, join(inner, 'itself'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const results = ({ stdout, stderr }: Result) => {
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { results: unknown }).results;
};
const run = (...args: string[]) => startIn(inner, ['run', ...args, '--workers', '1', '--json', '--quiet']);

describe('a path with .. in it, and one that is a link', () => {
  it.each([
    ['the file', ['../lib/../lib/work.mjs', 'times', '--inputs', '[1, 2]']],
    [
      'a file behind a link, which imports what stands beside it',
      ['link.mjs', 'times', '--inputs', '[1, 2]'],
    ],
    ['the inputs', ['link.mjs', 'times', '--inputs-from', '../inner/../numbers.json']],
    ['inputs behind a link', ['link.mjs', 'times', '--inputs-from', 'link.json']],
    ['a table behind a link', ['link.mjs', 'times', '--inputs-from', 'link.csv']],
    ['a configuration behind a link, which leads upwards', ['--config', 'up']],
    ['a configuration whose files are links', ['--config', 'link']],
  ])('is %s', async (_, args) => {
    expect(results(await run(...args))).toEqual([3, 6]);
  });

  it('is where a run is written to: the link stays one', async () => {
    writeFileSync(join(root, 'kept.poolscope'), 'before');
    symlinkSync(join(root, 'kept.poolscope'), join(inner, 'out.poolscope'));
    results(await run('link.mjs', 'times', '--inputs', '[1]', '--out', 'out.poolscope'));
    expect(lstatSync(join(inner, 'out.poolscope')).isSymbolicLink()).toBe(true);
    expect((await loadRun(join(root, 'kept.poolscope'))).tasks.length).toBe(1);
  });

  it('may lead back to where it came from: a glob ends', async () => {
    const found = results(await run('link.mjs', 'keys', '--inputs-from', '**/*.csv')) as unknown[];
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(50);
  });
});

describe('a link to itself, and one to nothing', () => {
  it.each([
    ['as the file', ['NAME.mjs', 'times', '--inputs', '[1]'], 'NAME.mjs'],
    ['as inputs', ['link.mjs', 'times', '--inputs-from', 'NAME.json'], 'NAME.json'],
    ['as the inputs of a run', ['link.mjs', 'times', '--inputs-from', 'NAME.poolscope'], 'NAME.poolscope'],
  ])('%s: a sentence that names it', async (_, args, named) => {
    for (const name of ['loop', 'gone']) {
      const { code, stderr } = await run(...args.map((each) => each.replace('NAME', name)));
      expect(code, stderr).toBe(2);
      expect(stderr).toContain(named.replace('NAME', name));
      expect(stderr).not.toMatch(/\n\s+at /);
    }
  });
});

describe.each(['thread', 'process'])('keys that name what every object has, with %s workers', (type) => {
  const EVIL = '{"__proto__": {"admin": 1}, "constructor": {"prototype": 2}, "toString": 3}';
  const entries = [
    ['__proto__', { admin: 1 }],
    ['constructor', { prototype: 2 }],
    ['toString', 3],
  ];

  it.each([
    ['json', `[${EVIL}]`],
    ['jsonl', `${EVIL}\n`],
    ['csv', '__proto__,constructor,toString\na,b,c\n'],
  ])('in a .%s file are keys', async (ending, text) => {
    writeFileSync(join(inner, `evil.${ending}`), text);
    const asked = ['link.mjs', 'keys', '--inputs-from', `evil.${ending}`, '--worker-type', type];
    const expected = ending === 'csv' ? entries.map(([key], i) => [key, 'abc'[i]]) : entries;
    expect(results(await run(...asked, '--out', 'evil.poolscope'))).toEqual([expected]);
    // And again from the record, which was a text meanwhile.
    expect(results(await run('link.mjs', 'keys', '--inputs-from', 'evil.poolscope'))).toEqual([expected]);
    expect(readFileSync(join(inner, `evil.${ending}`), 'utf8')).toBe(text);
  });
});
