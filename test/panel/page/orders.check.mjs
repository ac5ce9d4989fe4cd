// Filter, sort, copy and the square of ranks, in a real browser but without VS Code.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, openPanel, THEMES } from './browser.mjs';

let panel;
before(async () => {
  panel = await openPanel();
});
after(() => panel.close());

const table = (page, name) => page.getByRole('table', { name, exact: true });
const input = (page) => table(page, 'Input order');
const completion = (page) => table(page, 'Completion order');
const indices = (found) =>
  found.locator('.body [data-index]').evaluateAll((rows) => rows.map((row) => Number(row.dataset.index)));
const calls = (page) => page.evaluate(() => globalThis.harness.calls);
/** Waits until the bar says how many tasks are shown. */
const says = (page, text) => page.getByRole('search').getByText(text, { exact: true }).waitFor();

test('tasks are filtered by text, status, worker and time, and the count says so', async () => {
  const page = await panel.show({ scene: 'failed' });
  await says(page, 'All 24 tasks shown');
  await page.getByLabel('Text', { exact: true }).fill('row: 1,');
  await says(page, '1 of 24 tasks shown');
  assert.deepEqual(await indices(input(page)), [1]);
  assert.deepEqual(await indices(completion(page)), [1]);
  await page.getByRole('button', { name: 'Show all' }).click();
  await says(page, 'All 24 tasks shown');
  assert.equal(await page.getByLabel('Text', { exact: true }).inputValue(), '');
  await page.getByLabel('Status', { exact: true }).selectOption('not ok');
  await says(page, '4 of 24 tasks shown');
  assert.deepEqual(await indices(input(page)), [3, 7, 11, 19]);
  await page.getByLabel('Status', { exact: true }).selectOption('failed (2)');
  await says(page, '2 of 24 tasks shown');
  await page.getByLabel('Status', { exact: true }).selectOption('any');
  await page.getByLabel('Worker', { exact: true }).selectOption('3');
  assert.match(await page.getByRole('status').first().textContent(), /^\d of 24 tasks shown$/);
  await page.getByLabel('Worker', { exact: true }).selectOption('any');
  await page.getByLabel('Ran at least', { exact: true }).fill('100 ms');
  await page.getByLabel('Ran at most', { exact: true }).fill('x');
  assert.equal(await page.getByLabel('Ran at most', { exact: true }).getAttribute('aria-invalid'), 'true');
  await page.getByLabel('Ran at most', { exact: true }).fill('0.15s');
  const durations = await input(page).locator('.body .cell-duration').allTextContents();
  assert.ok(
    durations.length > 0 &&
      durations.every((text) => Number.parseFloat(text) >= 100 && Number.parseFloat(text) <= 150),
  );
  await page.getByLabel('Text', { exact: true }).fill('there is no such text');
  await input(page).getByText('No task fits the filter.').waitFor();
});

test('a table is sorted by a column both ways and back, the other one stays', async () => {
  const page = await panel.show({ scene: 'small' });
  const ran = input(page).getByRole('columnheader', { name: 'Ran' });
  const press = () => ran.getByRole('button').press('Enter');
  await press();
  assert.equal(await ran.getAttribute('aria-sort'), 'ascending');
  assert.deepEqual(await indices(input(page)), [3, 7, 1, 9, 5, 4, 8, 2, 6, 0]);
  assert.deepEqual(await indices(completion(page)), [3, 1, 5, 4, 2, 7, 0, 9, 8, 6]);
  await press();
  assert.deepEqual(await indices(input(page)), [0, 6, 2, 8, 4, 5, 9, 1, 7, 3]);
  // The arrows go by what is seen.
  await input(page).locator('.body').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('heading', { name: 'Task 6' }).waitFor();
  await press();
  assert.equal(await ran.getAttribute('aria-sort'), 'none');
  assert.deepEqual(await indices(input(page)), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('filter and sort outlive the page', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.getByLabel('Text', { exact: true }).fill('00');
  await completion(page).getByRole('columnheader', { name: '#' }).getByRole('button').click();
  await page.waitForTimeout(500);
  const before = await indices(completion(page));
  await page.reload();
  await page.getByRole('search').waitFor();
  assert.equal(await page.getByLabel('Text', { exact: true }).inputValue(), '00');
  assert.deepEqual(await indices(completion(page)), before);
});

test('tasks are copied by the keyboard: the selected one, and those that are shown', async () => {
  const page = await panel.show({ scene: 'failed' });
  await page.getByLabel('Status', { exact: true }).selectOption('not ok');
  await input(page).getByRole('row').nth(2).click();
  const menu = page.getByRole('button', { name: 'Copy…' });
  await menu.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.deepEqual((await calls(page)).at(-1), ['copyTasks', [[7], 'json']]);
  assert.ok(await menu.evaluate((button) => button === document.activeElement));
  await menu.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  assert.deepEqual((await calls(page)).at(-1), ['copyTasks', [[3, 7, 11, 19], 'markdown']]);
  await menu.press('Enter');
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('menu').count(), 0);
});

test('the time range of the timeline holds in the tables, too', async () => {
  const page = await panel.show({ scene: 'small' });
  const outside = () => input(page).locator('.row.outside').count();
  assert.equal(await outside(), 0);
  assert.equal(await page.getByLabel('In the time range').count(), 0);
  // An eighth of the run about its middle, 0.59 to 0.76 s: the rows' starts and durations tell which ran then.
  for (const key of ['+', '+', '+']) {
    await page.keyboard.press(key);
  }
  await page.getByLabel('In the time range').check();
  await says(page, '7 of 10 tasks shown');
  assert.deepEqual(await indices(input(page)), [0, 2, 4, 6, 7, 8, 9]);
  assert.equal(await outside(), 0);
  const within = await indices(input(page));
  await page.getByLabel('In the time range').uncheck();
  await says(page, 'All 10 tasks shown');
  const dimmed = await input(page)
    .locator('.row.outside')
    .evaluateAll((rows) => rows.map((row) => Number(row.dataset.index)));
  assert.deepEqual([...within, ...dimmed].sort(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const theme of THEMES) {
    await page.evaluate((theme) => globalThis.harness.wear(theme), theme);
    assert.deepEqual(await faults(page), [], theme);
  }
  await page.keyboard.press('0');
  await input(page).locator('.row.outside').first().waitFor({ state: 'detached' });
});

test('the square of ranks has a table that says the same, and both select', async () => {
  const page = await panel.show({ scene: 'large' });
  const bands = table(page, 'Rank against rank');
  await bands.waitFor();
  assert.equal(await bands.getByRole('row').count(), 11);
  await bands.getByRole('button').first().press('Enter');
  const chosen = await page.getByRole('region', { name: 'Task' }).getByRole('heading').first().textContent();
  assert.notEqual(chosen, 'Task');
  const square = page.getByRole('img', { name: /Input order from left/ });
  await square.click({ position: { x: 120, y: 120 } });
  assert.notEqual(
    await page.getByRole('region', { name: 'Task' }).getByRole('heading').first().textContent(),
    chosen,
  );
  const small = await panel.show({ scene: 'small' });
  assert.equal(await table(small, 'Rank against rank').count(), 0);
  await small.getByText('Rank against rank').click();
  await table(small, 'Rank against rank').waitFor();
});

test('a million tasks are filtered and sorted while the page goes on answering', async () => {
  const page = await panel.show({ scene: 'million' });
  await page.locator('[role=table][aria-rowcount="1000001"]').nth(1).waitFor({ timeout: 120_000 });
  await page.evaluate(() => {
    globalThis.longest = 0;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
      globalThis.ticking = setTimeout(tick, 0);
    };
    tick();
  });
  await page.getByLabel('Text', { exact: true }).fill('IMG_99999');
  await says(page, '10 of 1,000,000 tasks shown');
  await page.getByRole('button', { name: 'Show all' }).click();
  await says(page, 'All 1,000,000 tasks shown');
  await input(page).getByRole('columnheader', { name: 'Input' }).getByRole('button').click();
  await input(page).getByRole('columnheader', { name: 'Input' }).getByRole('button').click();
  await input(page).locator('.body [data-index="999999"]').waitFor({ timeout: 60_000 });
  console.log(`longest pause ${Math.round(await page.evaluate(() => globalThis.longest))} ms`);
});

test('axe finds nothing in any theme', async () => {
  for (const theme of THEMES) {
    const page = await panel.show({ scene: 'failed', theme });
    await page.getByLabel('Status', { exact: true }).selectOption('not ok');
    await page.getByText('Rank against rank').first().click();
    await page.getByRole('button', { name: 'Copy…' }).click();
    assert.deepEqual(await faults(page), [], theme);
  }
});

test('results have room at every width', async () => {
  const page = await panel.show({ scene: 'small' });
  for (let width = 1600; width >= 400; width -= 61) {
    await page.setViewportSize({ width, height: 1000 });
    for (const table of ['input', 'completion']) {
      const cell = page.locator(`.order-${table} .body .cell-outcome`).first();
      const { width: room } = await cell.boundingBox();
      assert.ok(room >= 90, `${table}: ${room} px of ${width}`);
    }
  }
});
