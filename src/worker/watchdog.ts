import { statSync } from 'node:fs';
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

/** What a worker's thread is given that is to look for the parent of its process. */
export interface LookOut {
  /** The parent's process number. */
  lookFor: number;
}

/** Whether a thread's data ask it to look for the parent. */
export function isForLooking(data: unknown): data is LookOut {
  return typeof (data as Partial<LookOut> | null)?.lookFor === 'number';
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
 * is a thread of its own. With `group`, the whole process group goes with it, which takes along whatever the user's
 * code has started. `open`: a file that the parent has open, by its path there (`/proc/PID/fd/N`): a thread that ends
 * closes its files, and its process, which lives on, is not looked for any more.
 */
export function watchParent(options: { group?: boolean; open?: string } = {}): void {
  const parent = process.ppid;
  const { open } = options;
  const isOpen = open?.startsWith('/proc/')
    ? `isSame(${JSON.stringify(open)}, ${statSync(open).ino})`
    : 'true';
  const code = `
    const { statSync } = require('node:fs');
    const isSame = (path, ino) => {
      try { return statSync(path).ino === ino; } catch (error) { return error.code !== 'ENOENT'; }
    };
    setInterval(() => {
      let gone = process.ppid !== ${parent} || !${isOpen};
      try { process.kill(${parent}, 0); } catch (error) { gone ||= error.code === 'ESRCH'; }
      if (gone) {
        ${options.group && process.platform !== 'win32' ? "try { process.kill(-process.pid, 'SIGKILL'); } catch {}" : ''}
        process.kill(process.pid, 'SIGKILL');
      }
    }, ${EVERY});`;
  new Worker(code, { eval: true, stdout: true, stderr: true, execArgv: [] }).unref();
}
