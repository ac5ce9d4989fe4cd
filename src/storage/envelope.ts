import { createHash } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';

/** The first word of every file. */
const MAGIC = 'POOLSCOPE';
/** The version of the file format that is written, and the newest that is read. */
const FILE_VERSION = 1;
const CHECKSUM_BYTES = 32;
/** The first line may be no longer: what has none within this is not one of our files. */
const MAX_FIRST_LINE = 200;

/** The first line of a file, in clear text for whoever opens it with something else. */
export const FIRST_LINE = `${MAGIC} ${FILE_VERSION} run record: gzip to the last ${CHECKSUM_BYTES} bytes, which are the SHA-256 of all before them\n`;

/** Adds up the checksum that ends a file. */
export class Checksum {
  private readonly hash = createHash('sha256');

  add(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  end(): Uint8Array {
    return this.hash.digest();
  }
}

/** The checksum that a file ends with, in hexadecimal digits. */
export function checksumIn(file: Buffer): string {
  return file.toString('hex', file.length - CHECKSUM_BYTES);
}

/**
 * The compressed part of a file, once its first line and its checksum have been found right.
 *
 * @param name - for the sentence, should it be refused
 * @throws RequestError when the file is foreign, newer than this program, cut or damaged
 */
export function openEnvelope(file: Buffer, name: string): Buffer {
  const end = file.subarray(0, MAX_FIRST_LINE).indexOf(0x0a);
  const line = file.toString('latin1', 0, end + 1);
  if (file.toString('latin1', 0, MAGIC.length + 1) !== `${MAGIC} `) {
    throw new RequestError(
      file.length === 0
        ? l10n.t('{0} is not a Poolscope run: it is empty.', name)
        : l10n.t('{0} is not a Poolscope run: it does not begin with "{1}".', name, MAGIC),
    );
  }
  const version = /^\w+ (\d+) /.exec(line)?.[1];
  if (Number(version) > FILE_VERSION) {
    throw new RequestError(
      l10n.t(
        '{0} was written by a newer Poolscope (file version {1}; this one reads {2}). Update Poolscope to open it.',
        name,
        String(version),
        FILE_VERSION,
      ),
    );
  }
  const content = file.subarray(0, Math.max(0, file.length - CHECKSUM_BYTES));
  const checksum = new Checksum();
  checksum.add(content);
  if (
    line !== FIRST_LINE ||
    content.length < line.length ||
    !file.subarray(content.length).equals(checksum.end())
  ) {
    throw new RequestError(
      l10n.t(
        '{0} is damaged or incomplete: its checksum does not match its content. Copy it again from where it came from.',
        name,
      ),
    );
  }
  return content.subarray(line.length);
}
