import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';

/** Who may read a new file and its new folders: the person alone, or whoever the system lets read what they write. */
export interface Privacy {
  isPrivate?: boolean;
}

/**
 * Writes a file so that nobody ever sees a half of it: to a temporary file beside it, which then takes its name.
 * Missing folders are made. Until it has its name only the person can read it; one that is replaced keeps its mode.
 *
 * @param write - gets a function that appends
 * @throws RequestError when the place cannot be written; what `write` throws
 */
export async function writeAtomically(
  path: string,
  write: (append: (bytes: Uint8Array | string) => Promise<void>) => Promise<void>,
  { isPrivate = false }: Privacy = {},
): Promise<void> {
  const { temporary, target, file } = await begin(path, isPrivate);
  try {
    await write((bytes) => append(file, bytes));
    await file.chmod(await modeOf(target, isPrivate));
    await file.sync();
    await file.close();
    await rename(temporary, target);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(temporary, { force: true });
    throw isSystemError(error) ? cannotWrite(path, error) : error;
  }
}

/**
 * Tries whether a file can be written, before the work whose result will go there. Makes missing folders, and leaves
 * nothing else behind.
 *
 * @throws RequestError with a sentence
 */
export async function checkWritable(path: string): Promise<void> {
  const { temporary, file } = await begin(path);
  await file.close();
  await rm(temporary, { force: true });
}

async function begin(
  path: string,
  isPrivate = false,
): Promise<{ temporary: string; target: string; file: FileHandle }> {
  try {
    await makeFolder(dirname(resolve(path)), isPrivate ? 0o700 : 0o777);
    const target = await destination(resolve(path));
    const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    return { temporary, target, file: await open(temporary, 'wx', 0o600) };
  } catch (error) {
    throw isSystemError(error) ? cannotWrite(path, error) : error;
  }
}

/** Not `mkdir` with `recursive`: that never returns where the system says "no such file" for a new folder (/proc). */
async function makeFolder(path: string, mode: number): Promise<void> {
  const make = async () => {
    await mkdir(path, { mode }).catch(async (error: NodeJS.ErrnoException) => {
      // Other codes are met, too, where a folder exists: EROFS, EPERM on a drive's root.
      if (!(await stat(path).catch(() => null))?.isDirectory()) {
        throw error;
      }
    });
  };
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || dirname(path) === path) {
      throw error;
    }
    await makeFolder(dirname(path), mode);
    await make();
  });
}

/** The mode of a file once it has its name. */
async function modeOf(target: string, isPrivate: boolean): Promise<number> {
  const before = await stat(target).catch(() => null);
  return before ? before.mode & 0o777 : isPrivate ? 0o600 : 0o666 & ~process.umask();
}

/** The file itself where the path is a link to it: a link should go on being one. */
async function destination(path: string): Promise<string> {
  const target = await realpath(path).catch(() => path);
  const found = await lstat(target).catch(() => null);
  if (found?.isDirectory()) {
    throw new RequestError(l10n.t('{0} cannot be written: it is a folder. Give the name of a file.', path));
  }
  if (found && !found.isFile()) {
    throw new RequestError(l10n.t('{0} cannot be written: it is not a regular file.', path));
  }
  return target;
}

async function append(file: FileHandle, bytes: Uint8Array | string): Promise<void> {
  const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  for (let at = 0; at < data.length; ) {
    at += (await file.write(data, at)).bytesWritten;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

const REASONS: Readonly<Record<string, () => string>> = {
  EACCES: () => l10n.t('permission denied'),
  EPERM: () => l10n.t('permission denied'),
  EROFS: () => l10n.t('the file system is read-only'),
  ENOENT: () => l10n.t('its folder cannot be made'),
  ENOSPC: () => l10n.t('no space is left'),
  ENOTDIR: () => l10n.t('a part of its path is a file, not a folder'),
  EEXIST: () => l10n.t('a part of its path is a file, not a folder'),
  ENAMETOOLONG: () => l10n.t('its name is too long'),
};

function cannotWrite(path: string, error: NodeJS.ErrnoException): RequestError {
  const reason = REASONS[error.code ?? '']?.() ?? error.message;
  return new RequestError(l10n.t('{0} cannot be written: {1}.', path, reason));
}
