// Opens the panel's page in a headless browser, without a server: requests are answered from the bundles in memory.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { chromium as playwright } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ORIGIN = 'http://panel.test';
export const THEMES = ['dark', 'light', 'hc-dark', 'hc-light'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** As scripts/build.mjs builds the panel. */
async function bundle() {
  const { outputFiles } = await esbuild.build({
    entryPoints: { panel: here('../../../src/panel/main.tsx'), harness: here('harness.ts') },
    bundle: true,
    write: false,
    outdir: '/',
    minify: true,
    platform: 'browser',
    target: 'chrome120',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return new Map(outputFiles.map((file) => [file.path, file.contents]));
}

export async function launch() {
  // The browser that comes as a package brings its own libraries when told which machine image it is on.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const executablePath =
    process.env.CHROME_PATH ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  return playwright.launch({ executablePath, args: FLAGS, headless: true });
}

/** @returns the made-up runs by name, each a function that gives one */
export async function scenes() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [here('scenes.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser', // As in the page: nothing of Node's, which a module from a data URL could not reach.
  });
  const { SCENES } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  return SCENES;
}

/** What axe-core finds wrong with a page, a line each. */
export async function faults(page) {
  await page.evaluate(readFileSync(here('../../../node_modules/axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) => `${id}: ${help}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`,
    ),
  );
}

/**
 * @returns `show({ scene, theme, width, height, prepare })`, which gives a page with the panel in it (`prepare` runs in it
 * before its own scripts), and `close()`.
 */
export async function openPanel() {
  const files = await bundle();
  const browser = await launch();
  const type = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
  const answer = (route) => {
    const { pathname } = new URL(route.request().url());
    const body = files.get(pathname) ?? readFileSync(here(`.${pathname}`));
    return route.fulfill({ body: Buffer.from(body), contentType: type[pathname.split('.').at(-1)] });
  };
  return {
    sizes: Object.fromEntries([...files].map(([path, contents]) => [path, contents.length])),
    async show({ scene = 'small', theme = 'dark', width = 1500, height = 1000, scale = 1, prepare }) {
      const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
      page.on('console', (message) => {
        if (message.type() === 'error') {
          console.error(`page: ${message.text()}`);
        }
      });
      page.on('pageerror', (error) => console.error(`page: ${error.stack}`));
      await page.route(`${ORIGIN}/**`, answer);
      if (prepare) {
        await page.addInitScript(prepare);
      }
      await page.goto(`${ORIGIN}/index.html?scene=${scene}&theme=${theme}`);
      await page.locator('main > *').first().waitFor();
      return page;
    },
    close: () => browser.close(),
  };
}
