import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sharedWindow } from '../support/sharedWindow.mjs';
import { order, rows, status, table } from '../support/window.mjs';

const WORK = `export const inputs = [400, 300, 200, 100];
export const few = [1, 2];
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms, ms));
export function square(x) {
  return x * x;
}
// [5, 6, 7]
`;

describe('the guide, with the keyboard alone', () => {
  /** @type {Awaited<ReturnType<typeof sharedWindow>>} */
  let window;
  /** @type {import('../../host/workbench.mjs').Workbench} */
  let w;

  before(async () => {
    window = await sharedWindow({ 'guide.mjs': WORK, 'numbers.json': '[11, 12]' });
    w = window.workbench;
  });

  const inputs = async () => (await rows(table(w, 'Input order'))).map((row) => row.Input).join(' ');
  const results = async () => (await rows(table(w, 'Input order'))).map((row) => row.Result).join(' ');

  it('runs the function at the cursor over an exported name, in the chosen mode', async () => {
    await window.keys.guide('guide.mjs', 3);
    assert.match(await w.quickInput.question(), /sleep/);
    await window.keys.choose('inputs');
    await window.keys.choose('map');
    await status(w, /^4 in .* · [\d.]+×$/);
    await w.until(async () => (await order(w, 'Input order')) === '0 1 2 3', 'another input order');
    const done = async () => (await order(w, 'Completion order')).split(' ').sort().join(' ');
    await w.until(async () => (await done()) === '0 1 2 3', 'not all of them have completed');
  });

  it('offers to take the same inputs again', async () => {
    await window.keys.run('guide.mjs', 4, 'Last used', 'apply');
    await status(w, /^4 in /);
    await w.until(async () => (await results()) === '160000 90000 40000 10000', 'other results');
  });

  it('takes a typed expression', async () => {
    await window.keys.guide('guide.mjs', 4);
    await window.keys.choose('Expression…');
    await w.quickInput.widget.getByText('A JavaScript expression').waitFor();
    await w.type('Array.from({ length: 3 }, (_, i) => i)');
    await w.press('Enter');
    await window.keys.choose('apply_async');
    await status(w, /^3 in /);
    await w.until(async () => (await results()) === '0 1 4', 'other results');
  });

  it('refuses an empty expression in the box itself', async () => {
    await window.keys.guide('guide.mjs', 4);
    await window.keys.choose('Expression…');
    await w.quickInput.widget.getByText('A JavaScript expression').waitFor();
    await w.press('Control+A');
    await w.press('Delete');
    await w.press('Enter');
    await w.quickInput.widget.getByText('Type an expression').waitFor();
    await w.quickInput.close();
  });

  it('takes what is selected in the editor', async () => {
    await window.keys.open('guide.mjs', 7);
    await w.press('End');
    for (let i = 0; i < '[5, 6, 7]'.length; i++) {
      await w.press('Shift+ArrowLeft');
    }
    await window.keys.command('Poolscope: Run Function in Parallel…');
    await window.keys.choose('square(x)');
    await window.keys.choose('Selection');
    await window.keys.choose('map_async');
    await status(w, /^3 in /);
    await w.until(async () => (await results()) === '25 36 49', 'other results');
  });

  it('takes a JSON file, whose path can be typed', async () => {
    await window.keys.guide('guide.mjs', 4);
    await window.keys.choose('File…');
    const path = join(window.folder, 'numbers.json');
    await w.until(async () => (await w.quickInput.input.inputValue()).includes(window.folder), 'no dialog');
    await w.quickInput.input.fill(path);
    await w.press('Enter');
    await window.keys.choose('map');
    await status(w, /^2 in /);
    await w.until(async () => (await inputs()) === '11 12', 'other inputs');
  });

  it('goes a step back, and is left with Escape without a run', async () => {
    const before = await results();
    await window.keys.open('guide.mjs', 7);
    await window.keys.command('Poolscope: Run Function in Parallel…');
    await window.keys.choose('sleep(ms)');
    await w.quickInput.row('few').waitFor();
    await w.quickInput.widget.getByRole('button', { name: 'Back' }).press('Enter');
    await window.keys.choose('square(x)');
    await window.keys.choose('few');
    await w.quickInput.row('apply_async').waitFor();
    await w.quickInput.widget.getByRole('button', { name: 'Back' }).press('Enter');
    await w.quickInput.row('few').waitFor();
    await w.press('Escape');
    await w.quickInput.widget.waitFor({ state: 'hidden' });
    assert.ok((await w.statusBar()).some((text) => /^2 in /.test(text)));
    assert.equal(await results(), before);
  });

  it('goes back from the expression to the kinds of inputs', async () => {
    await window.keys.guide('guide.mjs', 4);
    await window.keys.choose('Expression…');
    await w.quickInput.widget.getByRole('button', { name: 'Back' }).press('Enter');
    await w.quickInput.row('File…').waitFor();
    await w.quickInput.close();
  });

  it('saves what was typed before it runs it', async () => {
    await window.keys.open('guide.mjs', 5);
    await w.press('End');
    await w.press('ArrowLeft');
    await w.type(' + 1000');
    await w.page.locator('.tab.active.dirty').waitFor();
    await window.keys.command('Poolscope: Run Function in Parallel…');
    await window.keys.choose('few');
    await window.keys.choose('map');
    await w.until(async () => (await results()) === '1001 1004', 'other results');
    assert.match(await readFile(join(window.folder, 'guide.mjs'), 'utf8'), /x \* x \+ 1000;/);
  });
});
