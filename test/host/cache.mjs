// A folder in the cache that is either complete or not there: it is filled under another name, stamped last and
// then renamed in one step, so two processes that fill it at the same time do no harm to each other.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from './paths.mjs';
import { isAlive } from './processTree.mjs';

const stamp = '.complete';

/**
 * @param {string} name the folder's name in the cache, with the version of what is in it
 * @param {(folder: string) => Promise<void>} fill puts the content into an empty folder
 * @returns {Promise<string>} the complete folder
 */
export async function cached(name, fill) {
  const folder = join(cache, name);
  if (existsSync(join(folder, stamp))) {
    return folder;
  }
  await mkdir(cache, { recursive: true });
  await removeLeftovers(cache, `${name}.draft-`);
  const draft = join(cache, `${name}.draft-${process.pid}`);
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft);
    await fill(draft);
    await writeFile(join(draft, stamp), `${new Date().toISOString()}\n`);
    await publish(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {string} draft
 * @param {string} folder
 */
async function publish(draft, folder) {
  if (existsSync(folder) && !existsSync(join(folder, stamp))) {
    await rm(folder, { recursive: true, force: true });
  }
  try {
    await rename(draft, folder);
  } catch (error) {
    // Another process was first; what it made is as good.
    if (!existsSync(join(folder, stamp))) {
      throw error;
    }
  }
}

/**
 * Removes what processes left behind that were killed half-way.
 * @param {string} folder
 * @param {string} prefix the beginning of a name that ends with a process's id
 */
export async function removeLeftovers(folder, prefix) {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((entry) => entry.startsWith(prefix))) {
    if (!isAlive(Number(name.slice(prefix.length)))) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}
