import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench } from '../host/openWorkbench.mjs';
import { Keyboard } from './support/keyboard.mjs';
import { openView, viewTexts } from './support/views.mjs';
import { openWindow, status } from './support/window.mjs';

/** A task ends when a file is there: both runs go on at the same time, and end when the test lets them. */
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
    const keys = [window.keys, new Keyboard(second)];
    await keys[0].run('work.mjs', 3, 'inputs', 'map');
    await status(first, /^map 0\/3/);
    await keys[1].run('work.mjs', 3, 'inputs', 'apply_async');
    await status(second, /^apply_async 0\/3/);
    await status(first, /^map 0\/3/);
    writeFileSync(join(folder, 'go'), '');
    await status(first, /^3 in /);
    await status(second, /^3 in /);
    for (const each of keys) {
      /** @type {string[]} */
      let texts = [];
      const both = async () => {
        // What the other window has kept is looked at when the view comes to the front.
        await each.command('View: Show Explorer');
        await openView(each, 'History');
        await new Promise((resolve) => setTimeout(resolve, 500));
        texts = await viewTexts(each.workbench, 'History');
        return ['map', 'apply_async'].every((mode) => texts.some((text) => text.includes(` · ${mode} · `)));
      };
      await each.workbench.until(both, 'a run is missing in the History', 60_000).catch((error) => {
        throw new Error(`${error.message}: ${texts.join(' | ')}`);
      });
      assert.equal(texts.length, 3, texts.join(' | '));
    }
    await second.close();
  });
});
