import { describe, expect, test } from 'vitest';
import { project } from './program.js';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('files as the editors and shells of all systems write them', () => {
  test('of inputs are told of in the record, and found again by the configuration that names them', async () => {
    const files = project({
      'fn.mjs': 'export const id = (x) => x;\n',
      'be.txt': Buffer.from(utf16('one\n')).swap16(),
      'rows.csv': Buffer.from('näme;n\nBölt;3\n', 'latin1'),
      '.vscode/poolscope.json':
        utf16(`{ "configurations": [{ "name": "rows", "file": "fn.mjs", "function": "id",
        "inputsFrom": "rows.csv", "delimiter": ";", "encoding": "latin1", "mode": "imap" }] }`),
    });
    const lines = await files.json(['run', 'fn.mjs', 'id', '--inputs-from', 'be.txt']);
    expect(lines.document).toMatchObject({ results: ['one'], inputs: { source: 'be.txt (UTF-16BE)' } });
    const rows = await files.json(['run', '--config', 'rows', '--out', 'rows.poolscope']);
    expect(rows.document.results).toEqual([{ näme: 'Bölt', n: '3' }]);
    expect(rows.document.inputs.reading).toEqual({ delimiter: ';', encoding: 'latin1' });
    const again = await files.json(['run', 'fn.mjs', 'id', '--inputs-from', 'rows.poolscope']);
    expect(again.document.results).toEqual(rows.document.results);
    const found = await files.poolscope([
      'run',
      'fn.mjs',
      'id',
      '--inputs-from',
      'rows.csv',
      '--encoding',
      'latin1',
    ]);
    expect(found.stderr).toContain('Inputs: rows.csv (delimiter ;, Latin-1).');
    const refused = await files.poolscope([
      'run',
      'fn.mjs',
      'id',
      '--inputs-from',
      'rows.csv',
      '--delimiter',
      ';;',
    ]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('delimiter must be one character');
  });

  test.each(['fn.mjs', 'fn.cjs', 'fn.ts'])('of code run as what they say: %s', async (name) => {
    const text =
      name === 'fn.cjs'
        ? "exports.greet = (n) => 'é' + n; exports.hidden = 1;\n"
        : "const greet = (n) => 'é' + n;\nexport const other = 1;\n";
    const files = project({ 'data.json': utf16('[1]'), 'package.json': '\ufeff{}' });
    for (const bytes of [utf16(text), Buffer.from(`\ufeff${text}`)]) {
      files.write(name, bytes);
      const listed = await files.poolscope(['functions', name, '--json']);
      expect(JSON.parse(listed.stdout)).toMatchObject([{ name: 'greet' }]);
      const { code, document, stderr } = await files.json([
        'run',
        name,
        'greet',
        '--inputs',
        '[1]',
        '--quiet',
      ]);
      expect([code, stderr, document?.results]).toEqual([0, '', ['é1']]);
    }
  });

  test('code that is no UTF-8 runs as Node.js runs it, and that is said', async () => {
    const files = project({ 'fn.mjs': Buffer.from('// caf\xe9\nexport const id = (x) => x;\n', 'latin1') });
    const listed = await files.poolscope(['functions', 'fn.mjs']);
    expect(listed.stderr).toContain('fn.mjs:1: byte 0xe9');
    const { code, document, stderr } = await files.json(['run', 'fn.mjs', 'id', '--inputs', '[1]']);
    expect([code, document.results]).toEqual([0, [1]]);
    expect(stderr).toContain('fn.mjs:1: byte 0xe9');
  });

  test('of earlier runs and of configurations are refused where they are no text', async () => {
    const files = project({
      'fn.mjs': 'export const id = (x) => x;\n',
      '.vscode/poolscope.json': Buffer.from('{\n"caf\xe9": 1 }', 'latin1'),
      'run.json': Buffer.from('\xff\xfe\0\0', 'latin1'),
    });
    const config = await files.poolscope(['run', '--config', 'a']);
    expect(config.code).toBe(2);
    expect(config.stderr).toMatch(/poolscope\.json:2: byte 0xe9 \(byte 6 of the file\) is no UTF-8\./);
    const baseline = await files.poolscope([
      'run',
      'fn.mjs',
      'id',
      '--inputs',
      '[1]',
      '--baseline',
      'run.json',
    ]);
    expect(baseline.code).toBe(2);
    expect(baseline.stderr).toContain('UTF-32LE');
  });

  test('a document of an earlier run is read as a shell on Windows writes it', async () => {
    const files = project({ 'fn.mjs': 'export const id = (x) => x;\n' });
    const { stdout } = await files.json(['run', 'fn.mjs', 'id', '--inputs', '[1, 2, 3]']);
    files.write('base.json', utf16(stdout));
    const args = ['run', 'fn.mjs', 'id', '--inputs', '[1, 2, 3]', '--baseline', 'base.json'];
    expect((await files.poolscope([...args, '--fail-if', 'failed>0'])).code).toBe(0);
  });
});
