// A run in other forms, and beside another run: from the panel and the palette, with the keyboard alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedWindow } from '../support/sharedWindow.mjs';
import { status, table } from '../support/window.mjs';

const WORK = `export const exported = (n) => n * 3;
export const inputs = [4, 5, 6];
`;

describe('exports and comparisons', () => {
  /** @type {Awaited<ReturnType<typeof sharedWindow>>} */
  let window;
  /** @type {import('../../host/workbench.mjs').Workbench} */
  let w;

  before(async () => {
    window = await sharedWindow({ 'exported.mjs': WORK });
    w = window.workbench;
    await window.keys.run('exported.mjs', 1, 'inputs', 'map');
    // Another file's run may stand in the status bar and the panel still.
    await w.panel().getByRole('heading', { name: 'exported', exact: true }).waitFor();
    await w.panel().getByRole('button', { name: 'Run again' }).waitFor();
    await status(w, /^3 in /);
    await table(w, 'Input order').waitFor();
  });

  /** Answers the questions for a format and a place. @returns what was written, once it is whole */
  async function save(/** @type {string} */ format, /** @type {string} */ name, /** @type {RegExp} */ whole) {
    await window.keys.choose(format);
    await w
      .until(async () => (await w.quickInput.input.inputValue()).includes('exported-'), 'no dialog', 60_000)
      .catch(async (error) => {
        throw new Error(`${error.message}; the box says: ${await w.quickInput.says()}`);
      });
    await w.quickInput.input.fill(join(window.folder, name));
    await w.press('Enter');
    let text = '';
    await w.until(async () => {
      try {
        text = readFileSync(join(window.folder, name), 'latin1');
      } catch {
        return false;
      }
      return whole.test(text);
    }, `${name} is not written`);
    return text;
  }

  it('exports by the panel’s button: a page of its own', async () => {
    await w.panel().getByRole('button', { name: 'Export…' }).press('Enter');
    // The box takes the focus from the panel: what is typed before goes to the panel's own keys.
    await w.until(
      () => w.quickInput.input.evaluate((box) => box.ownerDocument.activeElement === box),
      'the box has no focus',
    );
    const page = await save('HTML page', 'exported.html', /<\/html>\s*$/);
    assert.match(page, /^<!DOCTYPE html>/);
    assert.match(page, /<title>exported .* Poolscope<\/title>/);
  });

  it('exports by the palette: a picture that the panel draws', async () => {
    await window.keys.command('Poolscope: Export Run…');
    const picture = await save('PNG picture', 'exported.png', /IEND/);
    assert.equal(picture.slice(1, 4), 'PNG');
  });

  it('exports by the palette: a trace', async () => {
    await window.keys.command('Poolscope: Export Run…');
    const trace = JSON.parse(await save('Chrome trace', 'exported.trace.json', /\]\}\s*$/));
    const tasks = trace.traceEvents.filter((/** @type {{ cat?: string }} */ { cat }) => cat === 'task');
    assert.equal(tasks.length, 3);
  });

  it('copies the shown tasks', async () => {
    const copy = w.panel().getByRole('button', { name: 'Copy…' });
    await copy.press('Enter');
    await w.panel().getByRole('menuitem', { name: '3 shown tasks as CSV' }).press('Enter');
    await status(w, /^Copied 3 tasks as CSV$/);
  });

  it('compares with another run, and goes back', async () => {
    await window.keys.run('exported.mjs', 1, 'inputs', 'apply_async');
    await status(w, /^3 in /);
    await w.panel().getByText('apply_async', { exact: true }).first().waitFor();
    await w.panel().getByRole('button', { name: 'Compare with…' }).press('Enter');
    // The first row is the newest other run of the same function.
    await w.until(async () => (await window.keys.offered())[0]?.startsWith('exported: 3 in '), 'no list');
    await w.press('Enter');
    const differing = w.panel().getByRole('table', { name: 'What differs in the set-up', exact: true });
    await differing.getByRole('row', { name: 'Mode map apply_async' }).waitFor();
    await w.panel().getByText('3 of 3 pairs shown').waitFor();
    await w.panel().getByRole('button', { name: 'Close comparison' }).press('Escape');
    await table(w, 'Input order').waitFor();
  });

  it('becomes a program that runs as it is pasted, by the verdict’s button', async () => {
    await w.panel().getByRole('button', { name: 'Copy as code…' }).press('Enter');
    await window.keys.choose('Node alone');
    const said = w.page.locator('.notification-toast', { hasText: 'The program is in the clipboard' });
    await said.getByRole('button', { name: 'Open', exact: true }).press('Enter');
    await w.page
      .locator('.view-lines', { hasText: 'exported.mjs' })
      .getByText('startWorkers')
      .first()
      .waitFor();
  });
});
