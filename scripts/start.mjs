// `npm start`: builds the extension and opens a real VS Code on the examples with it: the desktop's if there is one,
// else the one in code-server, in a browser. The first example's run is on show. Ctrl-C stops it all.
//   --code-server   not the desktop's VS Code    --browser   open a browser too    --port N   instead of 8477
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf } from '../test/host/address.mjs';
import { launchBrowser } from '../test/host/browser.mjs';
import { startCodeServer, stopAllServers } from '../test/host/codeServer.mjs';
import { findDesktopCode, hasDisplay } from '../test/host/desktop.mjs';
import { builtExtension } from '../test/host/extension.mjs';
import { openDesktop } from '../test/host/openDesktop.mjs';
import { node24, root } from '../test/host/paths.mjs';
import { freePort } from '../test/host/port.mjs';

const folder = join(root, 'examples');
/** Opening it wakes the extension, which then runs it. */
const openFile = join(folder, 'squares.ts');
const env = { POOLSCOPE_SHOW_FIRST_EXAMPLE: '1' };
/** @type {(() => Promise<unknown>)[]} what has to be undone, the last first */
const undo = [];
let stopping = false;

const options = request();
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(name, () => stop(0));
}
try {
  build();
  mkdirSync(folder, { recursive: true });
  const desktop = options['code-server'] ? undefined : findDesktopCode();
  const { ended } = desktop ? await onDesktop(desktop) : await inBrowser();
  await stop((await ended) ?? 0);
} catch (error) {
  if (!stopping) {
    console.error(error instanceof Error ? error.message : error);
    await stop(1);
  }
}

function build() {
  const done = spawnSync(node24(), [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) {
    throw new Error('The build failed; the lines above say why.');
  }
}

/** @param {string} executable */
async function onDesktop(executable) {
  const { ended, stop } = await openDesktop(executable, {
    folder,
    openFile,
    extensionPath: builtExtension(),
    env,
  });
  undo.push(stop);
  console.log('Poolscope is open in VS Code. Close its window, or press Ctrl-C here, to stop.');
  return { ended };
}

async function inBrowser() {
  const port = await freePort(options.port);
  // As if installed, not as under development: VS Code's test driver, which that takes, hides all notifications.
  const server = await startCodeServer({ port, env, extension: builtExtension(), complete: true });
  undo.push(server.stop);
  const address = addressOf(server.origin, { folder, openFile });
  console.log(`Poolscope is open in VS Code at\n\n  ${address}\n\nPress Ctrl-C to stop.`);
  if (options.browser) {
    await openBrowser(address).catch((error) => console.error(`No browser was opened: ${error.message}`));
  }
  return { ended: server.ended };
}

/** @param {string} address */
async function openBrowser(address) {
  const browser = await launchBrowser({ headless: !hasDisplay() });
  undo.push(() => browser.close());
  const page = await browser.newPage(hasDisplay() ? { viewport: null } : {});
  await page.goto(address);
}

/** @param {number} code */
async function stop(code) {
  if (stopping) {
    return;
  }
  stopping = true;
  for (const step of undo.reverse()) {
    await step().catch((error) => console.error(error));
  }
  await stopAllServers();
  process.exit(code);
}

function request() {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: 'boolean', default: false },
        'code-server': { type: 'boolean', default: false },
        port: { type: 'string', default: '8477' },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Error(`--port wants a number from 1 to 65535, not "${values.port}".`);
    }
    return { ...values, port };
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exit(2);
  }
}
