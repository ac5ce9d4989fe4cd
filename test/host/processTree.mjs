// Ends a process together with all its descendants. The tree is read before the first signal is sent: once a
// parent is gone its children belong to nobody and could not be found again.
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Asks the whole tree to end, and makes it end after `grace` milliseconds.
 * @param {number | undefined} pid
 * @param {number} [grace]
 */
export async function killTree(pid, grace = 3000) {
  if (!pid) {
    return;
  }
  if (process.platform === 'win32') {
    await run('taskkill', ['/pid', String(pid), '/T', '/F']).catch(() => undefined);
    return;
  }
  // If this very process is the one, it goes last: a busy child does not hear the polite signal.
  const tree = (await descendants(pid)).filter((one) => one !== process.pid);
  signal(tree, 'SIGTERM');
  const end = Date.now() + grace;
  while (tree.some(isAlive) && Date.now() < end) {
    await sleep(25);
  }
  signal(tree, 'SIGKILL');
  if (pid === process.pid) {
    process.kill(pid, 'SIGKILL');
  }
}

/**
 * @param {number[]} pids
 * @param {NodeJS.Signals} name
 */
function signal(pids, name) {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended by itself.
    }
  }
}

/**
 * @param {number} pid
 * @returns {Promise<number[]>} the process itself first, then everything below it
 */
async function descendants(pid) {
  const pairs = process.platform === 'linux' ? await fromProc() : await fromPs();
  const tree = [pid];
  for (const parent of tree) {
    tree.push(...pairs.filter(([, ppid]) => ppid === parent).map(([child]) => child));
  }
  return tree;
}

/** @returns {Promise<[pid: number, ppid: number][]>} Linux without the procps package has no `ps`. */
async function fromProc() {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // After the name, which is in brackets and may hold anything: the state, then the parent.
      return [Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])];
    }),
  );
}

/** @returns {Promise<[pid: number, ppid: number][]>} */
async function fromPs() {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => /** @type {[number, number]} */ (line.trim().split(/\s+/).map(Number)));
}
