// A window of VS Code on a folder with the test's own files, and what a person looks at in it.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSession } from '../../host/session.mjs';
import { Keyboard } from './keyboard.mjs';

/**
 * Opens a window; call it in `before`, and `close()` in `after`.
 * @param {Record<string, string>} files of the workspace, by name
 * @param {Parameters<typeof openSession>[0]} [options]
 */
export async function openWindow(files, options = {}) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'poolscope-panel-')));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const session = await openSession({ ...options, folder });
  const { workbench } = session;
  /** @type {string[]} what the browser refused to load or run in a page */
  const refused = [];
  workbench.page.on('console', (message) => {
    if (message.type() === 'error' && /Refused to|Content Security Policy/.test(message.text())) {
      refused.push(message.text());
    }
  });
  const keys = new Keyboard(workbench);
  return {
    ...session,
    folder,
    keys,
    refused,
    /** By the workbench's own command: it first writes down which editors are open, which the browser's does not. */
    async reload() {
      const loaded = workbench.page.waitForEvent('load');
      await keys.command('Developer: Reload Window');
      await loaded;
      await workbench.page.locator('.part.statusbar .statusbar-item').first().waitFor();
    },
    async close() {
      await session.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      assert.deepEqual(refused, [], 'the page of the panel was refused something');
    },
  };
}

/** @param {import('../../host/workbench.mjs').Workbench} workbench */
export function table(workbench, /** @type {string} */ name) {
  return workbench.panel().getByRole('table', { name, exact: true });
}

/**
 * The rows of a table that are in view, each as its cells by the titles of their columns.
 * @param {import('playwright-core').Locator} found
 * @returns {Promise<Record<string, string>[]>}
 */
export function rows(found) {
  // In one go: a page that is just coming up must not be read in halves.
  return found.getByRole('row').evaluateAll((all) => {
    const texts = (/** @type {Element | undefined} */ row, /** @type {string} */ role) =>
      [...(row?.querySelectorAll(`[role="${role}"]`) ?? [])].map((cell) => (cell.textContent ?? '').trim());
    const titles = texts(all[0], 'columnheader');
    return all
      .slice(1)
      .map((row) => Object.fromEntries(texts(row, 'cell').map((text, i) => [titles[i] ?? '', text])));
  });
}

/**
 * The inputs' places in the order of a table.
 * @param {import('../../host/workbench.mjs').Workbench} workbench
 * @param {string} name
 */
export async function order(workbench, name) {
  return (await rows(table(workbench, name))).map((row) => row['#']).join(' ');
}

/**
 * Waits for a text in the status bar.
 * @param {import('../../host/workbench.mjs').Workbench} workbench
 * @param {RegExp} pattern
 */
export async function status(workbench, pattern) {
  /** @type {string[]} */
  let seen = [];
  await workbench
    .until(async () => {
      seen = await workbench.statusBar();
      return seen.some((text) => pattern.test(text));
    }, `The status bar does not say ${pattern}`)
    .catch((error) => {
      throw new Error(`${error.message}; it says: ${seen.join(' | ')}`);
    });
  return /** @type {string} */ (seen.find((text) => pattern.test(text)));
}
