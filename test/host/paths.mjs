// Where things are: the checkout, the cache below it, and the Node 24 that came as an npm package.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What downloads and bundles go into; git does not see it. */
export const cache = join(root, '.vscode-test');

/** The program that runs another one which must not outlive its parent. */
export const owned = fileURLToPath(new URL('owned.mjs', import.meta.url));

/** The extension's name for VS Code. */
export const extensionId = 'poolscope.poolscope';

/**
 * The Node that runs the server and the suites, whatever Node started this program.
 * @returns {string}
 */
export function node24() {
  const packaged = join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(packaged)) {
    return packaged;
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    return process.execPath;
  }
  throw new Error('Node 24 is missing: run `npm run setup` first, which installs it as an npm package.');
}
