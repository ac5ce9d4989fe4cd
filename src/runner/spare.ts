import type { ChildProcess } from 'node:child_process';
import { endGroup } from './fork.js';

let spare: { child: ChildProcess; cwd: string } | null = null;

/** Keeps a run's process that was started before it was known what is to run; the next run in its folder takes it. */
export function keepSpare(child: ChildProcess, cwd: string): void {
  endSpare();
  spare = { child, cwd };
}

/**
 * @param cwd - absolute; the folder the run is to have
 * @returns a process that waits for its run, from now on the taker's to listen to and to end; null when there is none
 */
export function takeSpare(cwd: string): ChildProcess | null {
  if (spare === null || spare.cwd !== cwd || !isAlive(spare.child)) {
    return null;
  }
  const { child } = spare;
  spare = null;
  return child;
}

/** Ends the process that nobody took. */
export function endSpare(): void {
  if (spare && isAlive(spare.child)) {
    endGroup(spare.child);
  }
  spare = null;
}

/** One that has died before it was listened to would never be heard of. */
function isAlive({ pid, exitCode, signalCode, connected }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null && connected;
}
