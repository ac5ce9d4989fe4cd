import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openWindow, status } from './support/window.mjs';

/** Whoever loads this file leaves a mark. */
const WORK = `import { writeFileSync } from 'node:fs';
writeFileSync(new URL('./loaded', import.meta.url), '');
export const inputs = [1, 2];
export const square = (x) => x * x;
`;

describe('a workspace that is not trusted', () => {
  /** @type {Awaited<ReturnType<typeof openWindow>>} */
  let window;
  /** @type {import('../host/workbench.mjs').Workbench} */
  let w;

  before(async () => {
    const args = { file: 'work.mjs', function: 'square', inputs: [1] };
    const keybindings = [{ key: 'ctrl+alt+9', command: 'poolscope.run', args }];
    window = await openWindow(
      { 'work.mjs': WORK },
      { settings: { 'security.workspace.trust.enabled': true }, keybindings },
    );
    w = window.workbench;
    await w.statusBarItem('Restricted Mode').waitFor();
  });
  after(() => window?.close());

  async function isRefused() {
    const told = async () =>
      (await w.notifications()).some((text) => /trust/.test(text) && /nothing was run/.test(text));
    await w.until(told, 'the person is not told why nothing runs');
    assert.ok(!existsSync(join(window.folder, 'loaded')), 'the file was loaded');
    assert.equal(await w.quickInput.widget.count(), 0);
    await window.keys.command('Notifications: Clear All Notifications');
  }

  it('is not run by the palette, and the person is told why', async () => {
    await window.keys.guide('work.mjs', 4);
    await isRefused();
  });

  it('is not run by a key binding with an argument', async () => {
    await window.keys.open('work.mjs', 1);
    await w.press('Control+Alt+9');
    await isRefused();
  });

  it('is not run again', async () => {
    await window.keys.command('Poolscope: Run Again');
    await w.until(async () => (await w.notifications()).length > 0, 'nothing is said');
    assert.ok(!existsSync(join(window.folder, 'loaded')), 'the file was loaded');
    await window.keys.command('Notifications: Clear All Notifications');
  });

  it('has no lenses', async () => {
    await window.keys.open('work.mjs', 4);
    assert.equal(await w.page.locator('.codelens-decoration a', { hasText: 'Run in parallel' }).count(), 0);
  });

  it('is run once it is trusted', async () => {
    await window.keys.command('Workspaces: Manage Workspace Trust');
    await w.page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: 'Trust', exact: true })
      .click();
    await w.statusBarItem('Restricted Mode').waitFor({ state: 'detached' });
    await window.keys.open('work.mjs', 4);
    await w.codeLens('Run in parallel').waitFor();
    await window.keys.command('Poolscope: Run Function in Parallel…');
    await window.keys.choose('inputs');
    await window.keys.choose('map');
    await status(w, /^2 in /);
    assert.ok(existsSync(join(window.folder, 'loaded')));
  });
});
