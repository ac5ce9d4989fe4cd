/**
 * Reads the files of this folder, and says of each its checksum and how small it gets. A mix of waiting for the disk
 * and work: compare how long each task ran with the processor time it used.
 *
 * The function is imported where it stands, so paths can be relative to this file, wherever the run was started.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const compress = promisify(brotliCompress);

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** The paths of all files here and below, relative to this one. Inputs may come from an async generator. */
export async function* inputs() {
  const entries = await readdir(HERE, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  yield* files.map((file) => relative(HERE, join(file.parentPath, file.name))).sort();
}

/**
 * @param {string} path relative to this file
 * @returns {Promise<{ path: string, bytes: number, compressed: number, sha256: string }>}
 */
export async function digest(path) {
  const content = await readFile(join(HERE, path));
  const compressed = await compress(content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, bytes: content.length, compressed: compressed.length, sha256 };
}
