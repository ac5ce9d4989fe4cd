// The keys and buttons that all views share: `node --test test/panel/page/keys.check.mjs`.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, openPanel, THEMES } from './browser.mjs';

let panel;
before(async () => {
  panel = await openPanel();
});
after(() => panel.close());

const table = (page, name) => page.getByRole('table', { name });
const surface = (page) => page.getByRole('region', { name: 'Timeline' }).getByRole('application');
const inView = async (page) => /, (.*) in view/.exec(await surface(page).getAttribute('aria-label'))?.[1];
const changes = async (page, was) => {
  for (let i = 0; i < 100; i++) {
    const now = await inView(page);
    if (now !== was) {
      return now;
    }
    await page.waitForTimeout(10);
  }
  return was;
};
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const chosen = async (page) =>
  Number(await table(page, 'Input order').locator('[aria-current=true]').getAttribute('data-index'));

test('1, 2 and 3 lead to the views, wherever the focus is, and so do buttons', async () => {
  const page = await panel.show({ scene: 'small' });
  const views = { 1: /^Tasks over time/, 2: /^Input order/, 3: /^Completion order/ };
  await page.getByRole('button', { name: 'Run again' }).focus();
  for (const [key, name] of Object.entries(views)) {
    await page.keyboard.press(key);
    assert.match(await focused(page), name);
  }
  for (const [name, found] of [
    ['Timeline', views[1]],
    ['Input order', views[2]],
    ['Completion order', views[3]],
  ]) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).press('Enter');
    assert.match(await focused(page), found);
  }
});

test('arrows move in the view that one went to last', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.keyboard.press('2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await chosen(page), 1);
  await page.getByRole('button', { name: 'Run again' }).focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await chosen(page), 2);
  await page.keyboard.press('3');
  await page.keyboard.press('Home');
  assert.equal(await chosen(page), 3, 'the first that completed');
  await page.keyboard.press('1');
  await page.keyboard.press('ArrowRight');
  assert.equal(await chosen(page), 4, 'the next on its worker');
  await page.keyboard.press('Escape');
  assert.equal(await table(page, 'Input order').locator('[aria-current=true]').count(), 0);
});

test('the time range is zoomed, moved and fitted by keys and by buttons', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.keyboard.press('3');
  const whole = await inView(page);
  await page.keyboard.press('+');
  const half = await changes(page, whole);
  assert.notEqual(half, whole);
  await page.keyboard.press('0');
  assert.equal(await changes(page, half), whole);
  const button = (name) => page.getByRole('button', { name, exact: true });
  await button('Zoom in').press('Enter');
  assert.equal(await changes(page, whole), half);
  const axis = () => page.locator('.axis').innerText();
  const before = await axis();
  await button('Later').press('Enter');
  await page.waitForFunction((text) => document.querySelector('.axis')?.innerText !== text, before);
  await button('Earlier').press('Enter');
  await button('Zoom out').press('Enter');
  assert.equal(await changes(page, half), whole);
  assert.ok(await button('Show the whole run').isDisabled());
});

test('workers that started long before the run do not push it aside; zooming out shows them', async () => {
  const page = await panel.show({ scene: 'ten' });
  await surface(page).waitFor();
  const first = () => page.locator('.axis span').first().innerText();
  const button = (name) => page.getByRole('button', { name, exact: true });
  assert.equal(await first(), '0.0 s', 'they were made 640 ms before');
  const run = await inView(page);
  assert.ok(await button('Show the whole run').isDisabled());
  await page.keyboard.press('-');
  const all = await changes(page, run);
  assert.equal(await first(), '-0.6 s');
  assert.ok(await button('Zoom out').isDisabled());
  assert.ok(await button('Earlier').isDisabled());
  await page.keyboard.press('-');
  assert.equal(await inView(page), all, 'there is no more');
  await page.keyboard.press('0');
  assert.equal(await changes(page, all), run);
  await page.keyboard.press('r');
  assert.equal(await page.getByRole('slider').getAttribute('min'), '0', 'a replay begins with the run');
});

test('no key means anything in a text field', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.evaluate(() => document.querySelector('main').append(document.createElement('input')));
  const field = page.locator('main > input');
  await field.focus();
  await page.keyboard.type('1+f?');
  assert.equal(await field.inputValue(), '1+f?');
  assert.equal(await page.getByRole('dialog').count(), 0);
});

test('? opens the help with all keys; Esc closes it and gives the focus back', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.keyboard.press('2');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await help.waitFor();
  for (const text of ['Show the whole run', 'Follow a live run, or no longer', 'Zoom in']) {
    assert.ok(await help.getByText(text, { exact: true }).isVisible(), text);
  }
  await page.keyboard.press('1');
  assert.ok(await help.isVisible(), 'the page behind it is left alone');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  assert.match(await focused(page), /^Input order/);
  await page.getByRole('button', { name: 'Help' }).press('Enter');
  await help.getByRole('button', { name: 'Close help' }).click();
  await help.waitFor({ state: 'detached' });
});

test('a live run is followed until one looks elsewhere', async () => {
  const page = await panel.show({ scene: 'running' });
  const follow = page.getByRole('button', { name: 'Follow' });
  await page.keyboard.press('f');
  assert.equal(await follow.getAttribute('aria-pressed'), 'true');
  const last = async () => (await page.locator('.axis span').last().innerText()).replace(/ .*/, '');
  const before = Number(await last());
  await page.evaluate(() => {
    const { store, page: rpc } = globalThis.harness;
    store.tasks.data.received[85] = 2101;
    store.tasks.data.status[85] = 1;
    return rpc.patch({ tasks: { rows: Uint32Array.of(85), batch: store.tasks.gather([85]) } });
  });
  await page.waitForFunction(
    (was) =>
      Number([...document.querySelectorAll('.axis span')].at(-1)?.textContent?.replace(/ .*/, '')) > was,
    before,
  );
  const span = await inView(page);
  await page.keyboard.press('a');
  assert.equal(await follow.getAttribute('aria-pressed'), 'false');
  assert.equal(await inView(page), span);
});

test('the timeline has tables as its twins', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.getByText('The timeline as tables').press('Enter');
  const workers = page.getByRole('table', { name: /^Workers, in the time range/ });
  const row = async (i) =>
    (await workers.getByRole('row').nth(i).innerText()).split('\t').map((text) => text.trim());
  assert.deepEqual((await row(1)).slice(0, 4), ['0', '1', '0', '900 ms']);
  assert.deepEqual((await row(4)).slice(0, 4), ['3', '4', '0', '950 ms']);
  const sides = await workers
    .getByRole('cell')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign));
  assert.deepEqual([...new Set(sides)], ['right'], 'numbers stand below one another');
  assert.equal(
    await page
      .getByRole('table', { name: /^Tasks over time/ })
      .getByRole('row')
      .count(),
    13,
  );
});

test('what is not drawn one by one is told in words', async () => {
  const page = await panel.show({ scene: 'large' });
  await page.getByText(/1 px = \d+ tasks/).waitFor();
  for (let i = 0; i < 14; i++) {
    await page.keyboard.press('+');
  }
  await page.getByText('Each task has its own bar.').waitFor();
});

test('the help shows what kinds of runs look like, by keyboard alone', async () => {
  const page = await panel.show({ scene: 'small', width: 700 });
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await help.locator('.help-kinds > summary').focus();
  await page.keyboard.press('Enter');
  for (const name of ['A healthy run', 'A straggler', 'An ordering stall']) {
    const figure = help.getByRole('figure', { name });
    await figure.getByText('The timeline as tables').press('Enter');
    await figure.getByRole('table', { name: /^Workers/ }).waitFor();
    const isDrawn = await figure.locator('canvas').evaluate((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size > 5;
    });
    assert.ok(isDrawn);
  }
  for (const theme of THEMES) {
    await page.evaluate((theme) => window.harness.wear(theme), theme);
    assert.deepEqual(await faults(page), []);
  }
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
});
