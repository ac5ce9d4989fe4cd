import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sharedWindow } from '../support/sharedWindow.mjs';
import { order, rows, status, table } from '../support/window.mjs';

/**
 * The first two are on two workers at one time, and the second ends first: the third, which lets the first one end, is
 * given to the worker whose result has arrived. Each run leaves a folder, named after its process.
 */
const WORK = `import { existsSync, mkdirSync } from 'node:fs';
export const tasks = [0, 1, 2];
export const kinds = ['<img src=x onerror="document.title = 1">', '<script>document.title = 1</script>', 'throw'];
export async function backwards(i) {
  const run = 'begun/' + process.pid + '/';
  mkdirSync(run + i, { recursive: true });
  while (i < 2 && !existsSync(run + (i === 0 ? 2 : 0))) await new Promise((done) => setTimeout(done, 5));
  return i;
}
export async function mark(text) {
  if (text === 'throw') {
    throw new TypeError('<b>not bold</b>');
  }
  return text;
}
`;

describe('the panel after a run', () => {
  /** @type {Awaited<ReturnType<typeof sharedWindow>>} */
  let window;
  /** @type {import('../../host/workbench.mjs').Workbench} */
  let w;
  const panel = () => w.panel();

  before(async () => {
    window = await sharedWindow({ 'results.mjs': WORK });
    w = window.workbench;
  });

  /** Runs the function at a line and waits until the panel shows how that ended. */
  async function run(/** @type {string} */ name, /** @type {number} */ line, /** @type {string} */ inputs) {
    await window.keys.run('results.mjs', line, inputs, 'map');
    await panel().getByRole('heading', { name, exact: true }).waitFor();
    await panel().getByRole('button', { name: 'Run again' }).waitFor();
  }

  /** Each run leaves a folder. */
  const count = () => readdirSync(join(window.folder, 'begun')).length;

  async function runsAgain() {
    const before = count();
    await panel().getByRole('button', { name: 'Run again' }).press('Enter');
    await w.until(async () => count() === before + 1, 'nothing runs');
    await status(w, /^3 in .* · [\d.]+×$/);
    await panel().getByRole('button', { name: 'Run again' }).waitFor();
    await isBackwards();
  }

  async function isBackwards() {
    const first = async () => (await order(w, 'Completion order')).replace(/ ?2/, '');
    await w.until(async () => (await first()) === '1 0', 'another completion order');
  }

  it('shows both orders, the timeline and the timings', async () => {
    await run('backwards', 4, 'tasks');
    await status(w, /^3 in .* · [\d.]+×$/);
    await w.until(async () => (await order(w, 'Input order')) === '0 1 2', 'another input order');
    await isBackwards();
    await panel().getByRole('region', { name: 'Timeline', exact: true }).waitFor();
    const timings = panel().getByRole('region', { name: 'Timings', exact: true });
    assert.match(await timings.innerText(), /\d (ms|s)/);
  });

  it('leaves the focus where the person types', async () => {
    await w.page.locator('.tab.active[data-resource-name="results.mjs"]').waitFor();
    const inEditor = await w.page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
    assert.ok(inEditor);
  });

  it('runs again by its button', async () => {
    await runsAgain();
  });

  it('is the same after it was hidden', async () => {
    const before = await rows(table(w, 'Completion order'));
    await w.press('Control+2');
    await window.keys.command('File: New Untitled Text File');
    await table(w, 'Completion order').waitFor({ state: 'hidden' });
    await window.keys.command('Poolscope: Show Results');
    await table(w, 'Completion order').waitFor();
    assert.deepEqual(await rows(table(w, 'Completion order')), before);
  });

  it('shows results that look like HTML as text', async () => {
    await run('mark', 10, 'kinds');
    const shown = await rows(table(w, 'Input order'));
    assert.match(String(shown[0]?.Result), /<img src=x onerror=/);
    assert.match(String(shown[1]?.Result), /<script>document\.title/);
    assert.match(String(shown[2]?.Result), /TypeError: <b>not bold<\/b>/);
    assert.equal(await panel().locator('main img, main script, main b').count(), 0);
  });

  it('opens the source at the line of a stack frame', async () => {
    await window.keys.open('results.mjs', 1);
    await panel().getByRole('table', { name: 'Input order' }).getByText('not bold').click();
    const stack = panel().getByRole('region', { name: 'Task' }).getByRole('list', { name: 'Stack' });
    await stack.getByRole('button', { name: /^results\.mjs:12/ }).click();
    await status(w, /^Ln 12, Col 11$/);
    await w.tab('results.mjs').waitFor();
  });

  it('says what failed in the status bar', async () => {
    await status(w, /^1 of 3 failed/);
  });

  it('shows what a key binding has run, without a question', async () => {
    await window.keys.open('results.mjs', 1);
    await w.press('Control+Alt+9');
    await status(w, /^1 in /);
    await w.until(async () => (await rows(table(w, 'Input order')))[0]?.Result === '"by key"', 'other rows');
  });

  it('lets nothing into its page that is not its own', async () => {
    assert.deepEqual(window.refused, []);
    await panel()
      .locator('body')
      .evaluate((body) => {
        const script = document.createElement('script');
        script.textContent = 'document.title = 1';
        body.append(script);
      });
    await w.until(async () => window.refused.length === 1, 'the script was not refused');
    window.refused.length = 0;
  });
});
