// One window for all test files that need none of their own: a window costs more than most files' tests.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWindow } from './window.mjs';

/** @type {ReturnType<typeof openWindow> | undefined} */
let opened;

/** What a key binding runs: `results.test.mjs` has the file. */
const args = { file: 'results.mjs', function: 'mark', inputs: ['by key'], mode: 'apply', workers: 1 };

// Outside of every `describe`: it is called after the last test of all files.
after(async () => (await opened)?.close());

/**
 * Gives the window, with the test file's own files in its folder. Call it in `before`.
 * @param {Record<string, string>} files by name; no two test files may have the same
 */
export async function sharedWindow(files) {
  opened ??= openWindow(
    {},
    {
      settings: { 'poolscope.workers': 2, 'files.autoSave': 'off' },
      keybindings: [{ key: 'ctrl+alt+9', command: 'poolscope.run', args }],
    },
  );
  const window = await opened;
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(window.folder, name), text);
  }
  return window;
}
