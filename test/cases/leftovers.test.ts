import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLI } from '../cli/poolscope.js';
import { until } from '../pool/harness.js';
import { LIBRARY, project } from './program.js';

const WORK =
  'export const work = (n) => { for (const end = Date.now() + 20; Date.now() < end; ); return n; };';
const INPUTS = ['--inputs', 'Array.from({ length: 200 }, (_, i) => i)', '--worker-type', 'process'];

test.skipIf(process.platform === 'win32')(
  'nothing stays in the temporary folder, whenever a run on processes is killed',
  async () => {
    const folder = project({ 'work.mjs': WORK });
    mkdirSync(folder.path('temporary'));
    const env = { TMPDIR: folder.path('temporary') };
    const runs = [0.02, 0.06, 0.1, 0.15, 0.2, 0.3].map(async (seconds) => {
      const { child, ended } = folder.spawn([CLI, 'run', 'work.mjs', 'work', ...INPUTS], { env });
      await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
      child.kill('SIGKILL');
      await ended;
    });
    await Promise.all(runs);
    await until(() => readdirSync(folder.path('temporary')).length === 0, 'nothing is left', 5000);
  },
);

test.skipIf(process.platform === 'win32')(
  'where no file can be written, worker processes are refused with a sentence, and threads run',
  async () => {
    const folder = project({ 'work.mjs': WORK });
    const limited = async (workerType: string) => {
      const child = spawn(
        'sh',
        [
          ...['-c', 'ulimit -f 0; exec "$@"', 'sh', process.execPath, CLI, 'run', 'work.mjs', 'work'],
          ...['--inputs', '[1, 2]', '--worker-type', workerType],
        ],
        { cwd: folder.folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 },
      );
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => {
          said += text;
        });
      }
      const [code] = await once(child, 'close');
      return { code, said };
    };
    const [threads, processes] = await Promise.all([limited('thread'), limited('process')]);
    expect(threads.code).toBe(0);
    expect(processes.code).toBe(1);
    expect(processes.said).toMatch(/A file in the temporary folder .+ cannot be written.+set TMPDIR/);
  },
);

test.skipIf(process.platform !== 'linux')(
  'a thread that has made a pool of processes is ended: a process that spins ends, too',
  async () => {
    const folder = project({
      'nested.mjs': `
        import { readFileSync, existsSync, writeFileSync } from 'node:fs';
        import { fileURLToPath } from 'node:url';
        import { Pool, task } from '${LIBRARY}';
        export const spin = (file) => { writeFileSync(file, String(process.pid)); for (;;); };
        export const inner = (file) =>
          new Pool({ workers: 1, workerType: 'process' }).map(task(import.meta.url, 'spin'), [file]);
        const rest = (ms) => new Promise((done) => setTimeout(done, ms));
        /** A process of ours that has ended is a zombie until we end: the thread that would have taken note of it is gone. */
        const hasEnded = (pid) => {
          try { return / Z /.test(readFileSync('/proc/' + pid + '/stat', 'utf8')); } catch { return true; }
        };
        if (process.argv[1] === fileURLToPath(import.meta.url)) {
          const pool = new Pool({ workers: 1 });
          pool.mapAsync(task(import.meta.url, 'inner'), ['pid']);
          while (!existsSync('pid') || readFileSync('pid', 'utf8') === '') await rest(20);
          const pid = Number(readFileSync('pid', 'utf8'));
          await pool.terminate();
          while (!hasEnded(pid)) await rest(20);
          console.log('ended');
        }`,
    });
    expect(await folder.program('nested.mjs')).toMatchObject({ code: 0, stdout: 'ended\n' });
  },
);
