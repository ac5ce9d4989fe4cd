import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { run } from './support/runs.js';
import { until, write } from './support/workspace.js';

const WORK = `import { appendFileSync } from 'node:fs';
export function count(n) {
  let found = 0;
  for (let i = 0; i < n; i++) found += i % 7;
  return found;
}
export const note = (file) =>
  appendFileSync(file, process.moduleLoadList.includes('NativeModule inspector') ? 'profiled ' : 'plain ');
`;

describe('CPU profiles', () => {
  let file: string;

  before(() => {
    file = write('profiles/work.mjs', WORK);
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('poolscope.run writes one for each worker, and VS Code opens it; Run Again is without', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'poolscope-profiles-'));
    const argument = { file, function: 'count', inputs: [3e7, 3e7, 3e7, 3e7], workers: 2, chunksize: 1 };
    const found = (await run({ ...argument, cpuProf: folder })) as unknown as {
      workers: { profile: string }[];
    };
    const [profile] = found.workers.map((life) => life.profile);
    assert.equal(readdirSync(folder).length, 2);
    assert.ok(profile && JSON.parse(readFileSync(profile, 'utf8')).nodes.length > 0);
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(profile));
    const tab = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ label }) => label.endsWith('.cpuprofile'));
    await until(tab, 'the profile was not opened');
    assert.ok(tab()?.input instanceof vscode.TabInputCustom, 'it opened as text, not in the viewer');
    await vscode.commands.executeCommand('poolscope.runAgain');
    assert.equal(readdirSync(folder).length, 2);
  });

  it('Run Again with CPU Profiles takes them of the run on show', async () => {
    const notes = join(mkdtempSync(join(tmpdir(), 'poolscope-profiles-')), 'notes');
    await run({ file, function: 'note', inputs: [notes], workers: 1 });
    await vscode.commands.executeCommand('poolscope.runProfiled');
    await vscode.commands.executeCommand('poolscope.runAgain');
    assert.equal(readFileSync(notes, 'utf8'), 'plain profiled plain ');
  });
});
