// Starts a real VS Code (code-server) for one run: own port, own folders, own settings; `stop()` leaves nothing.
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { installCodeServer } from './codeServerInstall.mjs';
import { node24, owned } from './paths.mjs';
import { freePort } from './port.mjs';
import { killTree } from './processTree.mjs';
import { makeProfile } from './profile.mjs';

/**
 * @typedef {object} CodeServerOptions
 * @property {number} [port] a free one if left out
 * @property {Record<string, unknown>} [settings] on top of `quietSettings`; `'security.workspace.trust.enabled':
 *   true` gives Restricted Mode
 * @property {object[]} [keybindings] the person's own, as in `keybindings.json`
 * @property {Record<string, string>} [env] for the server, and so for the extension host
 * @property {string} [extension] the folder of an extension, to have it as if it were installed
 * @property {string[]} [others] the folders of further extensions
 * @property {boolean} [complete] with all extensions of VS Code's own, as people have it
 * @property {string} [vsix] a packaged extension to install
 * @property {boolean} [driver] VS Code's smoke-test driver: with it the workbench accepts an extension under
 *   development and its tests, but shows no notifications
 *
 * @typedef {object} CodeServer
 * @property {number} port
 * @property {string} origin `http://localhost:PORT`
 * @property {string} userData the folder with `User/settings.json`
 * @property {() => string} log the last lines that the server wrote
 * @property {Promise<number | null>} ended resolves with the exit code
 * @property {() => Promise<void>} stop
 */

/** No marketplace: a test must not depend on one, nor wait for one. */
const noGallery = { EXTENSIONS_GALLERY: '{}' };

/** @type {Set<CodeServer>} */
const running = new Set();

/** Stops every server that this process started and nobody stopped. */
export async function stopAllServers() {
  await Promise.all([...running].map((server) => server.stop()));
}

/**
 * @param {CodeServerOptions} [options]
 * @returns {Promise<CodeServer>}
 */
export async function startCodeServer(options = {}) {
  const home = await installCodeServer();
  const port = options.port ?? (await freePort());
  const profile = await makeProfile(home, options);
  const main = join(home, 'out', 'server-main.js');
  if (options.vsix) {
    await promisify(execFile)(node24(), [main, '--install-extension', options.vsix, ...profile.flags]);
  }
  const flags = ['--without-connection-token', '--accept-server-license-terms'];
  if (options.driver) {
    flags.push('--enable-smoke-test-driver');
  }
  const listen = ['--host', '127.0.0.1', '--port', String(port), '--telemetry-level', 'off'];
  const child = spawn(node24(), [owned, main, ...listen, ...flags, ...profile.flags], {
    env: { ...process.env, TMPDIR: profile.folder, ...noGallery, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own group: a Ctrl-C in the terminal reaches the one that started it, which then stops it in order.
    detached: process.platform !== 'win32',
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      log = (log + text).slice(-20_000);
    });
  }
  /** @type {CodeServer} */
  const server = {
    port,
    origin: `http://localhost:${port}`,
    userData: profile.userData,
    log: () => log,
    ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))),
    async stop() {
      running.delete(server);
      await killTree(child.pid);
      await profile.remove();
    },
  };
  running.add(server);
  await untilItAnswers(server).catch(async (error) => {
    await server.stop();
    throw error;
  });
  return server;
}

/** @param {CodeServer} server */
async function untilItAnswers(server) {
  const end = Date.now() + 240_000;
  let over = false;
  void server.ended.then(() => {
    over = true;
  });
  while (!over && Date.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${server.port}/version`).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await sleep(100);
  }
  throw new Error(`code-server ${over ? 'ended at once' : 'did not answer within 60 s'}:\n${server.log()}`);
}
