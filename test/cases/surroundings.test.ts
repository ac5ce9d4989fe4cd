import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLI } from '../cli/poolscope.js';
import { type Ended, LIBRARY, type Project, project, type StartOptions } from './program.js';

const onLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;
const WORK = 'export const f = (n) => n * 2;\n';
const MAIN = `
  import { Pool, task } from ${JSON.stringify(LIBRARY)};
  const f = task(new URL('./work.mjs', import.meta.url), 'f');
  for (const workerType of ['thread', 'process']) {
    const pool = new Pool({ workers: 1, workerType });
    console.log(await pool.map(f, [1, 2]).then(JSON.stringify, (error) => error.name + ': ' + error.message));
    await pool.terminate();
  }`;

const here = () => project({ 'work.mjs': WORK, 'main.mjs': MAIN });
const RUN = ['--inputs', '[1, 2]', '--workers', '1', '--json', '--quiet'];
const run = (at: Project, options: StartOptions, ...more: string[]) =>
  at.poolscope(['run', at.path('work.mjs'), 'f', ...RUN, ...more], options);
const resultsOf = ({ stdout, stderr }: Ended) => [stdout && JSON.parse(stdout).results, stderr];

/** Through a shell, for what only a shell can take away. */
const shell = (at: Project, script: string) =>
  at.start(
    [
      '-e',
      `const { status, stdout, stderr } = require('node:child_process').spawnSync('sh', ['-c', ${JSON.stringify(script)}], { encoding: 'utf8' });
       process.stdout.write(stdout); process.stderr.write(stderr); process.exitCode = status;`,
    ],
    {},
  );
const cli = `'${process.execPath}' '${CLI}'`;

/** A sentence, and neither a stack nor a line of ours. */
function expectSentence({ code, stdout, stderr }: Ended, words: RegExp): void {
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(words) });
  expect(stderr).not.toMatch(/^\s+at |commands\.js/m);
}

describe.runIf(onLinux)('where something is missing around it', () => {
  it.runIf(isRoot)('a user without a home and without a name runs functions', async () => {
    const at = here();
    chmodSync(at.folder, 0o755);
    const env = `env -i PATH="$PATH" setpriv --reuid 54321 --clear-groups`;
    const version = await shell(at, `${env} ${cli} --version`);
    expect(version).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    const args = `run '${at.path('work.mjs')}' f --inputs '[1, 2]' --workers 1 --json --quiet`;
    expect(resultsOf(await shell(at, `${env} ${cli} ${args}`))).toEqual([[2, 4], '']);
    expect(resultsOf(await shell(at, `${env} ${cli} ${args} --worker-type process`))).toEqual([[2, 4], '']);
    const library = await shell(at, `${env} '${process.execPath}' '${at.path('main.mjs')}'`);
    expect(library).toMatchObject({ code: 0, stderr: '', stdout: '[2,4]\n[2,4]\n' });
  });

  it('a folder that is gone is told in a sentence, and what does not need it goes on', async () => {
    const at = here();
    const gone = `mkdir '${at.path('gone')}' && cd '${at.path('gone')}' && rmdir '${at.path('gone')}' &&`;
    const file = at.path('work.mjs');
    expectSentence(
      await shell(at, `${gone} ${cli} run '${file}' f --inputs '[1]'`),
      /^poolscope: The folder that this was started in does not exist any more\. .*\n$/,
    );
    expectSentence(
      await shell(at, `${gone} ${cli} functions work.mjs`),
      /^poolscope: work\.mjs cannot be read/,
    );
    const listed = await shell(at, `${gone} ${cli} functions '${file}' --json`);
    expect(JSON.parse(listed.stdout)).toMatchObject([{ name: 'f' }]);
    const library = await shell(at, `${gone} '${process.execPath}' '${at.path('main.mjs')}'`);
    // Node.js itself starts no thread there.
    const told = /^WorkerDiedError: .*working directory was likely removed.*\n/;
    expect(library).toMatchObject({ code: 0, stdout: expect.stringMatching(told) });
  });

  it('what Node.js itself does not permit is told in a sentence', async () => {
    const at = here();
    const read = ['--permission', '--allow-fs-read=*'];
    expectSentence(
      await run(at, { flags: read }),
      /^poolscope: The run's process could not be started: .*--allow-child-process.*\n$/,
    );
    const noWorker = await run(at, { flags: [...read, '--allow-child-process', '--no-warnings'] });
    expect(noWorker.code).toBe(1);
    expect(noWorker.stderr).toMatch(
      /^map f failed \(WorkerDiedError: A worker thread could not be started: .*--allow-worker to manage permissions\.\)/,
    );
    expect(noWorker.stderr).not.toMatch(/^\s+at /m);
    expect(JSON.parse(noWorker.stdout).tasks.map(({ status }: { status: string }) => status)).toEqual([
      'not_run',
      'not_run',
    ]);
    expectSentence(await run(at, { flags: read }, '--out', 'x.poolscope'), /--allow-fs-write/);
    expect((await at.poolscope(['functions', 'work.mjs'], { flags: read })).code).toBe(0);
  });

  it('other variables of the environment that lead nowhere are done without', async () => {
    const at = here();
    const odd: Record<string, string | undefined>[] = [
      { TMPDIR: '/nonexistent' },
      { HOME: '/dev/null', XDG_CACHE_HOME: undefined },
      { HOME: 'relative', XDG_CACHE_HOME: 'relative', LANG: 'xx_YY', LC_ALL: 'no', PWD: '/nowhere' },
      { XDG_CACHE_HOME: '/proc/none', PATH: '', SHELL: undefined, TERM: undefined },
    ];
    for (const env of odd) {
      expect(resultsOf(await run(at, { env }, '--worker-type', 'process'))).toEqual([[2, 4], '']);
    }
    expect(readdirSync(at.folder).sort()).toEqual(['main.mjs', 'work.mjs']);
  });
});

describe.runIf(onLinux)('output that cannot be written', () => {
  it('is told in a sentence, also of help and version; a reader that leaves is none', async () => {
    const at = here();
    const commands = [
      '--help',
      '--version',
      'run --help',
      'help compare',
      '',
      'functions work.mjs',
      'functions work.mjs --json',
      `run work.mjs f --inputs '[1]' --quiet`,
    ];
    for (const command of commands) {
      const full = await shell(at, `cd '${at.folder}' && ${cli} ${command} > /dev/full`);
      expect({ command, ...full }).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^poolscope: The output cannot be written: ENOSPC.*\n$/),
      });
    }
    const left = await shell(at, `{ ${cli} run --help; echo "code $?" >&2; } | head -1`);
    expect(left).toMatchObject({ stdout: expect.stringMatching(/^Usage: .*\n$/), stderr: 'code 0\n' });
  });

  it('of streams that are closed from the start is lost, and nothing else', async () => {
    const at = here();
    const args = `run '${at.path('work.mjs')}' f --inputs '[1, 2]' --out '${at.path('r.poolscope')}'`;
    const closed = await shell(at, `${cli} ${args} <&- >&- 2>&-`);
    expect(closed).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(existsSync(at.path('r.poolscope'))).toBe(true);
  });
});

describe.runIf(onLinux)('compiled code is kept', () => {
  it('in the user’s own folder, and neither read from nor written to one that others can write to', async () => {
    const at = here();
    const cache = at.path('cache');
    const compiled = `${cache}/poolscope/compiled`;
    const files = () => (existsSync(compiled) ? readdirSync(compiled, { recursive: true }).length : 0);
    const env = { XDG_CACHE_HOME: cache };
    const start = async () => expect(resultsOf(await run(at, { env }))).toEqual([[2, 4], '']);
    await start();
    expect(files()).toBeGreaterThan(0);

    const writable = { [compiled]: 0o777, [`${cache}/poolscope`]: 0o770, [cache]: 0o777 };
    for (const [folder, mode] of Object.entries(writable)) {
      rmSync(cache, { recursive: true });
      mkdirSync(compiled, { recursive: true, mode: 0o700 });
      chmodSync(folder, mode);
      await start();
      expect({ folder, files: files() }).toEqual({ folder, files: 0 });
    }
  });
});
