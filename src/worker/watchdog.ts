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
 * Ends this process when its parent is gone, even while user code spins here and no event can be handled: the look-out
 * is a thread of its own. With `group`, the whole process group goes with it, which takes along whatever the user's
 * code has started.
 */
export function watchParent(options: { group?: boolean } = {}): void {
  const parent = process.ppid;
  const code = `
    setInterval(() => {
      let gone = process.ppid !== ${parent};
      try { process.kill(${parent}, 0); } catch (error) { gone ||= error.code === 'ESRCH'; }
      if (gone) {
        ${options.group && process.platform !== 'win32' ? "try { process.kill(-process.pid, 'SIGKILL'); } catch {}" : ''}
        process.kill(process.pid, 'SIGKILL');
      }
    }, ${EVERY});`;
  new Worker(code, { eval: true, stdout: true, stderr: true, execArgv: [] }).unref();
}
