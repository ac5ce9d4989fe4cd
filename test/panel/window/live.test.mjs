import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sharedWindow } from '../support/sharedWindow.mjs';
import { order, rows, status, table } from '../support/window.mjs';

/** The first half of the tasks end at once, the others when there is a file "go on". */
const WORK = `import { existsSync } from 'node:fs';
export const inputs = Array.from({ length: 12 }, (_, i) => i);
export async function wait(i) {
  while (i >= 6 && !existsSync('go on')) await new Promise((done) => setTimeout(done, 10));
  return i;
}
`;

/** Not before its inputs have been read and shown. */
const BROKEN = `await new Promise((done) => setTimeout(done, 1000));
throw new Error('not today');
export const f = (x) => x;
`;

describe('a run that goes on', () => {
  /** @type {Awaited<ReturnType<typeof sharedWindow>>} */
  let window;
  /** @type {import('../../host/workbench.mjs').Workbench} */
  let w;
  const bar = () => w.panel().getByRole('progressbar');

  before(async () => {
    window = await sharedWindow({ 'live.mjs': WORK, 'broken.mjs': BROKEN });
    w = window.workbench;
  });

  async function begin() {
    await window.keys.run('live.mjs', 3, 'inputs', 'apply_async');
    await status(w, /^apply_async 6\/12 · 2 workers( · .* left)?$/);
  }

  it('does not go on when its file cannot be loaded after all', async () => {
    await window.keys.guide('broken.mjs', 3);
    await window.keys.choose('Expression…');
    await w.quickInput.widget.getByText('A JavaScript expression').waitFor();
    await w.type('[1, 2, 3]');
    await w.press('Enter');
    await window.keys.choose('map');
    const told = async () => (await w.notifications()).some((text) => /not today/.test(text));
    await w.until(told, 'the person is not told');
    await bar().waitFor({ state: 'detached' });
    const goesOn = async () => (await w.statusBar()).some((text) => /^(map |Poolscope starts)/.test(text));
    await w.until(async () => !(await goesOn()), 'the status bar says that it goes on');
  });

  it('is told of in the status bar and by the progress bar', async () => {
    await begin();
    await w.until(async () => (await bar().getAttribute('aria-valuenow')) === '6', 'no progress');
    assert.equal(await bar().getAttribute('aria-valuemax'), '12');
  });

  it('shows in both tables what there is so far', async () => {
    await w.until(async () => (await rows(table(w, 'Completion order'))).length === 6, 'other rows');
    const all = await rows(table(w, 'Input order'));
    const without = all.filter((row) => /^(running|waiting)$/.test(String(row.Result)));
    assert.deepEqual([all.length, without.length], [12, 6]);
  });

  it('can be left alone: the window answers', async () => {
    await window.keys.open('live.mjs', 2);
  });

  it('lets no second one begin', async () => {
    await w.press('F1');
    await w.quickInput.input.fill('>Poolscope: ');
    await w.quickInput.row('Poolscope: Cancel Run').waitFor();
    const offered = await window.keys.offered();
    assert.ok(!offered.includes('Poolscope: Run Function in Parallel…'), offered.join());
    assert.ok(!offered.includes('Poolscope: Run Again'), offered.join());
    await w.quickInput.close();
  });

  it('is cancelled by the button; what is done is kept', async () => {
    await w.panel().getByRole('button', { name: 'Cancel', exact: true }).press('Enter');
    await status(w, /^cancelled at 6\/12/);
    await bar().waitFor({ state: 'detached' });
    const results = (await rows(table(w, 'Input order'))).slice(0, 6).map((row) => row.Result);
    assert.deepEqual(results, ['0', '1', '2', '3', '4', '5']);
  });

  it('is cancelled by a click on the status bar', async () => {
    await begin();
    await w.statusBarItem(/apply_async/).click();
    await w.quickInput.row('Show Results').waitFor();
    assert.deepEqual(await window.keys.offered(), ['Cancel Run', 'Show Results']);
    await w.pick('Cancel Run');
    await status(w, /^cancelled at 6\/12/);
  });

  it('is cancelled by its key', async () => {
    await begin();
    await w.press('Control+Alt+P');
    await w.press('c');
    await status(w, /^cancelled at 6\/12/);
  });

  it('once over, is shown and run again by a click on the status bar', async () => {
    await writeFile(join(window.folder, 'go on'), '');
    await w.statusBarItem(/cancelled/).click();
    await w.quickInput.row('Show Results').waitFor();
    assert.deepEqual(await window.keys.offered(), [
      'Show Results',
      'Run Again',
      'Run Failed Tasks Again',
      'Run Again with CPU Profiles',
      'Measure Serial Baseline…',
      'Copy Summary',
      'Copy as Code…',
      'Export Run…',
    ]);
    await w.pick('Run Again');
    await status(w, /^12 in .*×$/);
    await w.until(async () => (await order(w, 'Input order')) === '0 1 2 3 4 5 6 7 8 9 10 11', 'rows');
  });

  it('begins by a click on a lens, at its function', async () => {
    await window.keys.open('live.mjs', 1);
    await w.codeLens(/Run in parallel/).click();
    assert.match(await w.quickInput.question(), /Run wait in Parallel/);
    await w.quickInput.row('inputs').waitFor();
    await w.quickInput.close();
  });
});
