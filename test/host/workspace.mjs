// A copy of the examples for tests to work on, so that nothing they do is seen in the checkout.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * @param {string} [source] another folder than `examples/`
 * @returns {Promise<string>} the copy; it has the folder's own name
 */
export async function copyWorkspace(source = join(root, 'examples')) {
  const base = await realpath(await mkdtemp(join(tmpdir(), 'poolscope-ws-')));
  const copy = join(base, 'examples');
  await mkdir(copy);
  if (existsSync(source)) {
    await cp(source, copy, { recursive: true });
  }
  return copy;
}
