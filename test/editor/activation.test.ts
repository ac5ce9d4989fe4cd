import assert from 'node:assert/strict';
import child from 'node:child_process';
import fs, { statSync } from 'node:fs';
import Module from 'node:module';
import { join, sep } from 'node:path';
import * as vscode from 'vscode';
import { write } from './support/workspace.js';

/** Named so that it is the first file of the suite: later ones use the extension. */
describe('the extension before its first command', () => {
  const MOST = 150 * 1024;
  const extension = vscode.extensions.getExtension('poolscope.poolscope') as vscode.Extension<unknown>;
  const read: string[] = [];
  const started: string[] = [];
  const undo: (() => void)[] = [];

  /** Our own code, as stacks name it: other extensions live in this process, too. */
  const ours = [join(extension.extensionPath, 'dist') + sep, join(extension.extensionPath, 'src') + sep];

  /** Writes down what a function of Node's is called with by us. */
  function watch(object: object, name: string, into: string[]): void {
    const functions = object as Record<string, (...args: unknown[]) => unknown>;
    const real = functions[name] as (...args: unknown[]) => unknown;
    functions[name] = function (this: unknown, ...args) {
      const stack = String(new Error().stack);
      if (ours.some((folder) => stack.includes(folder))) {
        into.push(String(args[0]));
      }
      return real.apply(this, args);
    };
    undo.push(() => {
      functions[name] = real;
    });
  }

  before(async () => {
    assert.equal(extension.isActive, false, 'a window without a file has started it');
    for (const name of [
      'readFile',
      'readFileSync',
      'open',
      'openSync',
      'readdir',
      'readdirSync',
      'createReadStream',
    ]) {
      watch(fs, name, read);
    }
    for (const name of ['readFile', 'open', 'readdir']) {
      watch(fs.promises, name, read);
    }
    for (const name of ['spawn', 'fork', 'exec', 'execFile', 'spawnSync', 'execFileSync', 'execSync']) {
      watch(child, name, started);
    }
    await extension.activate();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  });

  after(() => {
    for (const step of undo) {
      step();
    }
  });

  const loaded = () => {
    const { _cache: cache } = Module as unknown as { _cache: Record<string, unknown> };
    return Object.keys(cache).filter((file) => file.startsWith(join(extension.extensionPath, 'dist') + sep));
  };

  it('has loaded less than 150 KB of script', () => {
    const files = loaded();
    assert.ok(
      files.some((file) => file.endsWith('extension.cjs')),
      `loaded: ${files}`,
    );
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    assert.ok(bytes < MOST, `${bytes} bytes: ${files.join(', ')}`);
  });

  it('has read no file of the person’s and started no process', () => {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
    assert.deepEqual(
      read.filter((path) => folders.some((folder) => path.startsWith(folder))),
      [],
    );
    assert.deepEqual(started, []);
  });

  it('is watched where it would be seen: a run loads more, and starts a process', async () => {
    const file = write('activation/work.mjs', 'export const same = (n) => n;\n');
    await vscode.commands.executeCommand('poolscope.run', {
      file,
      function: 'same',
      inputs: [1],
      mode: 'map',
    });
    assert.ok(loaded().some((path) => path.endsWith('requests.cjs')));
    assert.ok(started.length > 0);
  });
});
