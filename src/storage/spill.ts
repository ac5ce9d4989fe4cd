import { readSync, writeSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { openScratch } from '../scratch.js';

/** A file that nobody else sees, for what would fill the memory. It is gone with this process, however that ends. */
export class Spill {
  /** null: not made yet; undefined: it cannot be had. */
  private file: number | null | undefined = null;
  private length = 0;
  private isFull = false;

  /** @returns where the bytes stand; null when they could not be written (a full disk, say), and from then on */
  write(bytes: Uint8Array): number | null {
    if (this.file === null) {
      this.file = open(this);
    }
    if (this.file === undefined || this.isFull) {
      return null;
    }
    const at = this.length;
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.file, bytes, done, bytes.length - done, at + done);
      }
    } catch {
      this.isFull = true; // What it has it keeps.
      return null;
    }
    this.length += bytes.length;
    return at;
  }

  /** @throws Error of the file system */
  read(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length; ) {
      const read = readSync(this.file as number, bytes, done, length - done, at + done);
      if (read === 0) {
        throw new RangeError(l10n.t('The file of values that did not fit into the memory has been cut.'));
      }
      done += read;
    }
    return bytes;
  }
}

/** Closes the files of those that nobody has any more. */
const closing = new FinalizationRegistry<() => void>((close) => close());

function open(owner: Spill): number | undefined {
  try {
    const { fd, hide, close } = openScratch();
    hide();
    closing.register(owner, close);
    return fd;
  } catch {
    return undefined;
  }
}
