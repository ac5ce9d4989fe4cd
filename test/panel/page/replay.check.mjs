// The run played back: `node --test test/panel/page/replay.check.mjs`.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, openPanel, THEMES } from './browser.mjs';

let panel;
before(async () => {
  panel = await openPanel();
});
after(() => panel.close());

const table = (page, name) => page.getByRole('table', { name });
const rows = (page, name) => table(page, name).locator('[data-index]');
const replay = (page) => page.getByRole('region', { name: 'Replay' });
const scrubber = (page) => replay(page).getByRole('slider', { name: 'Moment of the run' });
const says = (page) => scrubber(page).getAttribute('aria-valuetext');
const button = (page, name) => replay(page).getByRole('button', { name, exact: true });
const has = async (page, mode) => {
  const row = table(page, 'What the caller has by now, in each mode').getByRole('row', {
    name: new RegExp(`^${mode}( |$)`),
  });
  return (await row.getByRole('cell').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
};
const completed = async (page) =>
  rows(page, 'Completion order').evaluateAll((all) => all.map((row) => Number(row.dataset.index)));
const outcome = (page, index) => rows(page, 'Input order').nth(index).locator('.cell-outcome').innerText();

/** Goes to a moment, ms, as a drag of the thumb does. */
const seek = (page, ms) =>
  scrubber(page).evaluate((input, to) => {
    input.value = String(to);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, ms);

test('results arrive one by one, in completion order, in both tables', async () => {
  const page = await panel.show({ scene: 'small' });
  const whole = await completed(page);
  await page.keyboard.press('r');
  await rows(page, 'Completion order').first().waitFor({ state: 'detached' });
  assert.match(await says(page), /^At 0 ms: .* 0 back; the caller has 0\.$/);
  for (let back = 1; back <= whole.length; back++) {
    await page.keyboard.press('.');
    await rows(page, 'Completion order')
      .nth(back - 1)
      .waitFor();
    assert.deepEqual(await completed(page), whole.slice(0, back));
    assert.notEqual(await outcome(page, whole[back - 1]), 'running');
  }
  await page.keyboard.press(',');
  await rows(page, 'Completion order')
    .nth(whole.length - 1)
    .waitFor({ state: 'detached' });
  assert.deepEqual(await completed(page), whole.slice(0, -1));
});

test('a task that is not back has no result: it waits or runs', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.keyboard.press('r');
  await seek(page, 500);
  await page.getByText(/^At 500 ms/).waitFor();
  assert.equal(await outcome(page, 0), 'running');
  assert.equal(await outcome(page, 3), '200');
  assert.equal(await outcome(page, 9), 'waiting');
});

test('each mode has its own order of delivery', async () => {
  const page = await panel.show({ scene: 'async' });
  const whole = await completed(page);
  await page.keyboard.press('r');
  await seek(page, 700);
  await page.getByText(/^At 700 ms/).waitFor();
  const back = (await completed(page)).length;
  assert.deepEqual(await has(page, 'map'), ['0 of 10', 'none yet', 'stands still until all are back']);
  assert.match((await has(page, 'imap'))[2], new RegExp(`^waits for #0, while ${back} later ones are held$`));
  const unordered = await has(page, 'imap_unordered');
  assert.equal(unordered[0], `${back} of 10`);
  assert.equal(unordered[1], whole.slice(0, back).join(' '));
  assert.match((await has(page, 'apply'))[2], /^stands still for #0/);
  await page.keyboard.press('Tab');
  await seek(page, 1e6);
  assert.equal((await has(page, 'map'))[1], '0 1 2 3 4 5 6 7 8 9');
  assert.equal((await has(page, 'apply_async'))[1], whole.join(' '));
  assert.match((await has(page, 'imap'))[2], /^has all since/);
});

test('Space plays and pauses, also on the scrubber; the end stops it, and Play begins again', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.keyboard.press('r');
  await scrubber(page).focus();
  await page.keyboard.press(' ');
  await button(page, 'Pause').waitFor();
  await page.waitForFunction(() => Number(document.querySelector('.scrubber input').value) > 20);
  await page.keyboard.press(' ');
  await button(page, 'Play').waitFor();
  const stopped = await scrubber(page).inputValue();
  await page.waitForTimeout(100);
  assert.equal(await scrubber(page).inputValue(), stopped);
  await replay(page).getByRole('combobox', { name: 'Speed' }).selectOption({ index: 8 });
  await button(page, 'Play').click();
  await button(page, 'Play').waitFor();
  assert.match(await says(page), /10 back; the caller has 10\.$/);
  await button(page, 'Play').click();
  await page.waitForFunction(() => document.querySelector('.replay-says').textContent.includes('back'));
  await button(page, 'Play').waitFor();
});

test('arrow keys move the scrubber; > and < change the speed; Enter on a button is the same as its key', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.getByRole('button', { name: 'Replay' }).press('Enter');
  await scrubber(page).focus();
  await page.keyboard.press('PageUp');
  assert.notEqual(await scrubber(page).inputValue(), '0');
  const speed = replay(page).getByRole('combobox', { name: 'Speed' });
  const was = Number(await speed.inputValue());
  await page.keyboard.press('>');
  await page.waitForFunction((was) => Number(document.querySelector('.replay select').value) > was, was);
  await page.keyboard.press('<');
  await page.keyboard.press('<');
  await page.waitForFunction((was) => Number(document.querySelector('.replay select').value) < was, was);
  await button(page, 'Next result').press('Enter');
  assert.match(await says(page), /1 back|2 back/);
  await button(page, 'End the replay').press('Enter');
  await replay(page).waitFor({ state: 'detached' });
  assert.equal((await completed(page)).length, 10);
});

test('a paused replay is still there when the page comes back', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.keyboard.press('r');
  await seek(page, 500);
  await page.waitForTimeout(400);
  await page.reload();
  await page.getByText(/^At 500 ms/).waitFor();
  assert.equal(await outcome(page, 0), 'running');
});

test('of a run in apply only its own deliveries are known; a live run has no replay', async () => {
  const page = await panel.show({ scene: 'apply' });
  await page.keyboard.press('r');
  const deliveries = table(page, 'What the caller has by now, in each mode');
  await deliveries.waitFor();
  assert.equal(await deliveries.getByRole('row').count(), 2);
  const live = await panel.show({ scene: 'running' });
  await live.keyboard.press('r');
  assert.equal(await live.getByRole('button', { name: 'Replay' }).count(), 0);
  assert.equal(await replay(live).count(), 0);
});

test('where motion is unwelcome it goes on in steps', async () => {
  const page = await panel.show({ scene: 'small' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('r');
  await page.evaluate(() => {
    window.changes = 0;
    new MutationObserver(() => window.changes++).observe(document.querySelector('.replay-says'), {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
  await page.keyboard.press(' ');
  await page.waitForFunction(() => Number(document.querySelector('.scrubber input').value) > 150);
  // At a fifth of its speed 150 ms of the run are 750 ms or 45 frames.
  assert.ok((await page.evaluate(() => window.changes)) < 10);
});

test('a hundred thousand tasks are played', async () => {
  const page = await panel.show({ scene: 'large' });
  await page.keyboard.press('r');
  await page.keyboard.press(' ');
  await page.waitForFunction(() =>
    /[1-9]\d*,\d+ back/.test(document.querySelector('.replay-says')?.textContent ?? ''),
  );
  await page.keyboard.press(' ');
  await button(page, 'Play').waitFor();
  const back = /([\d,]+) back/.exec(await says(page))[1];
  await page.waitForFunction(
    (back) => document.querySelector('.order-completion .part-head').textContent.includes(`${back} tasks`),
    back,
  );
});

for (const theme of THEMES) {
  test(`no accessibility fault, ${theme}`, async () => {
    for (const width of [1500, 700]) {
      const page = await panel.show({ scene: 'async', theme, width });
      await page.keyboard.press('r');
      await seek(page, 500);
      assert.deepEqual(await faults(page), []);
    }
  });
}
