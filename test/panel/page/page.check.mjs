// What a person does with the panel, in a real browser but without VS Code: `node --test test/panel/page/page.check.mjs`.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPanel } from './browser.mjs';

let panel;
before(async () => {
  panel = await openPanel();
});
after(() => panel.close());

const input = (page) => page.getByRole('table', { name: 'Input order' });
const completion = (page) => page.getByRole('table', { name: 'Completion order' });
const timeline = (page) => page.getByRole('region', { name: 'Timeline' }).getByRole('application');
/** The selected task in each table. */
const selected = async (page) => {
  const of = (table) => table.locator('[aria-current=true]').getAttribute('data-index');
  return [Number(await of(input(page))), Number(await of(completion(page)))];
};
const calls = (page) => page.evaluate(() => globalThis.harness.calls);

test('parts are found by their names', async () => {
  const page = await panel.show({ scene: 'small' });
  assert.equal(await input(page).getAttribute('aria-rowcount'), '11');
  assert.equal(await completion(page).getAttribute('aria-rowcount'), '11');
  for (const name of ['Timeline', 'Timings']) {
    assert.equal(await page.getByRole('region', { name, exact: true }).count(), 1);
  }
  await page.getByRole('button', { name: 'Run again' }).click();
  assert.deepEqual(await calls(page), [['runAgain', []]]);
});

test('a run that was cancelled before its first task is said to be that, and not to have no inputs', async () => {
  const page = await panel.show({ scene: 'cancelledEarly' });
  await page.getByText('The run was cancelled before its first task.').waitFor();
  assert.equal(await page.getByText('Nothing to run').count(), 0);
});

test('both orders are told apart', async () => {
  const page = await panel.show({ scene: 'small' });
  const order = (table) =>
    table.locator('.body [role=row]').evaluateAll((rows) => rows.map((row) => Number(row.dataset.index)));
  assert.deepEqual(await order(input(page)), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(await order(completion(page)), [3, 1, 5, 4, 2, 7, 0, 9, 8, 6]);
});

test('a task is selected everywhere, from a table and from the timeline', async () => {
  const page = await panel.show({ scene: 'small' });
  await input(page).getByRole('row').nth(4).click();
  assert.deepEqual(await selected(page), [3, 3]);
  await page.getByRole('heading', { name: 'Task 3' }).waitFor();
  await timeline(page).focus();
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await selected(page), [4, 4]);
  await page.keyboard.press('ArrowUp');
  assert.notDeepEqual(await selected(page), [4, 4]);
});

test('selection and zoom outlive the page', async () => {
  const page = await panel.show({ scene: 'small' });
  await input(page).getByRole('row').nth(6).click();
  await timeline(page).focus();
  await page.keyboard.press('+');
  const zoomed = await timeline(page).getAttribute('aria-label');
  await page.waitForTimeout(300);
  await page.reload();
  await page.getByRole('heading', { name: 'Task 5' }).waitFor();
  assert.equal(await timeline(page).getAttribute('aria-label'), zoomed);
  await timeline(page).focus();
  await page.keyboard.press('0');
  await page.waitForTimeout(50);
  assert.notEqual(await timeline(page).getAttribute('aria-label'), zoomed);
});

test('tables come back scrolled as they were, though their rows come in pages', async () => {
  const page = await panel.show({ scene: 'large' });
  await page.locator('[role=table][aria-rowcount="100001"]').nth(1).waitFor();
  await input(page)
    .locator('.body')
    .evaluate((body) => {
      body.scrollTop = 60_000 * 22;
    });
  await page.waitForTimeout(400);
  await page.reload();
  await input(page).locator('[data-index="60003"]').waitFor();
});

test('the last of a million rows can be reached, in both orders', async () => {
  const page = await panel.show({ scene: 'million' });
  await page.locator('[role=table][aria-rowcount="1000001"]').nth(1).waitFor();
  await input(page).locator('.body').focus();
  await page.keyboard.press('End');
  await page.waitForTimeout(500);
  assert.deepEqual(await selected(page), [999_999, 999_999]);
  for (const table of [input(page), completion(page)]) {
    assert.ok(await table.locator('[aria-current=true]').isVisible());
  }
});

test('a live run shows its progress and can be cancelled', async () => {
  const page = await panel.show({ scene: 'running' });
  const bar = page.getByRole('progressbar', { name: 'Progress' });
  assert.equal(await bar.getAttribute('aria-valuenow'), '85');
  await page.evaluate(() => {
    const { store, page: rpc } = globalThis.harness;
    const row = 85;
    store.tasks.data.received[row] = 1101;
    store.tasks.data.status[row] = 1;
    return rpc.patch({ tasks: { rows: Uint32Array.of(row), batch: store.tasks.gather([row]) } });
  });
  await page.waitForTimeout(200);
  assert.equal(await bar.getAttribute('aria-valuenow'), '86');
  assert.equal(await completion(page).getAttribute('aria-rowcount'), '87');
  await page.getByRole('button', { name: 'Cancel' }).click();
  assert.deepEqual(await calls(page), [['cancel', []]]);
});

test('a failed task says so in words, and its stack leads to the source', async () => {
  const page = await panel.show({ scene: 'failed' });
  const row = input(page).getByRole('row').nth(4);
  assert.match(await row.textContent(), /failed\s+RangeError: The value is out of reach/);
  await row.click();
  await page.getByRole('button', { name: 'parse.ts:41:11' }).first().click();
  assert.deepEqual((await calls(page)).at(-1), ['openSource', ['/home/me/project/src/parse.ts', 41, 11]]);
  assert.equal(await page.locator('main b').count(), 0, 'printed text must never become markup');
});

test('a theme change repaints the timeline', async () => {
  const page = await panel.show({ scene: 'small', theme: 'dark' });
  const pixels = () => page.locator('.surface canvas').evaluate((canvas) => canvas.toDataURL());
  await page.waitForTimeout(100);
  const dark = await pixels();
  await page.evaluate(() => globalThis.harness.wear('light'));
  await page.waitForTimeout(150);
  assert.notEqual(await pixels(), dark);
});

test('no time of the axis is cut off, at any width', async () => {
  for (const scene of ['one', 'cancelled']) {
    const page = await panel.show({ scene, width: 1500 });
    for (let width = 1500; width > 500; width -= 83) {
      await page.setViewportSize({ width, height: 1000 });
      await page.waitForTimeout(50);
      const over = await page.locator('.axis').evaluate(
        (axis) =>
          [...axis.children].filter((each) => {
            return each.getBoundingClientRect().right > axis.getBoundingClientRect().right;
          }).length,
      );
      assert.equal(over, 0, `${scene} at ${width} px`);
    }
    await page.close();
  }
});

test('tasks that were cancelled do not look as if they had ended well', async () => {
  const page = await panel.show({ scene: 'cancelled' });
  await page.getByRole('list', { name: 'Legend' }).getByText('was cancelled').waitFor();
  const pixel = (share) =>
    page.locator('.surface canvas').evaluate((canvas, at) => {
      const y = canvas.height - 15 * devicePixelRatio; // Through the lane of worker 3.
      const x = Math.round(at * canvas.width);
      return [...canvas.getContext('2d').getImageData(x, y, 1, 1).data].join();
    }, share);
  await page.waitForTimeout(100);
  assert.notEqual(await pixel(0.15), await pixel(0.97), 'task 3 was ok, task 7 was cancelled');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByText('4 tasks cut short, 11 tasks never ran').waitFor();
  await verdict.getByText('“Run failed again” runs those that are left.').waitFor();
});

test('two reasons of the verdict are open, the others are named and a press away', async () => {
  const page = await panel.show({ scene: 'troubled', width: 600 });
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await verdict.getByRole('heading', { level: 3 }).first().waitFor();
  const all = await verdict.locator('.finding').count();
  const open = async () => await verdict.locator('.finding:visible').count();
  assert.ok(all > 2, 'there are some to fold');
  assert.equal(await open(), 2);
  await verdict.getByText(/^Also: /).click();
  assert.equal(await open(), all);
});

test('nothing of a replay is cut off in half a window', async () => {
  const page = await panel.show({ scene: 'twoHundred', width: 700 });
  await page.keyboard.press('r');
  await page.keyboard.press('End');
  await page.getByRole('slider').evaluate((input) => {
    input.value = String(Number(input.max) / 2);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.waitForTimeout(200);
  const wide = await page.locator('.deliveries').evaluate((each) => each.scrollWidth - each.clientWidth);
  assert.equal(wide, 0);
});

test('a picture is drawn by the page', async () => {
  const page = await panel.show({ scene: 'small' });
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="red"/></svg>';
  const png = await page.evaluate(async (text) => [...(await globalThis.harness.page.png(text, 2))], svg);
  assert.deepEqual(png.slice(1, 4), [...Buffer.from('PNG')]);
  const view = new DataView(Uint8Array.from(png).buffer);
  assert.deepEqual([view.getUint32(16), view.getUint32(20)], [60, 40]);
});
