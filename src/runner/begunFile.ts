import type { ChildProcess } from 'node:child_process';
import { fstatSync, openSync, readSync } from 'node:fs';
import type { BegunFile } from '../pool/begunFile.js';
import { openScratch, type Scratch } from '../scratch.js';

/** Which rows of a run have begun, as its workers write it down: whoever started the run can read it when they are dead. */
export type BegunScratch = Pick<Scratch, 'path'> & {
  /** A byte for each row: see `Begun`. Rows behind the last one have not begun. */
  read(): Uint8Array;
  close(): void;
};

/** Where a process has it. Who starts it and who runs something in it may stand in two bundles. */
const FILE = Symbol.for('poolscope.begunFile');

type WithFile = ChildProcess & { [FILE]?: BegunScratch };

/** Makes the file of a run's process that is about to start; null where none can be made, and the run goes without. */
export function makeBegunFile(): BegunScratch | null {
  try {
    const { fd, path, close } = openScratch();
    return { path, close, read: () => contentOf(fd) };
  } catch {
    return null;
  }
}

/** From now on this is the file of that process. */
export function giveBegunFile(child: ChildProcess, file: BegunScratch): void {
  (child as WithFile)[FILE] = file;
}

export function begunFileOf(child: ChildProcess): BegunScratch | null {
  return (child as WithFile)[FILE] ?? null;
}

/**
 * In the run's process: opens the file that whoever started it has made.
 *
 * @param path - undefined: there is none
 * @returns undefined where there is none
 */
export function openBegunFile(path: string | undefined): BegunFile | undefined {
  if (path === undefined) {
    return undefined;
  }
  try {
    return { fd: openSync(path, 'r+'), path };
  } catch {
    return undefined;
  }
}

function contentOf(fd: number): Uint8Array {
  const bytes = new Uint8Array(fstatSync(fd).size);
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(fd, bytes, at, bytes.length - at, at);
    if (read === 0) {
      break;
    }
    at += read;
  }
  return bytes;
}
