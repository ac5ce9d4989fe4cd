// Finds a browser on this machine and launches it, quietly.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { packagedChromium } from './chromiumPackage.mjs';

/**
 * @typedef {object} Browser
 * @property {string} path
 * @property {Record<string, string>} [env] what it needs in its environment
 */

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * CHROME_PATH, else an installed Chrome or Chromium, else Playwright's own, else the one from the npm registry.
 * @returns {Promise<Browser>}
 */
export async function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) {
      throw new Error(`CHROME_PATH names ${named}, and there is no such file.`);
    }
    return { path: named };
  }
  const installed = [...onPath(), ...usualPlaces(), chromium.executablePath()].find((path) =>
    existsSync(path),
  );
  if (installed) {
    return { path: installed };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return packagedChromium();
  }
  throw new Error('No browser found: install Chrome or Chromium, or name one with CHROME_PATH.');
}

function onPath() {
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];
  }
  const windows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
  return windows
    .filter(Boolean)
    .map((base) => join(String(base), 'Google', 'Chrome', 'Application', 'chrome.exe'));
}

/**
 * @param {{ headless?: boolean }} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser({ headless = true } = {}) {
  const { path, env } = await findBrowser();
  return chromium.launch({
    executablePath: path,
    headless,
    args: flags,
    // A signal goes to the program that uses the browser; it closes the browser in its turn.
    handleSIGINT: false,
    handleSIGTERM: false,
    env: /** @type {Record<string, string>} */ ({ ...process.env, ...env }),
  });
}
