import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { node24, root } from '../host/paths.mjs';
import { openView } from './support/views.mjs';
import { openWindow, rows, status, table } from './support/window.mjs';

const PWN = 'export const pwn = (n) => n;\n';
const WORK =
  'export const inputs = [3];\nexport const third = (n) => { if (n === 2) throw new Error("two"); return n / 3; };\n';

describe('a run file', () => {
  /** @type {Awaited<ReturnType<typeof openWindow>>} */
  let window;
  /** @type {import('../host/workbench.mjs').Workbench} */
  let w;

  function record(
    /** @type {string} */ inputs,
    /** @type {string} */ name,
    file = 'third.mjs',
    fn = 'third',
  ) {
    const cli = join(root, 'dist', 'cli.js');
    const args = [cli, 'run', file, fn, '--inputs', inputs, '--out', name, '--quiet'];
    const { stderr } = spawnSync(node24(), args, { cwd: window.folder, encoding: 'utf8' });
    assert.equal(stderr, '');
  }

  after(() => window.close());
  before(async () => {
    window = await openWindow(
      { 'third.mjs': WORK, 'pwn.mjs': PWN },
      { settings: { 'poolscope.workers': 2 } },
    );
    w = window.workbench;
    record('[3, 2, 9]', 'third.poolscope');
    writeFileSync(join(window.folder, 'foreign.poolscope'), 'hello');
    // A window that has just come up does not know our files yet: it does once it has our commands.
    await openView(window.keys, 'History');
  });

  /** The results panel must not stand beside the tab: the two look the same. */
  async function closeAll() {
    await window.keys.command('View: Close All Editors');
    await w.until(
      async () => (await w.page.locator('.tabs-container .tab').count()) === 0,
      'a tab stays open',
    );
  }

  const results = async () => (await rows(table(w, 'Input order'))).map((row) => row.Result);

  it('opens in a tab of its own, as the panel shows a run', async () => {
    await closeAll();
    await window.keys.find('Control+P', 'third.poolscope', 'third.poolscope', 60_000);
    await w.tab('third.poolscope').waitFor();
    await w.panel().getByRole('heading', { name: 'third', exact: true }).waitFor();
    await w.until(async () => (await results()).length === 3, 'no results');
    assert.match((await results())[1] ?? '', /^failed/);
  });

  it('runs its failed tasks again, by its button, after a question', async () => {
    const again = () => w.panel().getByRole('button', { name: 'Run failed again' }).press('Enter');
    const dialog = w.page.getByRole('dialog');
    await again();
    await dialog.getByText('Run third of third.mjs?').waitFor();
    await dialog
      .getByText(/third\.poolscope is not from the history of this workspace.*third of .*third\.mjs, map/)
      .waitFor();
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    assert.ok(!(await w.statusBar()).some((text) => /failed|starts/.test(text)), 'it runs');
    await again();
    await dialog.getByRole('button', { name: 'Run', exact: true }).press('Enter');
    await w.until(
      async () => (await w.statusBar()).some((text) => /1 of 1 failed/.test(text)),
      'it did not run',
    );
  });

  it('is asked for once', async () => {
    await closeAll();
    await window.keys.find('Control+P', 'third.poolscope', 'third.poolscope', 60_000);
    await w.until(async () => (await results()).length === 3, 'no results');
    await w.panel().getByRole('button', { name: 'Run again', exact: true }).press('Enter');
    await w.until(
      async () => (await w.statusBar()).some((text) => /1 of 3 failed/.test(text)),
      'it did not run',
    );
  });

  it('is shown anew when it changes', async () => {
    await closeAll();
    await window.keys.find('Control+P', 'third.poolscope', 'third.poolscope', 60_000);
    await w.until(async () => (await results()).length === 3, 'no results');
    record('[3, 6]', 'third.poolscope');
    await w.until(async () => (await results()).join(' ') === '1 2', 'the old run is still there');
  });

  it('is asked about anew when its owner has changed what it runs', async () => {
    record('[4]', 'other.poolscope', 'pwn.mjs', 'pwn');
    copyFileSync(join(window.folder, 'other.poolscope'), join(window.folder, 'third.poolscope'));
    // Whether the tab has seen that already or not: the question is about what would be run.
    await w.panel().getByRole('button', { name: 'Run again', exact: true }).press('Enter');
    const dialog = w.page.getByRole('dialog');
    await dialog.getByText('Run pwn of pwn.mjs?').waitFor();
    await dialog.getByText(/pwn of .*pwn\.mjs, map/).waitFor();
    await dialog.getByRole('button', { name: 'Run', exact: true }).waitFor();
    // It changes once more while the question stands there: then nothing is run.
    const before = await w.statusBar();
    record('[3, 6]', 'third.poolscope');
    await dialog.getByRole('button', { name: 'Run', exact: true }).press('Enter');
    await w.page
      .locator('.notifications-toasts')
      .getByText(/third\.poolscope has changed since it was opened, so nothing was run/)
      .first()
      .waitFor();
    assert.deepEqual(await w.statusBar(), before);
    await window.keys.command('Notifications: Clear All Notifications');
    await w.until(async () => (await results()).join(' ') === '1 2', 'the old run is still there');
  });

  it('that is none says why in its tab', async () => {
    await closeAll();
    await window.keys.find('Control+P', 'foreign.poolscope', 'foreign.poolscope', 60_000);
    await w.panel().getByRole('alert').getByText('foreign.poolscope').waitFor();
  });

  it('opens when it is dropped on the editors', async () => {
    await closeAll();
    await window.keys.command('View: Show Explorer');
    const inExplorer = w.page.locator('.explorer-folders-view .monaco-list-row', {
      hasText: 'third.poolscope',
    });
    await inExplorer.first().waitFor();
    // By hand: while something is dragged, VS Code takes the pages of panels out of the mouse's way.
    const { mouse } = w.page;
    const middle = async (/** @type {import('playwright-core').Locator} */ found) => {
      const box = await found.first().boundingBox();
      return /** @type {const} */ ([
        (box?.x ?? 0) + (box?.width ?? 0) / 2,
        (box?.y ?? 0) + (box?.height ?? 0) / 2,
      ]);
    };
    const target = w.page.locator('#monaco-workbench-editor-drop-overlay');
    const comes = (/** @type {import('playwright-core').Locator} */ found) =>
      found.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      );
    // As a person does who sees that nothing was dropped: the explorer may draw its rows anew while one is taken
    // hold of, and an early drop finds no target.
    await w.until(async () => {
      await mouse.move(...(await middle(inExplorer)));
      await mouse.down();
      const there = await middle(w.page.locator('.part.editor .editor-group-container'));
      await mouse.move(there[0] - 20, there[1] - 20, { steps: 5 });
      await comes(target);
      await mouse.move(...there, { steps: 5 });
      await mouse.up();
      return comes(w.tab('third.poolscope'));
    }, 'it does not open');
    await w.panel().getByRole('heading', { name: 'third', exact: true }).waitFor();
  });

  it('whose run cannot be kept in the history: that is told with the reason, and it stays on show', async () => {
    await closeAll();
    await window.keys.run('third.mjs', 2, 'inputs', 'map');
    await status(w, /^1 in /);
    /** @type {string[]} */
    let runs = [];
    await w.until(async () => {
      runs = globSync('**/runs/*.poolscope', { cwd: window.server.userData });
      return runs.length > 0;
    }, 'the first run is not kept');
    const folder = join(window.server.userData, dirname(runs[0] ?? ''));
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'no folder');
    await window.keys.command('Poolscope: Run Again');
    /** @type {string[]} */
    let said = [];
    const isTold = async () => {
      said = await w.notifications();
      return said.some((text) => /could not be kept in the history/.test(text));
    };
    await w.until(isTold, 'nothing is said', 30_000).catch((error) => {
      throw new Error(`${error.message}: ${said.join(' | ')}`);
    });
    assert.match(said.join(' '), /cannot be written/);
    await status(w, /^1 in /);
    assert.deepEqual(
      (await rows(table(w, 'Input order'))).map((row) => row.Result),
      ['1'],
    );
  });
});
