import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  const extension = () => {
    const found = vscode.extensions.getExtension('poolscope.poolscope');
    assert.ok(found, 'VS Code does not know poolscope.poolscope');
    return found;
  };

  it('is found by its id', () => {
    assert.equal(extension().packageJSON.name, 'poolscope');
  });

  it('registers every command that package.json promises', async () => {
    await extension().activate();
    const promised: string[] = (extension().packageJSON.contributes?.commands ?? []).map(
      (entry: { command: string }) => entry.command,
    );
    assert.ok(promised.length > 0, 'package.json contributes no commands');
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      promised.filter((id) => !registered.has(id)),
      [],
    );
  });
});
