import type { ChildProcess } from 'node:child_process';
import { forkRunner } from '../runner/fork.js';

/**
 * Starts the process of a run while the command line's own code is still being read: both take as long as each other.
 * It runs nothing before it is asked to, and is ended with the program when nobody asks.
 *
 * @param args - without the program's own name
 * @returns null where no run will follow, or not surely in this folder, or none can be started: who needs one then starts
 *   it in the usual way and says what is wrong
 */
export function earlyRunner(args: readonly string[]): ChildProcess | null {
  const isRun = args[0] === 'run' && args.length > 1;
  // What comes through a pipe has to be handed to the process when it starts.
  const isPiped = args.some((arg) =>
    /^(?:--inputs-from=)?(?:-|\/dev\/stdin|\/dev\/fd\/.*|\/proc\/self\/fd\/.*)$/.test(arg),
  );
  if (!isRun || isPiped || args.some((arg) => /^(--config\b|--help$|-h$)/.test(arg))) {
    return null;
  }
  try {
    const mayBeProcesses = args.some((arg) => arg.startsWith('--worker-type'));
    const child = forkRunner(process.cwd(), { workerType: mayBeProcesses ? undefined : 'thread' });
    child.on('error', () => {}); // It has no number then, and is not used.
    return child;
  } catch {
    return null;
  }
}
