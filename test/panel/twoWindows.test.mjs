import assert from 'node:assert/strict';
import { openWorkbench } from '../host/openWorkbench.mjs';
import { Keyboard } from './support/keyboard.mjs';
import { openView } from './support/views.mjs';
import { openWindow, status } from './support/window.mjs';

/** A task ends when the file of its name is there: both runs go on at the same time, and end when the test lets them. */
const WORK = `import { existsSync } from 'node:fs';
export const inputs = ['a', 'b', 'c'];
export async function wait(name) {
  while (!existsSync('go')) await new Promise((done) => setTimeout(done, 20));
  return name;
}
`;

describe('two windows on one workspace', () => {
  /** @type {Awaited<ReturnType<typeof openWindow>>} */
  let window;

  before(async () => {
    window = await openWindow({ 'work.mjs': WORK }, { settings: { 'poolscope.workers': 2 } });
  });
  after(() => window?.close());

  it('each with a run that goes on: neither loses it, and both list both', async () => {
    const { browser, server, folder, workbench: first } = window;
    const second = await openWorkbench(browser, server.origin, { folder });
    await window.keys.run('work.mjs', 3, 'inputs', 'map');
    await status(first, /^map 0\/3/);
    await new Keyboard(second).run('work.mjs', 3, 'inputs', 'apply_async');
    await status(second, /^apply_async 0\/3/);
    await status(first, /^map 0\/3/);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${folder}/go`, '');
    for (const workbench of [first, second]) {
      await status(workbench, /^3 in /);
      await openView(new Keyboard(workbench), 'History');
      await new Keyboard(workbench).command('Poolscope: Refresh');
      const rows = workbench.page.locator('.pane-body .monaco-list-row');
      const both = async () => {
        const texts = await rows.allInnerTexts();
        return ['map', 'apply_async'].every((mode) => texts.some((text) => text.includes(`${mode} ·`)));
      };
      await workbench.until(both, 'a run is missing in the History');
    }
    await second.close();
    assert.ok(true);
  });
});
