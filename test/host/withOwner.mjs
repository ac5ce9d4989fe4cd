// Loaded into a process before its own code: ends it, with all below it, when the process that started it is gone,
// however it went (a killed test run leaves nothing behind). Windows keeps a dead parent's id: there this does nothing.
import { killTree } from './processTree.mjs';

/** What to start Node with, and what to put in its environment. */
export const ownerFlags = ['--import', import.meta.url];
export const ownerEnv = { POOLSCOPE_OWNER: String(process.pid) };

const owner = Number(process.env.POOLSCOPE_OWNER);
if (owner && owner === process.ppid) {
  // Only this process has an owner to watch, not the ones that it starts.
  delete process.env.POOLSCOPE_OWNER;
  setInterval(() => {
    if (process.ppid !== owner) {
      void killTree(process.pid, 500);
    }
  }, 1000).unref();
}
