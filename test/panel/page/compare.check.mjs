// Two runs side by side, in a real browser but without VS Code.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, openPanel, THEMES } from './browser.mjs';

let panel;
before(async () => {
  panel = await openPanel();
});
after(() => panel.close());

const table = (page, name) => page.getByRole('table', { name, exact: true });
const comparison = (page) => page.getByRole('region', { name: 'Comparison' });
const calls = (page) => page.evaluate(() => globalThis.harness.calls);
async function compared(options = {}, other = 'smallAgain') {
  const page = await panel.show({ scene: 'small', ...options });
  await page.getByRole('table', { name: 'Input order' }).waitFor();
  await page.evaluate((name) => globalThis.harness.giveOther(name), other);
  await table(page, 'Statistics').waitFor();
  return page;
}
const texts = (found) =>
  found
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent.trim())),
    );

test('what differs in the set-up is named, what is alike is folded', async () => {
  const page = await compared();
  assert.deepEqual(
    (await texts(table(page, 'What differs in the set-up'))).map(([name, a, b]) => `${name}: ${a} → ${b}`),
    [
      'Mode: map → imap_unordered',
      'Workers: 4 → 2',
      'Worker type: threads → processes',
      'Inputs: – → the same, in another order',
    ],
  );
  await comparison(page).getByText('more things alike').click();
  const alike = table(page, 'What is alike in the set-up');
  await alike.waitFor();
  const wraps = await alike
    .getByRole('cell')
    .evaluateAll((cells) => cells.every((cell) => getComputedStyle(cell).whiteSpace === 'normal'));
  assert.ok(wraps, 'a long path takes more lines');
});

test('the earlier run is A, and tasks are matched by their inputs', async () => {
  const page = await compared();
  const pairs = table(page, 'Tasks in both runs');
  await pairs.getByRole('row').nth(10).waitFor();
  await comparison(page).getByText('matched by their inputs').waitFor();
  await comparison(page).getByText('1 task that ended ok in A did not in B.').waitFor();
  assert.deepEqual((await texts(pairs.locator('.body')))[0].slice(0, 3), ['1', '1', '{ id: 1, ms: 200 }']);
  await pairs.getByRole('columnheader', { name: 'Ratio' }).getByRole('button').press('Enter');
  await pairs.getByRole('columnheader', { name: 'Ratio' }).getByRole('button').press('Enter');
  await page.waitForTimeout(100);
  const [slowest] = await pairs.getByRole('row').nth(1).getByRole('cell').allTextContents();
  assert.equal(slowest, '0');
  await comparison(page).getByLabel('Show', { exact: true }).selectOption('ended otherwise');
  await comparison(page).getByText('1 of 10 pairs shown').waitFor();
  await pairs.getByText('ok in A, failed in B').waitFor();
});

test('both timelines share an axis that zooms by key and by button', async () => {
  const page = await compared();
  const both = page.getByRole('application', { name: /Both runs over time/ });
  const whole = await both.getAttribute('aria-label');
  await both.focus();
  await page.keyboard.press('+');
  await page.waitForTimeout(50);
  assert.notEqual(await both.getAttribute('aria-label'), whole);
  await page.getByRole('button', { name: 'Show both runs whole' }).click();
  assert.equal(await both.getAttribute('aria-label'), whole);
  await comparison(page).getByText('Both timelines as a table').click();
  assert.equal((await texts(table(page, 'Workers of both runs'))).length, 4);
});

test('a comparison is asked for, closed by Esc, and asked for again after the page was away', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.getByRole('button', { name: 'Compare with…' }).click();
  assert.deepEqual((await calls(page)).at(-1), ['compareWith', []]);
  await page.evaluate(() => globalThis.harness.giveOther('smallAgain'));
  await table(page, 'Statistics').waitFor();
  await page.waitForTimeout(400);
  await page.reload();
  await page.getByRole('table', { name: 'Input order' }).waitFor();
  assert.deepEqual((await calls(page)).at(-1), ['compareWith', ['/runs/other.poolscope']]);
  await page.evaluate(() => globalThis.harness.giveOther('smallAgain'));
  await comparison(page).getByRole('heading', { name: 'Two runs' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('table', { name: 'Input order' }).waitFor();
  assert.deepEqual((await calls(page)).at(-1), ['comparisonClosed', []]);
});

test('large runs are compared, too', async () => {
  const page = await compared({ scene: 'large' }, 'large');
  await comparison(page).getByText('100,000 of 100,000 pairs shown').waitFor();
  await comparison(page).getByText('Nothing: both were set up alike.').waitFor();
  await comparison(page)
    .getByText(/^1 px = \d+ tasks/)
    .waitFor();
});

test('axe finds nothing in any theme', async () => {
  for (const theme of THEMES) {
    for (const width of [1500, 700]) {
      const page = await compared({ theme, width });
      await table(page, 'Tasks in both runs').getByRole('row').nth(5).waitFor();
      assert.deepEqual(await faults(page), [], `${theme} ${width}`);
      await (process.env.PICTURES &&
        page.screenshot({ path: `${process.env.PICTURES}/compare-${theme}-${width}.png`, fullPage: true }));
      await page.close();
    }
  }
});
