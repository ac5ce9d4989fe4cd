import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cached } from '../host/cache.mjs';

/** The Node.js versions that the library is tested on, newest of each line that we support. */
const VERSIONS = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0', 26: '26.10.0' } as const;

export type Major = keyof typeof VERSIONS;
export const MAJORS = [20, 22, 24, 26] as const satisfies readonly Major[];

/**
 * Gets a Node.js from the npm registry, once; later calls find it in the tests' cache.
 *
 * @returns the path of its executable
 * @throws when it can be had neither there nor here
 */
export async function nodeOf(major: Major): Promise<string> {
  if (process.versions.node === VERSIONS[major]) {
    return process.execPath;
  }
  const name = `node-${VERSIONS[major]}-${process.platform}-${process.arch}`;
  const folder = await cached(name, async (draft) => {
    const packages = [`node@${VERSIONS[major]}`];
    await promisify(execFile)(
      'npm',
      ['install', '--prefix', draft, '--no-save', '--no-audit', '--no-fund', ...packages],
      { shell: process.platform === 'win32' },
    );
  });
  return join(folder, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
}
