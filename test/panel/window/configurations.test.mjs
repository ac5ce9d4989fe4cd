import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedWindow } from '../support/sharedWindow.mjs';
import { rows, status, table } from '../support/window.mjs';

const WORK = `export const inputs = [1, 2, 3];
export const triple = (n) => n * 3;
`;

describe('run configurations, with the keyboard alone', () => {
  /** @type {Awaited<ReturnType<typeof sharedWindow>>} */
  let window;
  /** @type {import('../../host/workbench.mjs').Workbench} */
  let w;
  const file = () => join(window.folder, '.vscode', 'poolscope.json');

  before(async () => {
    window = await sharedWindow({ 'configured.mjs': WORK });
    w = window.workbench;
  });

  const results = async () => (await rows(table(w, 'Input order'))).map((row) => row.Result).join(' ');

  it('are saved from the last run', async () => {
    await window.keys.run('configured.mjs', 2, 'inputs', 'map');
    await status(w, /^3 in /);
    await window.keys.command('Poolscope: Save as Run Configuration…');
    await w.quickInput.widget.getByText('A name for it').waitFor();
    await w.quickInput.input.fill('all tripled');
    await w.press('Enter');
    await w.until(async () => existsSync(file()) && readFileSync(file(), 'utf8') !== '', 'no file');
    assert.match(readFileSync(file(), 'utf8'), /"name": "all tripled"[\s\S]*"inputsExport": "inputs"/);
  });

  it('are run from the palette', async () => {
    mkdirSync(join(window.folder, '.vscode'), { recursive: true });
    writeFileSync(
      file(),
      readFileSync(file(), 'utf8').replace(
        '"configurations": [',
        '"configurations": [ { "name": "two", "file": "configured.mjs", "function": "triple", "inputs": [5, 6], "workers": 1 },',
      ),
    );
    await window.keys.command('Poolscope: Run Configuration…');
    await window.keys.choose('two');
    await status(w, /^2 in /);
    await w.until(async () => (await results()) === '15 18', 'other results');
  });

  it('are tasks of VS Code', async () => {
    await window.keys.command('Tasks: Run Task');
    await window.keys.choose('poolscope');
    await window.keys.choose('poolscope: all tripled', 'all tripled');
    await status(w, /^3 in /);
    await w.until(async () => (await results()) === '3 6 9', 'other results');
  });

  it('that are malformed are told with file, line and what was expected', async () => {
    const before = readFileSync(file(), 'utf8');
    writeFileSync(file(), before.replace('"workers": 1', '"wrokers": 1'));
    await window.keys.command('Poolscope: Run Configuration…');
    await w.page
      .getByText(/poolscope\.json:\d+:\d+: there is no setting "wrokers"/)
      .first()
      .waitFor();
    writeFileSync(file(), before);
    await window.keys.command('Notifications: Clear All Notifications');
  });
});
