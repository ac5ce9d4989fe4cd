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
  /** @type {PromiseWithResolvers<number>} */
  const exit = Promise.withResolvers();
  /** @type {import('./session.mjs').Session | undefined} */
  let session;
  try {
    session = await openSession({
      testsPath: bundle.index,
      onLog: relay,
      onExit: (code) => exit.resolve(code),
    });
    session.workbench.page.on('crash', () => exit.reject(new Error('The browser page crashed.')));
    session.browser.on('disconnected', () => exit.reject(new Error('The browser ended.')));
    void session.server.ended.then((code) => exit.reject(new Error(`The server ended with code ${code}.`)));
    return await exit.promise;
  } finally {
    exit.promise.catch(() => undefined);
    await session?.stop();
    await rm(bundle.folder, { recursive: true, force: true });
  }
}
