import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { project } from './program.js';

const FN = 'export const id = (x) => x;\n';

describe('a file that may never end', () => {
  test('is refused in a sentence as the file of a function, of inputs and of a run', async () => {
    const files = project({ 'fn.mjs': FN });
    execFileSync('mkfifo', [files.path('pipe'), files.path('pipe.json'), files.path('pipe.poolscope')]);
    const run = ['run', 'fn.mjs', 'id'];
    const refused = await Promise.all(
      [
        ['run', '/dev/zero', 'f', '--inputs', '[1]'],
        ['run', 'pipe', 'f', '--inputs', '[1]'],
        ['run', 'pipe', 'f'],
        ['functions', '/dev/zero'],
        ['functions', 'pipe'],
        ['compare', 'pipe', 'f', '--inputs', '[1]'],
        ['estimate', '/dev/zero', 'f'],
        [...run, '--inputs-from', '/dev/zero'],
        [...run, '--inputs-from', 'pipe.poolscope', '--only-failed'],
        [...run, '--inputs', '[1]', '--baseline', 'pipe.json'],
        [...run, '--inputs', '[1]', '--out', 'pipe.poolscope'],
        ['simulate', 'pipe.poolscope'],
        ['export', '/dev/zero', '--format', 'csv'],
      ].map(async (args) => ({ args, ...(await files.poolscope(args)) })),
    );
    for (const { args, code, stdout, stderr } of refused) {
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(stderr.split('\n').length, stderr).toBe(2);
    }
  });

  test.each(['txt', 'jsonl', 'csv'])(
    'a line of 600 MB in a .%s is refused with file and limit',
    async (ending) => {
      const files = project({ 'fn.mjs': FN, [`big.${ending}`]: '' });
      truncateSync(files.path(`big.${ending}`), 600e6);
      const { code, stdout, stderr } = await files.poolscope([
        'run',
        'fn.mjs',
        'id',
        '--inputs-from',
        `big.${ending}`,
      ]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(
        new RegExp(`poolscope: big\\.${ending}:1: .* longer than \\d+ million characters\\..*\\n$`),
      );
    },
  );

  test('90,000 run configurations are read, and one of them runs', async () => {
    const configurations = Array.from({ length: 90_000 }, (_, i) => ({
      ...{ name: `number ${i}`, file: 'fn.mjs', function: 'id', inputs: '[1, 2]', mode: 'map', workers: 1 },
    }));
    const files = project({ 'fn.mjs': FN, '.vscode/poolscope.json': JSON.stringify({ configurations }) });
    const { code, document } = await files.json(['run', '--config', 'number 89999']);
    expect([code, document.results]).toEqual([0, [1, 2]]);
  });
});

describe('files by a pattern', () => {
  test('are each real file once, by name, without links and what is in node_modules', async () => {
    const files = project({
      'fn.mjs': FN,
      'data/b.txt': '',
      'data/a.txt': '',
      'data/node_modules/c.txt': '',
      'data/B.txt': '',
    });
    symlinkSync('..', files.path('data/loop'));
    symlinkSync('a.txt', files.path('data/link.txt'));
    symlinkSync('../fn.mjs', files.path('data/outside.txt'));
    symlinkSync('../fn.mjs', files.path('data/twice.txt'));
    symlinkSync('nothing', files.path('data/gone.txt'));
    symlinkSync('itself.txt', files.path('data/itself.txt'));
    mkdirSync(files.path('data/folder.txt'));
    const paths = async (pattern: string) => {
      const { document } = await files.json(['run', 'fn.mjs', 'id', '--inputs-from', pattern]);
      return document.results.map((path: string) => path.slice(files.folder.length + 1));
    };
    expect(await paths('**/*.txt')).toEqual(
      ['data/B.txt', 'data/a.txt', 'data/b.txt', 'data/outside.txt'].map((path) => join(path)),
    );
    expect(await paths('{data,data}/{a,*}.txt')).toHaveLength(4);
    expect(await paths('data/node_modules/*.txt')).toEqual([join('data/node_modules/c.txt')]);
  });
});
