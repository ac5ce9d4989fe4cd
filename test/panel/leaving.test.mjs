import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../host/processTree.mjs';
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

for (const workerType of ['thread', 'process']) {
  describe(`a run that goes on (${workerType}) when`, () => {
    /** @type {Awaited<ReturnType<typeof openWindow>>} */
    let window;

    beforeEach(async () => {
      const settings = { 'poolscope.workers': 2, 'poolscope.workerType': workerType };
      window = await openWindow({ 'work.mjs': WORK }, { settings });
      await window.keys.guide('work.mjs', 3);
      await window.keys.choose('inputs');
      await window.keys.choose('apply_async');
      await status(window.workbench, /^apply_async 0\/2/);
      const began = () => readdirSync(join(window.folder, 'began')).length === 2;
      await window.workbench.until(async () => began(), 'the tasks did not begin');
    });
    afterEach(() => window?.close());

    /** The processes that tasks ran in, and those above them but for the extension host. */
    function ofRun() {
      const pids = readdirSync(join(window.folder, 'pids')).map(Number);
      const ours = pids.filter((pid) => /(runner|worker)\.cjs/.test(command(pid)));
      assert.ok(ours.length >= (workerType === 'thread' ? 1 : 3), `processes: ${pids.map(command)}`);
      return ours;
    }

    async function areGone(/** @type {number[]} */ pids) {
      const left = () => pids.filter((pid) => isAlive(pid) && command(pid) !== '');
      await window.workbench.until(async () => left().length === 0, 'processes of the run are left', 20_000);
    }

    it('the window is closed: no process is left', async () => {
      const pids = ofRun();
      await window.workbench.page.close({ runBeforeUnload: true });
      await areGone(pids);
    });

    it('the server is killed: no process is left', async () => {
      const pids = ofRun();
      const port = `--port ${window.server.port} `;
      const servers = readdirSync('/proc').filter(
        (name) => /^\d+$/.test(name) && command(name).includes(port),
      );
      assert.ok(servers.length > 0, 'the server is not found');
      for (const pid of servers) {
        process.kill(Number(pid), 'SIGKILL');
      }
      await areGone(pids);
    });
  });
}

/** What a process was started as; empty when it is gone, or gone but for its entry in the table. */
function command(/** @type {number | string} */ pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
