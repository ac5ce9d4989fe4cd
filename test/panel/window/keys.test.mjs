import assert from 'node:assert/strict';
import { sharedWindow } from '../support/sharedWindow.mjs';
import { rows, status, table } from '../support/window.mjs';

const WORK = `export const inputs = [120, 20, 20, 20];
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms, ms));
`;

describe('the keys of the panel, in the window', () => {
  /** @type {Awaited<ReturnType<typeof sharedWindow>>} */
  let window;
  /** @type {import('../../host/workbench.mjs').Workbench} */
  let w;
  const panel = () => w.panel();
  const selected = (/** @type {string} */ name) =>
    table(w, name).locator('[aria-current=true]').getAttribute('data-index');
  const completed = async () => (await rows(table(w, 'Completion order'))).length;

  before(async () => {
    window = await sharedWindow({ 'keys.mjs': WORK });
    w = window.workbench;
    await window.keys.run('keys.mjs', 2, 'inputs', 'imap');
    await status(w, /^4 in /);
    await panel().getByRole('button', { name: 'Run again' }).focus();
  });

  it('lead to the views and move in them', async () => {
    await w.press('3');
    await w.press('Home');
    await w.until(async () => (await selected('Completion order')) === '1', 'the first that came back');
    await w.press('2');
    await w.press('Home');
    await w.until(async () => (await selected('Input order')) === '0', 'the first input');
    await w.press('1');
    await w.press('+');
    await panel()
      .getByRole('button', { name: 'Show the whole run' })
      .and(panel().locator(':enabled'))
      .waitFor();
    await w.press('0');
    await panel()
      .getByRole('button', { name: 'Show the whole run' })
      .and(panel().locator(':disabled'))
      .waitFor();
  });

  it('play the run back', async () => {
    await w.press('r');
    await w.until(async () => (await completed()) === 1, 'no result is there at the start'); // The row that says so.
    await w.press('.');
    const table = panel().getByRole('table', { name: 'What the caller has by now, in each mode' });
    const imap = table.getByRole('row', { name: /^imap this run/ });
    await imap.getByText('waits for #0, while 1 later one is held').waitFor();
    await table
      .getByRole('row', { name: /^imap_unordered/ })
      .getByText('1 of 4')
      .waitFor();
    await w.press(' ');
    await imap.getByText(/^has all since/).waitFor();
    assert.equal(await completed(), 4);
    await w.press('r');
    await table.waitFor({ state: 'detached' });
  });

  it('run it again after a reload of the window', async () => {
    await window.reload();
    await w.until(async () => (await completed()) === 4, 'the run does not come back');
    const started = () =>
      panel().getByRole('heading', { name: 'sleep', exact: true }).getAttribute('data-run');
    const before = await started();
    await panel().getByRole('button', { name: 'Run again' }).press('Enter');
    await w.until(async () => (await started()) !== before, 'nothing runs');
    await status(w, /^4 in /);
    await panel().getByRole('button', { name: 'Run again' }).focus();
  });

  it('open the help, which shows what runs look like', async () => {
    await w.press('?');
    const help = panel().getByRole('dialog', { name: 'Help' });
    await help.locator('.help-kinds > summary').press('Enter');
    await help.getByRole('figure', { name: 'A straggler' }).waitFor();
    await w.press('Escape');
    await help.waitFor({ state: 'detached' });
  });
});
