import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { RequestError } from '../errors.js';
import type { RunStore } from '../record/store.js';
import { unhurried } from '../unhurried.js';
import { checkHeader } from './checkHeader.js';
import { openEnvelope } from './envelope.js';
import { unpackRun } from './payload.js';

/**
 * Reads a run from a file.
 *
 * @throws RequestError with a sentence when there is no such file or it cannot be read, is damaged, cut, foreign, or
 *   written by a newer Poolscope
 */
export async function loadRun(path: string): Promise<RunStore> {
  const compressed = openEnvelope(await read(path), path);
  try {
    const store = await unhurried(unpackRun(await promisify(gunzip)(compressed)));
    checkHeader(store.header);
    return store;
  } catch (error) {
    // The checksum is right, so it was written like this.
    throw new RequestError(`${path} is not a run that can be read: ${(error as Error).message}`);
  }
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new RequestError(`${path} cannot be read: ${reason}.`);
  }
}
