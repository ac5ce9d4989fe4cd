// The page in Simplified Chinese: no sentence of it is left in English.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPanel } from './browser.mjs';
import { inLanguage, speaking } from './language.mjs';

/** Names, units and keys: the same in every language. Values, code and places in files are left out by where they stand. */
const SAME =
  /\b(countPrimes|square|sleepAndDouble|Poolscope|TypeScript|JavaScript|CPython|Node|workerpool|SharedArrayBuffer|Promise\.all|Atomics\.wait|execSync|maxtasksperchild|Markdown|JSON|CSV|SVG|PNG|CPU|ID|Kendall|Esc|Home|End|Enter|PageUp|PageDown|px|ms|min|stderr|guided|factoring|imap_unordered|imap|map_async|map|apply_async|apply|starmap_async|starmap)\b/g;
const RAW =
  'h1, .place, .link, .value, .value-block, .cell-input, .cell-outcome .value, .pointed, .output, .stack, code, .compare table, .error-line, .error, .chip, .tree-name';

let panel;
before(async () => {
  panel = await openPanel();
});
after(() => panel.close());

const show = (options) => panel.show({ ...options, prepare: inLanguage('zh-cn') });

/** Every text and label of the page that still has an English word. */
async function english(page) {
  const found = await page.evaluate((raw) => {
    const said = [];
    for (const element of document.querySelectorAll('main *')) {
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map((node) => node.data);
      const labels = ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name));
      if (!element.closest(raw)) {
        said.push(own.join(' '), ...labels.filter(Boolean));
      }
    }
    return said;
  }, RAW);
  return [...new Set(found)].filter((text) => /[A-Za-z]{3}/.test(text.replace(SAME, '')));
}
/** What the made-up run itself is called. */
const ofRun = (text) =>
  /expression$|\.jsonl$|\.csv$|exit code|（failed）|^#\d|\/home\/|\.ts\b|linux|Worker \d/.test(text) &&
  !/\b(the|of|to)\b/.test(text);
const assertNone = async (page) =>
  assert.deepEqual(
    (await english(page)).filter((text) => !ofRun(text)),
    [],
  );

for (const scene of ['small', 'failed', 'running']) {
  test(`a run that is ${scene}`, async () => {
    const page = await show({ scene });
    await page.getByRole('table', { name: '输入顺序' }).waitFor();
    await page.locator('[data-index]').first().click();
    for (const summary of await page.locator('summary').all()) {
      await summary.click();
    }
    await page.waitForTimeout(500);
    await assertNone(page);
  });
}

test('replay, help and comparison', async () => {
  const page = await show({ scene: 'small' });
  await page.getByRole('table', { name: '输入顺序' }).waitFor();
  await page.keyboard.press('r');
  await page.waitForTimeout(300);
  await assertNone(page);
  await page.keyboard.press('?');
  await page.locator('.help-kinds summary').click();
  await page.waitForTimeout(300);
  await assertNone(page);
  await page.keyboard.press('Escape');
  await page.evaluate(() => globalThis.harness.giveOther('smallAgain'));
  await page.locator('.compare-cards').waitFor();
  await assertNone(page);
});

test('damaged words: English', async () => {
  const page = await panel.show({ scene: 'small', prepare: speaking('{') });
  await page.getByRole('table', { name: 'Input order' }).waitFor();
});
