// Opens a folder in a new window of a browser and waits until the workbench is there.
import { addressOf } from './address.mjs';
import { Workbench } from './workbench.mjs';

/**
 * @typedef {object} Extras
 * @property {{ width: number, height: number }} [viewport]
 * @property {'reduce' | 'no-preference'} [reducedMotion] `reduce`, so that nothing is on its way in or out
 * @property {string} [language] VS Code's id of a language. VS Code's own words stay English: they would need a language pack
 * @property {(type: string, args: unknown[]) => void} [onLog] the extension host's console; for tests only
 * @property {(code: number) => void} [onExit] the end of the tests at `testsPath`
 */

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin of the server
 * @param {import('./address.mjs').Target & Extras} options
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(browser, origin, options) {
  const {
    viewport = { width: 1280, height: 800 },
    reducedMotion = 'reduce',
    language,
    onLog,
    onExit,
  } = options;
  const context = await browser.newContext({ viewport, reducedMotion });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  if (language) {
    await page.addInitScript((id) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: id }), language);
  }
  await page.exposeFunction('codeAutomationLog', onLog ?? (() => undefined));
  await page.exposeFunction('codeAutomationExit', onExit ?? (() => undefined));
  await page.goto(addressOf(origin, options));
  await page.locator('.part.statusbar .statusbar-item').first().waitFor({ timeout: 240_000 });
  return new Workbench(page);
}
