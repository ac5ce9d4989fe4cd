import { randomBytes } from 'node:crypto';
import { closeSync, constants, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file of our own in the temporary folder. Its content goes when all who have it open have closed it, or have died. */
export interface Scratch {
  fd: number;
  /** Where another process of the same user can open it, until `hide`, and for as long as this process has it open. */
  path: string;
  /** Takes its name away, where it has one: nothing is left behind then, however everybody ends. */
  hide(): void;
  close(): void;
}

/** Linux's flag for a file that has no name from the beginning. Node.js knows only the second part of it. */
const O_TMPFILE = 0o20000000 | constants.O_DIRECTORY;

/** Where else it may be, when the folder that TMPDIR names is not there or cannot be written. */
const OTHER_FOLDERS = ['/tmp', '/var/tmp', '/dev/shm'];

/**
 * Makes a file that only this user can read. On Linux it never has a name; elsewhere it has one until `hide`, and the next
 * process that makes one takes away what a killed process has left.
 *
 * @throws Error that names the folder of temporary files, when it can be made neither there nor elsewhere
 */
export function openScratch(): Scratch {
  let first: unknown;
  for (const folder of [tmpdir(), ...(process.platform === 'win32' ? [] : OTHER_FOLDERS)]) {
    try {
      return unnamed(folder) ?? named(folder);
    } catch (error) {
      first ??= error;
    }
  }
  throw scratchError(first);
}

function unnamed(folder: string): Scratch | null {
  if (process.platform !== 'linux') {
    return null;
  }
  try {
    const fd = openSync(folder, O_TMPFILE | constants.O_RDWR, 0o600);
    try {
      // Whether others can open it, too: there may be no /proc.
      const path = `/proc/${process.pid}/fd/${fd}`;
      closeSync(openSync(path, 'r+'));
      return { fd, path, hide() {}, close: () => closeQuietly(fd) };
    } catch {
      closeSync(fd);
      return null;
    }
  } catch {
    return null; // Not every file system can.
  }
}

function named(folder: string): Scratch {
  sweep(folder);
  const path = join(folder, `poolscope-${process.pid}-${randomBytes(8).toString('hex')}.tmp`);
  const hide = () => {
    try {
      rmSync(path, { force: true });
    } catch {
      // Windows may keep it for as long as it is open; then it goes on `close`.
    }
  };
  const fd = openSync(path, 'wx+', 0o600);
  return {
    fd,
    path,
    hide,
    close() {
      closeQuietly(fd);
      hide();
    },
  };
}

/** In words, for whoever must do something about it. @param error - of the file system */
export function scratchError(error: unknown): Error {
  const why = (error as Error).message;
  return new Error(
    `A file in the temporary folder ${tmpdir()} cannot be written, which worker processes need: ${why}. ` +
      'Make room there, or set TMPDIR to a folder that can be written.',
    { cause: error },
  );
}

function closeQuietly(fd: number): void {
  try {
    closeSync(fd);
  } catch {
    // The user's code has closed it.
  }
}

const swept = new Set<string>();

/** Takes away what killed processes have left. A name is all that goes: who has the file open keeps it. */
function sweep(folder: string): void {
  if (swept.has(folder)) {
    return;
  }
  swept.add(folder);
  try {
    for (const name of readdirSync(folder)) {
      const pid = /^poolscope-(\d+)-[0-9a-f]{16}\.tmp$/.exec(name)?.[1];
      if (pid !== undefined && !isAlive(Number(pid))) {
        rmSync(join(folder, name), { force: true });
      }
    }
  } catch {
    // Another user's, or another process was faster.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
