import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type RunDocument, refusal, run } from './support/runs.js';
import { until, write } from './support/workspace.js';

describe('run configurations', () => {
  before(() => {
    write('configs/work.mjs', 'export const inputs = [1, 2];\nexport const double = (n) => n * 2;\n');
    write(
      '.vscode/poolscope.json',
      `{ "configurations": [
        // Comments are fine.
        { "name": "doubled", "file": "configs/work.mjs", "function": "double", "inputs": [5, 6], "workers": 1 },
        { "name": "failing", "file": "configs/work.mjs", "function": "double", "inputs": "[1n]" },
      ] }`,
    );
  });

  const byName = (name: string) =>
    vscode.commands.executeCommand<RunDocument>('poolscope.runConfiguration', name);

  it('run by their name, and give their record to a program', async () => {
    const document = await byName('doubled');
    assert.deepEqual([document.results, document.pool.workers], [[10, 12], 1]);
  });

  it('run from a key binding, which may say more', async () => {
    assert.deepEqual((await run({ config: 'doubled' })).results, [10, 12]);
    const { results, mode } = await run({ config: 'doubled', inputsExport: 'inputs', mode: 'apply' });
    assert.deepEqual([results, mode], [[2, 4], 'apply']);
  });

  it('that are not there are refused with the names that are', async () => {
    assert.match(await refusal({ config: 'nope' }), /no run configuration "nope".*"doubled", "failing"/);
    await assert.rejects(async () => byName('nope'), /no run configuration "nope"/);
  });

  it('run again by Run Again', async () => {
    await byName('doubled');
    const again = await vscode.commands.executeCommand<RunDocument>('poolscope.runAgain');
    assert.deepEqual(again.results, [10, 12]);
  });

  describe('as tasks', () => {
    async function task(name: string): Promise<number | undefined> {
      const tasks = await vscode.tasks.fetchTasks({ type: 'poolscope' });
      const found = tasks.find((each) => each.name === name);
      assert.ok(found, `there is no task ${name}: ${tasks.map((each) => each.name)}`);
      assert.deepEqual(found.definition, { type: 'poolscope', config: name });
      const ended = new Promise<number | undefined>((resolve) => {
        const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
          if (execution.task.name === name) {
            listener.dispose();
            resolve(exitCode);
          }
        });
      });
      await vscode.tasks.executeTask(found);
      return ended;
    }

    it('end with the exit code of the command line', async () => {
      assert.equal(await task('doubled'), 0);
      assert.equal(await task('failing'), 1);
    });

    it('are run again by Run Again, without an answer for a program', async () => {
      await task('doubled');
      assert.equal(await vscode.commands.executeCommand('poolscope.runAgain'), undefined);
    });
  });
});

describe('poolscope.json in the editor', () => {
  it('is completed: its settings, and what they may be', async () => {
    const text = '{ "configurations": [ { "name": "a", "file": "a.ts", "function": "f", "mode": "" } ] }';
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.file(write('other/.vscode/poolscope.json', text)),
    );
    const labelsAt = async (offset: number) => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.positionAt(offset),
      );
      return list.items.map(({ label }) =>
        (typeof label === 'string' ? label : label.label).replaceAll('"', ''),
      );
    };
    let labels: string[] = [];
    await until(async () => {
      labels = await labelsAt(text.indexOf('""') + 1);
      return labels.includes('imap_unordered');
    }, `no modes are offered: ${labels}`);
    await until(async () => {
      labels = await labelsAt(text.indexOf('"name"'));
      return labels.includes('workerType') && labels.includes('inputsFrom');
    }, `no settings are offered: ${labels}`);
  });

  it('has what is wrong marked', async () => {
    const text = '{ "configurations": [ { "name": "a", "file": "a.ts", "function": "f", "wrokers": 2 } ] }';
    const uri = vscode.Uri.file(write('wrong/.vscode/poolscope.json', text));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await until(
      () => vscode.languages.getDiagnostics(uri).some(({ message }) => /wrokers/.test(message)),
      'nothing is marked',
    );
  });
});

describe('Run Failed Tasks Again', () => {
  const file = () =>
    write('failed/work.mjs', 'export const odd = (n) => { if (n % 2 === 0) throw n; return n; };\n');

  it('runs those that did not end well, with the same function, mode and options', async () => {
    await run({ file: file(), function: 'odd', inputs: [1, 2, 3, 4], mode: 'apply_async', workers: 1 });
    await vscode.commands.executeCommand('poolscope.runFailed');
    await vscode.commands.executeCommand('poolscope.copySummary');
    assert.match(
      await vscode.env.clipboard.readText(),
      /^odd, apply_async: 2 tasks on 1 worker\b.* 2 failed\./,
    );
    assert.equal(await vscode.commands.executeCommand('poolscope.runAgain'), undefined);
  });

  it('is for the inputs of an earlier run only', async () => {
    const refused = await refusal({ file: file(), function: 'odd', inputs: [1], onlyFailed: true });
    assert.match(refused, /of an earlier run/);
  });
});

describe('the lens of a function that was run', () => {
  const CODE = 'export const inputs = [1];\nexport const once = (n) => n;\nexport const other = (n) => n;\n';

  async function titles(uri: vscode.Uri): Promise<string[]> {
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      99,
    );
    return all
      .filter((lens) => lens.range.start.line === 1 && lens.command?.command === 'poolscope.showResults')
      .map((lens) => lens.command?.title ?? '');
  }

  it('shows how the run ended, and that the function has changed since', async () => {
    const uri = vscode.Uri.file(write('lens/run.mjs', CODE));
    await vscode.workspace.openTextDocument(uri);
    await run({ file: uri.fsPath, function: 'once', mode: 'map', workers: 1 });
    await until(async () => (await titles(uri)).length === 1, 'no lens of the run');
    assert.match((await titles(uri))[0] ?? '', /^\$\(check\) .* · map, 1 worker$/);

    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), '// another line\n');
    edit.replace(uri, new vscode.Range(2, 0, 2, 30), 'export const other = (n) => n+1;');
    await vscode.workspace.applyEdit(edit);
    const moved = async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
        99,
      );
      return all
        .filter((lens) => lens.command?.command === 'poolscope.showResults')
        .map((lens) => lens.command?.title);
    };
    assert.match((await moved())[0] ?? '', /^\$\(check\)/);

    const change = new vscode.WorkspaceEdit();
    change.replace(uri, new vscode.Range(2, 26, 2, 27), 'm');
    await vscode.workspace.applyEdit(change);
    await until(
      async () => /before the edit/.test((await moved())[0] ?? ''),
      'the lens does not say that it changed',
    );
  });
});
