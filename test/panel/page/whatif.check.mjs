// The board of what other set-ups would have come to: `node --test test/panel/page/whatif.check.mjs`.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, openPanel, THEMES } from './browser.mjs';

let panel;
before(async () => {
  panel = await openPanel();
});
after(() => panel.close());

const section = (page) => page.getByRole('region', { name: 'What if' });
const cells = (page) => section(page).getByRole('table').getByRole('button');
const pressed = (page) => section(page).locator('.cell[aria-pressed=true]');
const open = async (page) => {
  await section(page).locator('summary').click();
  await section(page)
    .getByText(/The model replays/)
    .waitFor();
  await section(page)
    .getByText(/^95 % of replays$/)
    .waitFor();
};
const calls = (page) => page.evaluate(() => globalThis.harness.calls);

test('nothing is computed before it is opened; then each cell has its time, and one is the run itself', async () => {
  const page = await panel.show({ scene: 'small' });
  assert.equal(await section(page).getByRole('table').count(), 0);
  await open(page);
  assert.equal(await cells(page).count(), 5 * 5, '1 to 16 workers on 8 cores, five rules');
  const here = cells(page).filter({ hasText: 'you are here' });
  assert.match(await here.getAttribute('aria-label'), /^4 workers, chunks of 1: .*, you are here/);
  assert.equal(await cells(page).filter({ hasText: 'fastest' }).count(), 1);
  await section(page)
    .getByText(/ to .*, with tasks drawn anew/)
    .waitFor();
});

test('a cell is run with its workers and chunk size, and what came is set beside what was said', async () => {
  const page = await panel.show({ scene: 'small' });
  await open(page);
  await page.getByRole('button', { name: /^2 workers, chunks of 1:/ }).click();
  await section(page).getByRole('button', { name: 'Copy as code…' }).press('Enter');
  await section(page).getByRole('button', { name: 'Run this' }).click();
  const change = { mode: 'map', workers: 2, chunksize: 1 };
  assert.deepEqual(await calls(page), [
    ['copyAsCode', [change]],
    ['runChanged', [change]],
  ]);
  await page.waitForTimeout(300); // What waits is kept a moment later, and outlives the page.
  await page.reload();
  await section(page).waitFor();
  const next = (id, workers) =>
    page.evaluate(
      ([id, workers]) => {
        const { store, give } = globalThis.harness;
        const pool = { ...store.header.pool, workers };
        store.header = { ...store.header, id, pool, wall: 2500 };
        return give(store);
      },
      [id, workers],
    );
  await next('another', 3);
  await page.getByText('3 workers (threads)').waitFor();
  assert.equal(await page.getByText(/^Predicted .*, measured/).count(), 0, 'that run was not predicted');
  await next('predicted', 2);
  const said = page.getByText(/^Predicted .*, measured 2.5 s: \d+\.\d % off/);
  await said.waitFor();
  const [, predicted, share] = /Predicted ([\d.]+) s, .*: ([\d.]+) % off/.exec(await said.textContent());
  assert.ok(Math.abs((Math.abs(Number(predicted) - 2.5) / 2.5) * 100 - Number(share)) < 2.1);
});

test('chunks that shrink and other orders have no Run this, and say why', async () => {
  const page = await panel.show({ scene: 'small' });
  await open(page);
  const run = section(page).getByRole('button', { name: 'Run this' });
  await page.getByRole('button', { name: /^4 workers, guided chunks/ }).click();
  assert.equal(await run.count(), 0);
  await section(page)
    .getByText(/Chunks that shrink/)
    .waitFor();
  await section(page).getByRole('combobox', { name: 'Order of the inputs' }).selectOption('longest');
  await section(page)
    .getByText(/put them in this order yourself/)
    .waitFor();
  assert.equal(await run.count(), 0);
  assert.equal(await cells(page).filter({ hasText: 'you are here' }).count(), 0);
});

test('what is advised is faster, and by how much can be seen', async () => {
  const page = await panel.show({ scene: 'twoHundred' });
  await open(page);
  const advice = section(page).getByText(/^Try imap with/);
  assert.match(await advice.innerText(), /, 1\.\d\d× the speed of this run\.$/);
  assert.doesNotMatch(await advice.innerText(), /1\.00×/);
});

test('another mode has its own rules for chunks', async () => {
  const page = await panel.show({ scene: 'small' });
  await open(page);
  await section(page).getByRole('combobox', { name: 'Mode' }).selectOption('apply_async');
  await section(page)
    .getByRole('columnheader', { name: /No chunks/ })
    .waitFor();
  await page.getByRole('button', { name: /^8 workers: / }).click();
  await section(page)
    .getByText(/spreads an input that is a list/)
    .waitFor();
  await section(page).getByRole('button', { name: 'Run this' }).click();
  assert.deepEqual((await calls(page)).at(-1), ['runChanged', [{ mode: 'apply_async', workers: 8 }]]);
});

test('arrows go from cell to cell, and the tables stay where they are', async () => {
  const page = await panel.show({ scene: 'small' });
  await open(page);
  await page.getByRole('button', { name: /^4 workers, chunks of 1:/ }).click();
  await page.keyboard.press('ArrowDown');
  assert.match(await pressed(page).getAttribute('aria-label'), /^8 workers, chunks of 1:/);
  await page.keyboard.press('ArrowRight');
  assert.match(
    await page.evaluate(() => document.activeElement.ariaLabel),
    /^8 workers, default chunks of 1:/,
  );
  assert.equal(await page.locator('[role=table] [aria-current=true]').count(), 0);
});

test('the page answers while a hundred thousand tasks are replayed', async () => {
  const page = await panel.show({ scene: 'large' });
  await page.locator('[role=table][aria-rowcount="100001"]').nth(1).waitFor();
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        globalThis.longest = Math.max(globalThis.longest, duration);
      }
    }).observe({ type: 'longtask' });
  });
  await section(page).locator('summary').click();
  await section(page)
    .getByText(/^Replaying 100,000 tasks: \d+ of \d+/)
    .waitFor();
  await section(page)
    .getByText(/^not drawn/)
    .waitFor({ timeout: 60_000 });
  console.log(`longest task: ${await page.evaluate(() => globalThis.longest)} ms`);
});

test('is clean in every theme', async () => {
  const page = await panel.show({ scene: 'small' });
  await open(page);
  for (const theme of THEMES) {
    await page.evaluate((name) => globalThis.harness.wear(name), theme);
    await page.waitForTimeout(100);
    assert.deepEqual(await faults(page), [], theme);
  }
});
