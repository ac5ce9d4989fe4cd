import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { CLI } from '../cli/poolscope.js';
import { type Ended, LIMIT_MS, type Project, project } from './program.js';

const FILES = { 'fn.mjs': 'export const id = (x) => x;\nexport const length = (x) => x.length;\n' };
const RUN = ['run', 'fn.mjs', 'id'];

/** Runs a line of a shell in which `poolscope` is the command. */
function shell(files: Project, line: string): Promise<Ended> {
  files.write(
    'shell.mjs',
    `import { spawnSync } from 'node:child_process';
const { status, signal } = spawnSync('bash', ['-c', process.argv[2]], { stdio: 'inherit' });
process.exitCode = status ?? signal;`,
  );
  const command = `poolscope() { "${process.execPath}" "${CLI}" "$@"; }; ${line}`;
  return files.start([files.path('shell.mjs'), command]);
}

const results = (ended: Ended): unknown => JSON.parse(ended.stdout).results;

describe('inputs that come through a pipe', () => {
  test.each([
    ['[\n 1,\n {"a": [2]}\n]\n', [1, { a: [2] }], 'a JSON array'],
    ['one\ntwo, three\n\n4\n', ['one', 'two, three', '', '4'], 'a string per line'],
  ])('%j are read as what they are, and that is said', async (input, expected, said) => {
    const ended = await project(FILES).json([...RUN, '--inputs-from', '-'], { input });
    expect(ended.code).toBe(0);
    expect(results(ended)).toEqual(expected);
    expect(ended.document.inputs).toMatchObject({ source: `standard input (${said})` });
    expect(ended.stderr).toContain(`Inputs: standard input (${said}).\n`);
  });

  test('are none where there is nothing in it, and a fault of theirs has its line', async () => {
    const files = project(FILES);
    const none = await files.json([...RUN, '--inputs-from', '-'], { input: '' });
    expect({ code: none.code, results: results(none) }).toEqual({ code: 0, results: [] });
    expect(none.stderr).toContain('no inputs');
    const latin1 = await files.poolscope([...RUN, '--inputs-from', '-'], {
      input: Buffer.from('a\n\xe9\n', 'latin1'),
    });
    expect(latin1).toMatchObject({ code: 2, stdout: '' });
    expect(latin1.stderr).toContain('standard input:2: byte 0xe9 (byte 2 of the file) is no UTF-8');
    const read = await files.json([...RUN, '--inputs-from', '-', '--encoding', 'latin1', '--quiet'], {
      input: Buffer.from('a\n\xe9\n', 'latin1'),
    });
    expect({ results: results(read), stderr: read.stderr }).toEqual({ results: ['a', 'é'], stderr: '' });
    const rows = await files.json([...RUN, '--inputs-from', '-', '--delimiter', 'tab'], {
      input: 'a\tb\n1\t2\n',
    });
    expect(results(rows)).toEqual([{ a: '1', b: '2' }]);
  });

  test('may have the names that shells give them, and be files all the same', async () => {
    const files = project({ ...FILES, 'list.txt': 'x\ny\n' });
    for (const line of [
      'seq 3 | poolscope run fn.mjs id --json --inputs-from /dev/stdin',
      'poolscope run fn.mjs id --json --inputs-from <(seq 3)',
      'poolscope run fn.mjs id --json --inputs-from=/proc/self/fd/0 < <(seq 3)',
      'seq 3 > numbers; poolscope run fn.mjs id --json --mode imap --inputs-from /dev/fd/7 7< numbers',
    ]) {
      const ended = await shell(files, line);
      expect([line, ended.code, results(ended)]).toEqual([line, 0, [1, 2, 3]]);
    }
    const strings = await shell(files, 'poolscope run fn.mjs id --json --inputs-from - < list.txt');
    expect(results(strings)).toEqual(['x', 'y']);
    const empty = await shell(files, 'poolscope run fn.mjs id --json --inputs-from - < /dev/null');
    expect(results(empty)).toEqual([]);
    const closed = await shell(files, 'poolscope run fn.mjs id --json --inputs-from /dev/fd/9');
    expect(closed).toMatchObject({ code: 2, stdout: '' });
    expect(closed.stderr).toContain('/dev/fd/9 cannot be read');
  });

  test('are read once by commands that run several times, and nothing of them stays', async () => {
    const files = project(FILES);
    const before = kept();
    for (const command of [
      ['run', '--baseline', '2', '--json'],
      ['compare', '--json'],
      ['scale', '--workers', '1,2', '--repeats', '1', '--json'],
      ['estimate', '--json'],
    ]) {
      const [name = '', ...options] = command;
      const args = [name, 'fn.mjs', 'length', '--inputs-from', '-', ...options];
      const { code, stdout, stderr } = await files.poolscope(args, { input: 'a\nbb\nccc\n' });
      expect([name, code, stderr.match(/a string per line/g)?.length]).toEqual([name, 0, 1]);
      expect(stdout).not.toBe('');
    }
    expect(kept()).toEqual(before);
  });

  test('a pipe that has a name is read when somebody writes to it, by its ending where it has one', async () => {
    const files = project(FILES);
    execFileSync('mkfifo', [files.path('rows.csv'), files.path('plain')]);
    for (const [name, text, expected] of [
      ['rows.csv', 'a;b\n1;2\n', [{ a: '1', b: '2' }]],
      ['plain', '1\n2\n', [1, 2]],
    ] as const) {
      const { ended } = files.spawn([CLI, ...RUN, '--json', '--inputs-from', name]);
      const pipe = await opened(files.path(name));
      writeSync(pipe, text);
      closeSync(pipe);
      expect(results(await ended)).toEqual(expected);
    }
  });

  test('that nobody writes to are waited for, and a signal ends that', async () => {
    const files = project(FILES);
    execFileSync('mkfifo', [files.path('nobody')]);
    for (const from of ['nobody', '-']) {
      const waiting = files.spawn([CLI, ...RUN, '--inputs-from', from], { stdin: true });
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(waiting.child.exitCode).toBeNull();
      waiting.child.kill('SIGINT');
      const { code, stderr } = await waiting.ended;
      expect({ code, stderr }).toEqual({ code: 130, stderr: 'poolscope: cancelled before anything ran\n' });
    }
  });

  test('that never end are refused', async () => {
    const files = project(FILES);
    const lines = await shell(files, 'yes | poolscope run fn.mjs id --max-inputs 1000 --inputs-from -');
    expect(lines).toMatchObject({ code: 2, stdout: '' });
    expect(lines.stderr).toContain('more than 1,000 inputs');
    const zeros = await shell(files, 'poolscope run fn.mjs id --inputs-from - < /dev/zero');
    expect(zeros).toMatchObject({ code: 2, stdout: '' });
    expect(zeros.stderr).toContain('standard input:1: this line is longer');
  });

  test('are refused where it is a terminal', async () => {
    const terminal = `import pty, sys
sys.exit(pty.spawn([${JSON.stringify(process.execPath)}, ${JSON.stringify(CLI)}, *sys.argv[1:]]) >> 8)`;
    const files = project({ ...FILES, 'terminal.py': terminal });
    const { code, stdout } = await shell(
      files,
      'python3 terminal.py run fn.mjs id --inputs-from - < /dev/null',
    );
    expect(stdout).toContain('standard input is a terminal');
    expect(code).toBe(2);
  });

  test('may be long', async () => {
    const files = project(FILES);
    const ended = await shell(
      files,
      'seq -f "%.0f aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" 100000 | poolscope run fn.mjs length --values preview --inputs-from -',
    );
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('100,000');
  });
});

/** What is kept of pipes in the folder for such things. */
function kept(): string[] {
  return readdirSync(tmpdir()).filter((name) => /^poolscope-[0-9a-f]{16}$/.test(name));
}

/** Opens a pipe that has a name to write to it, once somebody reads it. */
async function opened(path: string): Promise<number> {
  const { constants } = await import('node:fs');
  for (const until = performance.now() + LIMIT_MS; performance.now() < until; ) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20)); // Nobody reads it yet.
    }
  }
  throw new Error(`nobody reads ${path}`);
}
