import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sharedWindow } from '../support/sharedWindow.mjs';
import { rows, status, table } from '../support/window.mjs';

const COUNT = 1_000_000;
/** The last task ends when there is a file "go, last one". */
const WORK = `import { existsSync } from 'node:fs';
export const numbers = Array.from({ length: ${COUNT} }, (_, i) => i);
export const same = (x) => (x === ${COUNT - 1} ? wait(x) : x);
async function wait(x) {
  while (!existsSync('go, last one')) await new Promise((done) => setTimeout(done, 10));
  return x;
}
`;

describe('a run of 1,000,000 tasks', () => {
  /** @type {Awaited<ReturnType<typeof sharedWindow>>} */
  let window;
  /** @type {import('../../host/workbench.mjs').Workbench} */
  let w;

  before(async () => {
    window = await sharedWindow({ 'large.mjs': WORK });
    w = window.workbench;
    await window.keys.run('large.mjs', 3, 'numbers', 'map');
  });

  const last = async (/** @type {string} */ name) => (await rows(table(w, name))).at(-1);
  const body = (/** @type {string} */ name) => table(w, name).locator('[tabindex="0"]');
  async function toEnd(/** @type {string} */ name, /** @type {string} */ complaint) {
    await body(name).press('End');
    await w.until(async () => (await last(name))?.['#'] === String(COUNT - 1), complaint);
  }

  it('is counted while it goes on', async () => {
    await status(w, /^map 999999\/1000000 · 2 workers/);
  });

  it('leaves the editor free for other commands', async () => {
    await window.keys.open('large.mjs', 2);
    await window.keys.command('View: Toggle Word Wrap');
    await status(w, /^map 999999\/1000000/);
  });

  it('is shown in whole when it has ended', async () => {
    await writeFile(join(window.folder, 'go, last one'), '');
    await status(w, /^1000000 in /);
    for (const name of ['Input order', 'Completion order']) {
      const count = () => table(w, name).getAttribute('aria-rowcount');
      await w.until(async () => Number(await count()) === COUNT + 1, `${name} does not have all rows`);
    }
  });

  for (const name of ['Input order', 'Completion order']) {
    it(`can be seen to its end in ${name}`, async () => {
      await toEnd(name, 'the last row is not in view');
      assert.equal((await last(name))?.Result, String(COUNT - 1));
      await body(name).evaluate((element) => element.scrollTo(0, 0));
      await w.until(
        async () => (await last(name))?.['#'] !== String(COUNT - 1),
        'the table was not scrolled away',
      );
      await toEnd(name, 'a second End does nothing');
      assert.ok((await table(w, name).getByRole('row').count()) < 200, 'only the rows in view exist');
    });
  }

  it('is zoomed, selected in and filtered', async () => {
    const surface = w.panel().getByRole('region', { name: 'Timeline' }).getByRole('application');
    const label = () => surface.getAttribute('aria-label');
    const whole = await label();
    await surface.press('+');
    await w.until(async () => (await label()) !== whole, 'nothing was zoomed');
    await surface.press('0');
    await w.until(async () => (await label()) === whole, 'the whole run does not come back');
    await body('Input order').press('Home');
    await w.panel().getByRole('heading', { name: 'Task 0', exact: true }).waitFor();
    const text = w.panel().getByLabel('Text', { exact: true });
    await text.fill('99999');
    // 99999, x99999 and 99999x, of which 999999 is both.
    await w.panel().getByText('19 of 1,000,000 tasks shown').waitFor();
    await text.press('Control+A');
    await text.press('Delete');
    await w.panel().getByText('All 1,000,000 tasks shown').waitFor();
  });

  it('comes back in whole after a reload of the window', async () => {
    const name = 'Completion order';
    await toEnd(name, 'the last row is not in view');
    const before = (await rows(table(w, name))).slice(-5);
    await window.reload();
    const count = () => table(w, 'Input order').getAttribute('aria-rowcount');
    await w.until(async () => Number(await count()) === COUNT + 1, 'not all rows came back');
    await toEnd(name, 'the last row is not in view');
    assert.deepEqual((await rows(table(w, name))).slice(-5), before);
  });
});
