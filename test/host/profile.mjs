// The folders of one VS Code server: its settings, its data, its extensions; all in one that is easily removed.
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionId } from './paths.mjs';
import { isWanted, quietSettings } from './settings.mjs';

/**
 * @typedef {object} Profile
 * @property {string} folder
 * @property {string} userData the folder with `User/settings.json`
 * @property {string[]} flags that tell the server about the folders
 * @property {() => Promise<void>} remove
 *
 * @param {string} home VS Code's own folder
 * @param {Pick<import('./codeServer.mjs').CodeServerOptions, 'settings' | 'keybindings' | 'extension' | 'others' | 'complete'>} options
 * @returns {Promise<Profile>}
 */
export async function makeProfile(home, { settings, keybindings, extension, others = [], complete }) {
  const folder = await mkdtemp(join(tmpdir(), 'ps-code-'));
  const userData = join(folder, 'user');
  const extensions = join(folder, 'extensions');
  await mkdir(extensions);
  for (const place of ['User', 'Machine']) {
    await mkdir(join(userData, place), { recursive: true });
    const text = JSON.stringify({ ...quietSettings, ...settings }, null, 2);
    await writeFile(join(userData, place, 'settings.json'), text);
  }
  if (keybindings) {
    await writeFile(join(userData, 'User', 'keybindings.json'), JSON.stringify(keybindings));
  }
  if (extension) {
    await symlink(extension, join(extensions, `${extensionId}-0.0.0`), 'junction');
  }
  for (const other of others) {
    const { publisher, name, version } = JSON.parse(await readFile(join(other, 'package.json'), 'utf8'));
    await symlink(other, join(extensions, `${publisher}.${name}-${version}`), 'junction');
  }
  const builtIn = join(folder, 'built-in');
  await mkdir(builtIn);
  for (const name of (await readdir(join(home, 'extensions'))).filter((each) => complete || isWanted(each))) {
    await symlink(join(home, 'extensions', name), join(builtIn, name), 'junction');
  }
  return {
    folder,
    userData,
    flags: [
      ...['--user-data-dir', userData],
      ...['--server-data-dir', join(folder, 'server')],
      ...['--extensions-dir', extensions],
      ...['--builtin-extensions-dir', builtIn],
      '--force-disable-user-env',
    ],
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
