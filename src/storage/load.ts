import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import type { RunStore } from '../record/store.js';
import { unhurried } from '../unhurried.js';
import { checkHeader } from './checkHeader.js';
import { checksumIn, openEnvelope } from './envelope.js';
import { mostUnpacked, unreadable } from './limits.js';
import { unpackRun } from './payload.js';

/** Which content of a file a record was read from. */
const contents = new WeakMap<RunStore, string>();

/** @returns the content that a record was read from, in letters that no other content has; undefined: it was not read from a file */
export function contentOf(store: RunStore): string | undefined {
  return contents.get(store);
}

/**
 * Reads a run from a file.
 *
 * @throws RequestError with a sentence when there is no such file or it cannot be read, is damaged, cut, foreign, or
 *   written by a newer Poolscope
 */
export async function loadRun(path: string): Promise<RunStore> {
  const file = await read(path);
  const compressed = openEnvelope(file, path);
  try {
    const maxOutputLength = mostUnpacked(compressed.length);
    const payload = await promisify(gunzip)(compressed, { maxOutputLength });
    const store = await unhurried(unpackRun(payload));
    checkHeader(store.header);
    contents.set(store, checksumIn(file));
    return store;
  } catch (error) {
    // The checksum is right, so it was written like this.
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === 'ERR_BUFFER_TOO_LARGE' ? l10n.t('unpacked it is far larger than a run of its size') : message;
    throw new RequestError(l10n.t('{0} is not a run that can be read: {1}', path, why));
  }
}

async function read(path: string): Promise<Buffer> {
  let reason: string | null;
  try {
    reason = unreadable(await stat(path));
    if (reason === null) {
      return await readFile(path);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    reason = code === 'ENOENT' ? l10n.t('there is no such file') : message;
  }
  throw new RequestError(l10n.t('{0} cannot be read: {1}.', path, reason));
}
