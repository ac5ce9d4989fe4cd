import assert from 'node:assert/strict';
import { sharedWindow } from '../support/sharedWindow.mjs';
import { status } from '../support/window.mjs';

const WORK = `export const inputs = [1, 2, 3];
export const plus = (n) => n + 1;
`;

describe('what surrounds a run', () => {
  /** @type {Awaited<ReturnType<typeof sharedWindow>>} */
  let window;
  /** @type {import('../../host/workbench.mjs').Workbench} */
  let w;

  before(async () => {
    window = await sharedWindow({ 'manners.mjs': WORK });
    w = window.workbench;
    await window.keys.run('manners.mjs', 2, 'inputs', 'map');
    await status(w, /^3 in /);
  });

  const offered = async () => {
    await w.statusBarItem(/^\s*3 in /).click();
    await w.quickInput.row('Show Results').waitFor();
    return window.keys.offered();
  };

  it('is one item in the status bar, whose click offers what can be done', async () => {
    assert.deepEqual(await offered(), [
      'Show Results',
      'Run Again',
      'Run Again with CPU Profiles',
      'Measure Serial Baseline…',
      'Copy Summary',
      'Copy as Code…',
      'Export Run…',
    ]);
    await window.keys.choose('Copy Summary');
    await status(w, /The summary is in the clipboard/);
    const ours = await w.page.locator('.part.statusbar .statusbar-item[id^="poolscope"]').count();
    assert.ok(ours <= 1, `${ours} items`);
  });

  it('is run again from there', async () => {
    await offered();
    await window.keys.choose('Run Again');
    await status(w, /^3 in /);
  });

  it('is told above the function', async () => {
    await window.keys.open('manners.mjs', 2);
    await w.codeLens(/· map, 2 workers/).waitFor();
    await w.type(' ');
    await w.codeLens(/before the edit/).waitFor();
    await window.keys.command('Undo');
    await w.press('Control+S');
  });

  it('is explained by a walkthrough of three steps', async () => {
    await window.keys.command('Welcome: Open Walkthrough...');
    await window.keys.choose('Get started with Poolscope', 'Poolscope');
    for (const step of ['Pick a function', 'Choose inputs and a mode', 'Read the results']) {
      await w.page.locator('.gettingStartedContainer').getByText(step, { exact: true }).first().waitFor();
    }
    await window.keys.command('View: Close Editor');
  });
});
