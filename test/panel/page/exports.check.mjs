// The written forms of a run that a browser reads: the self-contained page and the picture, from files, without a network.
// Needs a build.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { faults, launch, scenes } from './browser.mjs';

const { formatNamed, speak } = createRequire(import.meta.url)('../../../dist/exports.cjs');
const CHINESE = new URL('../../../l10n/bundle.l10n.zh-cn.json', import.meta.url);
const HOSTILE = '</script><script>window.hacked = 1</script><!--<script>';

let browser;
let folder;
let SCENES;
before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'poolscope-page-'));
  SCENES = await scenes();
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

/** Writes a run and opens the file, with the network off. */
async function open(store, format, options = {}) {
  const path = join(folder, `${Math.random()}.${format}`);
  await writeFile(path, [...formatNamed(format)(store)].join(''));
  const context = await browser.newContext({
    offline: true,
    viewport: { width: 1200, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  const trouble = [];
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('request', (request) => /^(file|data|blob):/.test(request.url()) || trouble.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  return { page, trouble };
}

test('the page shows the run, from a file and without a network', async () => {
  const { page, trouble } = await open(SCENES.failed(), 'html');
  const input = page.getByRole('table', { name: 'Input order' });
  await input.waitFor();
  assert.equal(await input.getAttribute('aria-rowcount'), '25');
  const completion = page.getByRole('table', { name: 'Completion order' });
  assert.match(await completion.getByRole('row').nth(1).textContent(), /row:/);
  for (const name of ['Timeline', 'Timings']) {
    assert.equal(await page.getByRole('region', { name, exact: true }).count(), 1);
  }
  await input.getByRole('row').nth(4).click();
  await page.getByRole('region', { name: 'Task' }).getByText('parse.ts:41:11').first().waitFor();
  for (const name of ['Run again', 'Run failed again', 'Cancel', 'Export…', 'parse.ts:41:11']) {
    assert.equal(await page.getByRole('button', { name }).count(), 0, `${name} needs an editor`);
  }
  assert.deepEqual(trouble, []);
});

test('what was computed cannot run in the page, and is there in full', async () => {
  const store = SCENES.small();
  store.args.set(1, JSON.stringify([HOSTILE]));
  store.outcomes.set(1, JSON.stringify(`${HOSTILE}${'x'.repeat(5000)}END`));
  store.header = { ...store.header, function: { ...store.header.function, name: HOSTILE } };
  const { page, trouble } = await open(store, 'html');
  const row = page.getByRole('table', { name: 'Input order' }).getByRole('row').nth(2);
  await row.click();
  const result = page.getByRole('region', { name: 'Task' }).getByRole('tree', { name: 'Result' });
  await result.getByRole('treeitem').press('Enter');
  await result.getByText(/xEND$/).waitFor();
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await page.locator('h1').textContent(), HOSTILE);
  assert.deepEqual(trouble, []);
});

test('the page follows the colours that the person prefers', async () => {
  const back = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const { page } = await open(SCENES.small(), 'html', { colorScheme: 'light' });
  await page.getByRole('table', { name: 'Input order' }).waitFor();
  assert.equal(await back(page), 'rgb(255, 255, 255)');
  assert.deepEqual(await faults(page), []);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await back(page), 'rgb(31, 31, 31)');
  await page.locator('body.vscode-dark').waitFor();
  assert.deepEqual(await faults(page), []);
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
  await page.locator('body.vscode-high-contrast').waitFor();
  assert.equal(await back(page), 'rgb(0, 0, 0)');
});

test('a large run comes into the page whole', async () => {
  const { page, trouble } = await open(SCENES.large(), 'html');
  await page.locator('[role=table][aria-rowcount="100001"]').nth(1).waitFor({ timeout: 60_000 });
  assert.deepEqual(trouble, []);
});

test('the picture is an SVG that a browser draws', async () => {
  for (const scene of ['failed', 'large', 'async', 'none']) {
    const { page, trouble } = await open(SCENES[scene](), 'svg');
    assert.equal(await page.evaluate(() => document.documentElement.localName), 'svg');
    assert.equal(await page.locator('parsererror').count(), 0);
    await page.getByText('caller', { exact: true }).waitFor();
    assert.deepEqual(trouble, []);
    const path = process.env.PICTURES && join(process.env.PICTURES, `${scene}.png`);
    await (path && page.screenshot({ path }));
  }
});

test('what is exported in another language opens in it, whatever its sentences hold', async () => {
  speak({ ...JSON.parse(await readFile(CHINESE, 'utf8')), Statistics: HOSTILE });
  try {
    const { page, trouble } = await open(SCENES.failed(), 'html');
    await page.getByRole('table', { name: '输入顺序' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    assert.match(await page.locator('meta[name=description]').getAttribute('content'), /个输入.*失败/);
    assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
    assert.deepEqual(trouble, []);
    const { page: picture } = await open(SCENES.failed(), 'svg');
    await picture.getByText('调用方', { exact: true }).waitFor();
    const left = await picture.locator('text').allTextContents();
    assert.deepEqual(
      left.filter((text) => /[a-z]{4}/i.test(text.replace(/parse|callback/g, ''))),
      [],
    );
  } finally {
    speak({});
  }
});

test('the trace is a document with an event per line', async () => {
  const path = join(folder, 'trace.json');
  await writeFile(path, [...formatNamed('chrome-trace')(SCENES.large())].join(''));
  const text = await readFile(path, 'utf8');
  const { traceEvents } = JSON.parse(text);
  assert.equal(traceEvents.filter(({ cat }) => cat?.startsWith('task')).length, 100_000);
  assert.ok(text.split('\n').length > traceEvents.length);
});
