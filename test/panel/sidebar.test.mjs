import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { activate, goTo, openView, viewRows, viewTexts } from './support/views.mjs';
import { openWindow, rows, status, table } from './support/window.mjs';

const WORK = `export const inputs = [1, 2, 3];
export const few = [4, 5];
export const double = (n) => n * 2;
export const slow = (n) => new Promise((done) => setTimeout(done, 600_000, n));
`;

describe('the sidebar, with the keyboard alone', () => {
  /** @type {Awaited<ReturnType<typeof openWindow>>} */
  let window;
  /** @type {import('../host/workbench.mjs').Workbench} */
  let w;

  after(() => window.close());
  before(async () => {
    window = await openWindow({ 'sidebar.mjs': WORK }, { settings: { 'poolscope.workers': 2 } });
    w = window.workbench;
  });

  const says = (/** @type {string} */ view, /** @type {RegExp} */ pattern) =>
    w
      .until(
        async () => (await viewTexts(w, view)).some((text) => pattern.test(text)),
        `no ${pattern}`,
        60_000,
      )
      .catch(async (error) => {
        throw new Error(`${error.message} in ${view}: ${(await viewTexts(w, view)).join(' | ')}`);
      });
  /** Chooses from the menu of the row in focus. */
  async function menu(/** @type {string} */ name) {
    await w.press('Shift+F10');
    const items = w.page.locator('.monaco-menu .action-item');
    await items.filter({ hasText: name }).first().waitFor();
    const chosen = w.page.locator('.monaco-menu .action-item.focused').filter({ hasText: name });
    for (let step = 0; step < 15 && !(await chosen.isVisible()); step++) {
      await w.press('ArrowDown');
    }
    await chosen.waitFor();
    await w.press('Enter');
  }
  const results = async () => (await rows(table(w, 'Input order'))).map((row) => row.Result).join(' ');

  it('takes the function at the cursor, and shows what will be run', async () => {
    await window.keys.open('sidebar.mjs', 3);
    await window.keys.command('Poolscope: Use the Function at the Cursor');
    await openView(window.keys, 'Run');
    await says('Run', /^Function double · sidebar\.mjs$/);
  });

  it('says that there is no earlier run yet, and goes on asking', async () => {
    await activate(window.keys, 'Run', /^Inputs/);
    await window.keys.choose('Inputs of an earlier run…');
    // The box tells it as its placeholder.
    await w.page.getByPlaceholder('There is no earlier run in this workspace yet.').waitFor();
    await window.keys.choose('Choose other inputs');
    await w.quickInput.row('few').waitFor();
    await w.quickInput.close();
  });

  it('sets inputs, mode, workers, worker type, chunk size and timeout, each in its line', async () => {
    await activate(window.keys, 'Run', /^Inputs/);
    await window.keys.choose('few');
    await says('Run', /^Inputs export few$/);
    await activate(window.keys, 'Run', /^Mode/);
    await w.until(async () => /2 inputs/.test(await w.quickInput.says()), 'no count of the inputs');
    await window.keys.choose('imap');
    await says('Run', /^Mode imap$/);
    await activate(window.keys, 'Run', /^Workers/);
    await w.quickInput.input.fill('0');
    await w.quickInput.widget.getByText('Workers must be a whole number of at least 1, not 0.').waitFor();
    await w.quickInput.input.fill('1');
    await w.press('Enter');
    await says('Run', /^Workers 1$/);
    await activate(window.keys, 'Run', /^Worker type/);
    await window.keys.choose('process');
    await says('Run', /^Worker type processes$/);
    await activate(window.keys, 'Run', /^Chunk size/);
    await w.quickInput.input.fill('2');
    await w.press('Enter');
    await says('Run', /^Chunk size 2$/);
    await activate(window.keys, 'Run', /^Timeout/);
    await w.quickInput.input.fill('5000');
    await w.press('Enter');
    await says('Run', /^Timeout 5\.0 s a task$/);
  });

  it('explains the mode by its row of the matrix', async () => {
    await goTo(window.keys, 'Run', /^Mode/);
    await w.press('ArrowRight');
    await says('Run', /^The caller waits for each item$/);
    await says('Run', /^Results come one by one, in input order$/);
    await w.press('ArrowLeft');
  });

  it('runs what it shows', async () => {
    await window.keys.command('Poolscope: Run What the Run View Shows');
    await status(w, /^2 in /);
    await w.until(async () => (await results()) === '8 10', 'other results');
    await says('Run', /^2 in /);
    const facts = w.panel().getByText('1 worker (processes) · chunks of 2 · at most 5.0 s a task');
    await facts.first().waitFor();
  });

  it('shows live counts of a run, which can be cancelled', async () => {
    await window.keys.run('sidebar.mjs', 4, 'few', 'apply_async');
    await says('Run', /^apply_async 0\/2 · 2 workers/);
    await says('Run', /^Function slow · sidebar\.mjs$/);
    await window.keys.command('Poolscope: Cancel Run');
    await says('Run', /^cancelled at 0\/2/);
  });

  it('keeps the runs by function, and opens one again', async () => {
    await openView(window.keys, 'History');
    await says('History', /^slow sidebar\.mjs/);
    const icon = (/** @type {string} */ name) => viewRows(w, 'History').locator(`.codicon-${name}`).first();
    const color = (/** @type {string} */ name) =>
      icon(name).evaluate((element) => getComputedStyle(element).color);
    assert.notEqual(await color('check'), await color('circle-slash'), 'what went well has its own colour');
    await activate(window.keys, 'History', /^2 in .* imap · 1 worker/);
    await w.panel().getByRole('heading', { name: 'double', exact: true }).waitFor();
    await w.until(async () => (await results()) === '8 10', 'other results');
  });

  it('renames a run', async () => {
    await goTo(window.keys, 'History', /^2 in .* imap · 1 worker/);
    await w.press('F2');
    await w.quickInput.widget.getByText('A name for this run').waitFor();
    await w.quickInput.input.fill('before the change');
    await w.press('Enter');
    await says('History', /^before the change/);
  });

  it('compares a run with another one', async () => {
    await window.keys.run('sidebar.mjs', 3, 'inputs', 'map');
    await status(w, /^3 in /);
    await openView(window.keys, 'History');
    await says('History', /^3 in .* map · 2 workers/);
    await goTo(window.keys, 'History', /^3 in .* map · 2 workers/);
    await menu('Compare Recorded Runs…');
    await window.keys.choose('double: before the change');
    const differing = w.panel().getByRole('table', { name: 'What differs in the set-up', exact: true });
    await differing.getByRole('row', { name: 'Mode imap map' }).waitFor();
    await w.panel().getByRole('table', { name: 'Statistics' }).getByText('Speed-up').waitFor();
    await w.panel().getByRole('button', { name: 'Close comparison' }).press('Enter');
    await table(w, 'Input order').waitFor();
  });

  it('runs a recorded run again', async () => {
    await goTo(window.keys, 'History', /^before the change/);
    await menu('Run Recorded Run Again');
    await status(w, /^2 in /);
    await w.until(async () => (await results()) === '8 10', 'other results');
  });

  it('deletes a run after a question', async () => {
    await goTo(window.keys, 'History', /^before the change/);
    await w.press('Delete');
    const dialog = w.page.getByRole('dialog');
    await dialog.getByText('Delete this run from the history?').waitFor();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
    await w.until(
      async () => !(await viewTexts(w, 'History')).some((text) => text.startsWith('before the change')),
      'it is still there',
    );
    assert.ok((await viewRows(w, 'History').count()) > 0);
  });

  it('exports a run', async () => {
    await window.keys.command('Poolscope: Export Run…');
    await window.keys.choose('CSV');
    await w.until(async () => (await w.quickInput.input.inputValue()).includes('double'), 'no dialog');
    await w.quickInput.input.fill(join(window.folder, 'out.csv'));
    await w.press('Enter');
    await w.until(async () => readdirSync(window.folder).includes('out.csv'), 'no file');
    await w.until(
      async () => /^index,status,worker/.test(readFileSync(join(window.folder, 'out.csv'), 'utf8')),
      'no rows',
    );
  });

  it('tells where the file of a run is', async () => {
    await goTo(window.keys, 'History', /^3 in .* map · 2 workers/);
    await menu('Reveal File of Recorded Run');
    await status(w, /The path is in the clipboard: .*\.poolscope$/);
  });

  it('has the runs still after the window was loaded anew', async () => {
    const before = (await viewTexts(w, 'History')).length;
    await window.reload();
    await openView(window.keys, 'History');
    await says('History', /^3 in .* map · 2 workers/);
    await w.until(async () => (await viewTexts(w, 'History')).length === before, 'another number of runs');
    await openView(window.keys, 'Run');
    await says('Run', /^Function double · sidebar\.mjs$/);
  });

  it('says how many older runs were removed, when only so many are kept', async () => {
    await mkdir(join(window.folder, '.vscode'), { recursive: true });
    await writeFile(join(window.folder, '.vscode', 'settings.json'), '{ "poolscope.history.keep": 2 }');
    const isSaid = async () =>
      (await viewTexts(w, 'History')).some((text) => /^\d+ older runs were removed kept: 2 runs/.test(text));
    await openView(window.keys, 'History');
    // The setting counts once VS Code has seen the file: from then on, the next run prunes.
    for (let run = 0; run < 10 && !(await isSaid()); run++) {
      await window.keys.command('Poolscope: Run Again');
      await says('Run', /^2 in /);
      await w.page.waitForTimeout(500);
    }
    assert.ok(await isSaid(), (await viewTexts(w, 'History')).join(' | '));
    const runs = (await viewTexts(w, 'History')).filter((text) => /workers?\b/.test(text));
    assert.equal(runs.length, 2, runs.join(' | '));
  });
});
