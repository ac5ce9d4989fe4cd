// The editor suite inside the extension host of a real VS Code: code-server in a browser.
import { rm } from 'node:fs/promises';
import { relay } from './relay.mjs';
import { openSession } from './session.mjs';
import { bundleEditorSuite } from './suites.mjs';

/**
 * @param {string} [filter] a part of the test files' names
 * @returns {Promise<number>} the exit code
 */
export async function runEditorSuite(filter) {
  const bundle = await bundleEditorSuite(filter);
  /** @type {Promise<import('./session.mjs').Session> | undefined} */
  let opening;
  try {
    return await new Promise((resolve, reject) => {
      opening = openSession({ testsPath: bundle.index, onLog: relay, onExit: resolve });
      opening.then(({ workbench, browser, server }) => {
        workbench.page.on('crash', () => reject(new Error('The browser page crashed.')));
        browser.on('disconnected', () => reject(new Error('The browser ended.')));
        void server.ended.then((code) => reject(new Error(`The server ended with code ${code}.`)));
      }, reject);
    });
  } finally {
    await opening?.then((session) => session.stop()).catch(() => undefined);
    await rm(bundle.folder, { recursive: true, force: true });
  }
}
