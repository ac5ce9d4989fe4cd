// Everything a panel test needs, in one call: a server, a browser, a copy of the examples and a window on it.
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { startCodeServer } from './codeServer.mjs';
import { builtExtension } from './extension.mjs';
import { openWorkbench } from './openWorkbench.mjs';
import { copyWorkspace } from './workspace.mjs';

/** @typedef {Awaited<ReturnType<typeof openSession>>} Session */

/**
 * With `testsPath` the extension is one under development, else it is there as if it were installed, which is what
 * people have.
 * @param {import('./codeServer.mjs').CodeServerOptions & Partial<import('./address.mjs').Target>
 *   & import('./openWorkbench.mjs').Extras} [options] `folder`: a workspace to use as it is, instead of a copy;
 *   `vsix`: a packaged extension instead of the checkout
 */
export async function openSession(options = {}) {
  const { testsPath, vsix } = options;
  const extension = vsix ? undefined : builtExtension();
  const developed = testsPath ? { extensionPath: extension } : {};
  const folder = options.folder ?? (await copyWorkspace());
  /** @type {(() => Promise<unknown>)[]} */
  const undo = options.folder ? [] : [() => rm(dirname(folder), { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) {
      await step();
    }
  };
  try {
    const server = await startCodeServer({ ...options, ...(testsPath ? { driver: true } : { extension }) });
    undo.push(() => server.stop());
    const browser = await launchBrowser();
    undo.push(() => browser.close());
    const workbench = await openWorkbench(browser, server.origin, { ...options, ...developed, folder });
    return { folder, server, browser, workbench, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
