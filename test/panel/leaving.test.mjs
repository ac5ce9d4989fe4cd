import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkbench } from '../host/openWorkbench.mjs';
import { until } from '../host/wait.mjs';
import { Keyboard } from './support/keyboard.mjs';
import { openWindow, status } from './support/window.mjs';

/** Each worker's process leaves its id, and never ends by itself: one waits, the other spins. */
const WORK = `import { mkdirSync } from 'node:fs';
export const inputs = ['wait', 'spin'];
export async function hang(how) {
  for (const pid of [process.pid, process.ppid]) mkdirSync('pids/' + pid, { recursive: true });
  mkdirSync('began/' + how, { recursive: true });
  for (; how === 'spin'; );
  await new Promise((done) => setTimeout(done, 1e8));
}
`;

describe('no process is left of a run that goes on', () => {
  /** @type {Awaited<ReturnType<typeof openWindow>>} */
  let window;

  before(async function () {
    if (process.platform !== 'linux') {
      this.skip(); // Processes are looked up in /proc.
    }
    window = await openWindow({ 'work.mjs': WORK }, { settings: { 'poolscope.workers': 2 } });
  });
  after(() => window?.close());

  /**
   * Begins a run in a window. Gives its processes.
   * @param {import('../host/workbench.mjs').Workbench} workbench
   * @param {number} count of them
   */
  async function begin(workbench, count) {
    const { folder } = window;
    rmSync(join(folder, 'began'), { recursive: true, force: true });
    await new Keyboard(workbench).run('work.mjs', 3, 'inputs', 'apply_async');
    await status(workbench, /^apply_async 0\/2/);
    const began = () => readdirSync(join(folder, 'began')).length === 2;
    await workbench.until(async () => began(), 'the tasks did not begin');
    // Of a thread the one above is the extension host, which is no process of the run.
    const pids = readdirSync(join(folder, 'pids')).filter((pid) => /(runner|worker)\.cjs/.test(command(pid)));
    assert.equal(pids.length, count);
    return pids;
  }

  async function areGone(/** @type {string[]} */ pids) {
    const left = () => pids.filter((pid) => command(pid) !== '');
    await until(
      async () => left().length === 0,
      90_000,
      () => `Still there: ${left().map(command)}`,
    );
  }

  it('on threads, when its window is closed', async () => {
    const pids = await begin(window.workbench, 1);
    await window.workbench.page.close({ runBeforeUnload: true });
    await areGone(pids);
  });

  it('on processes, when the server is killed', async () => {
    const { browser, server, folder } = window;
    await mkdir(join(folder, '.vscode'));
    await writeFile(join(folder, '.vscode', 'settings.json'), '{ "poolscope.workerType": "process" }');
    const pids = await begin(await openWorkbench(browser, server.origin, { folder }), 3);
    const port = `--port ${server.port} `;
    const servers = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && command(name).includes(port));
    assert.ok(servers.length > 0, 'the server is not found');
    for (const pid of servers) {
      process.kill(Number(pid), 'SIGKILL');
    }
    await areGone(pids);
  });
});

/** What a process was started as; empty when it is gone, or gone but for its entry in the table. */
function command(/** @type {number | string} */ pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
