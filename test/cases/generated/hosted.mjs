import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { poolProgram } from './poolProgram.mjs';

const HOST = fileURLToPath(new URL('./poolHost.mjs', import.meta.url));
/** ms; a program that takes longer hangs, and so does a process that does not end after its last one. */
const LIMIT = 20_000;

/**
 * Runs programs of the library in a process. After one that hangs, the others go on in another process.
 *
 * @param {number[]} seeds
 * @param {(seed: number, faults: string[], program: unknown) => void} tell - called for each
 */
export async function hosted(seeds, tell) {
  for (let left = seeds; left.length > 0; ) {
    left = await inOneProcess(left, tell);
  }
}

/** @returns the seeds that it did not come to */
function inOneProcess(seeds, tell) {
  const folder = mkdtempSync(join(tmpdir(), 'poolscope-generated-'));
  const TMPDIR = join(folder, 'tmp');
  mkdirSync(TMPDIR);
  // What functions print is not for the one who reads the account of the programs.
  const child = fork(HOST, [folder, ...seeds.map(String)], {
    env: { ...process.env, TMPDIR },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
  });
  const left = new Set(seeds);
  let [stderr, current, limit] = ['', seeds[0], undefined];
  const watch = () => {
    clearTimeout(limit);
    limit = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), LIMIT);
  };
  watch();
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr = `${stderr}${text}`.slice(-2000);
  });
  child.on('message', ({ begins, ended, faults, program }) => {
    watch();
    if (begins !== undefined) {
      current = begins;
      stderr = '';
    } else {
      left.delete(ended);
      tell(ended, faults, program);
    }
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      rmSync(folder, { recursive: true, force: true });
      if (code !== 0) {
        const how =
          signal === 'SIGKILL'
            ? `did not end within ${LIMIT} ms`
            : `ended by ${signal ?? `exit code ${code}`}`;
        tell(
          current,
          [`${left.has(current) ? 'the program' : 'the process after its last program'} ${how}`, stderr],
          poolProgram(current, folder),
        );
        left.delete(current);
      }
      resolve([...left]);
    });
  });
}
