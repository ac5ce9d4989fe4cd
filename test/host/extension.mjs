// The extension under test: the checkout, or the folder that POOLSCOPE_EXTENSION_PATH names (an unpacked .vsix).
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from './paths.mjs';

/**
 * @returns {string} the folder of the extension, built
 */
export function builtExtension() {
  const folder = resolve(process.env.POOLSCOPE_EXTENSION_PATH ?? root);
  const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!existsSync(join(folder, main))) {
    throw new Error(
      `The extension is not built: there is no ${join(folder, main)}. Run \`npm run build\` first.`,
    );
  }
  return folder;
}
