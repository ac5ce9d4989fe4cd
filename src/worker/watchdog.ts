import { Worker } from 'node:worker_threads';

/** How often (ms) the parent is looked for. */
const EVERY = 500;

/**
 * Ends this process and, where there are process groups and it leads one, all it has started. For a process whose
 * parent is gone: nobody is left to hear of an orderly end.
 */
export function endWithGroup(): never {
  if (process.platform !== 'win32') {
    try {
      process.kill(-process.pid, 'SIGKILL');
    } catch {
      // It leads no group.
    }
  }
  process.exit(1);
}

/**
 * Looks for the parent from this thread: for a worker's thread, which is free while the process's own reads inputs. The
 * whole process group goes when the parent is gone.
 *
 * @param parent - its process number
 */
export function lookForParent(parent: number): void {
  setInterval(() => {
    try {
      process.kill(parent, 0);
      if (process.ppid === parent) {
        return;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
        return;
      }
    }
    endWithGroup();
  }, EVERY).unref();
}

/**
 * Ends this process when its parent is gone, even while user code spins here and no event can be handled: the look-out
 * is a thread of its own.
 *
 * @param options - `group`: the whole process group goes with it, which takes along whatever the user's code has started.
 * `channel`: the descriptor of the channel to the parent. The thread that had its other end may be gone though the process
 * is not; then nothing can be written there, not even nothing.
 */
export function watchParent(options: { group?: boolean; channel?: number } = {}): void {
  const parent = process.ppid;
  const channel = process.platform === 'win32' ? undefined : options.channel;
  const code = `
    const fs = require('node:fs');
    setInterval(() => {
      let gone = process.ppid !== ${parent};
      try { process.kill(${parent}, 0); } catch (error) { gone ||= error.code === 'ESRCH'; }
      ${channel === undefined ? '' : `try { fs.writeSync(${channel}, new Uint8Array(0)); } catch (error) { gone ||= error.code === 'EPIPE'; }`}
      if (gone) {
        ${options.group && process.platform !== 'win32' ? "try { process.kill(-process.pid, 'SIGKILL'); } catch {}" : ''}
        process.kill(process.pid, 'SIGKILL');
      }
    }, ${EVERY});`;
  new Worker(code, { eval: true, stdout: true, stderr: true, execArgv: [] }).unref();
}
