import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** What an extension that nobody has used yet costs. */
describe('the extension before its first command', () => {
  const MOST = 150 * 1024;

  /**
   * Activates the extension's script anew in a process of its own, where everything it loads, opens and starts is
   * written down: in this one other tests have used it already.
   */
  function activate(): { loaded: string[]; read: string[]; started: string[] } {
    const { extensionPath } = vscode.extensions.getExtension(
      'poolscope.poolscope',
    ) as vscode.Extension<unknown>;
    const program = `
      const Module = require('node:module');
      const fs = require('node:fs');
      const child = require('node:child_process');
      const seen = { loaded: [], read: [], started: [] };
      const note = (list, object, name, path = (args) => String(args[0])) => {
        const real = object[name];
        object[name] = function (...args) { list.push(path(args)); return real.apply(this, args); };
      };
      const anything = () => new Proxy(function () {}, {
        get: (_, key) => (key === Symbol.toPrimitive ? () => 'x' : key === 'then' ? undefined : anything()),
        apply: () => anything(), construct: () => anything(), set: () => true,
      });
      const vscode = anything();
      const load = Module._load;
      Module._load = function (name, ...rest) {
        if (name === 'vscode') return vscode;
        if (name.startsWith('.') || name.startsWith('/')) seen.loaded.push(Module._resolveFilename(name, ...rest));
        return load.call(this, name, ...rest);
      };
      const extension = require(process.argv[1]);
      for (const name of ['readFile', 'readFileSync', 'open', 'openSync', 'readdir', 'readdirSync', 'createReadStream']) note(seen.read, fs, name);
      for (const name of ['readFile', 'open', 'readdir']) note(seen.read, fs.promises, name);
      for (const name of ['spawn', 'fork', 'exec', 'execFile', 'spawnSync', 'execFileSync', 'execSync']) note(seen.started, child, name);
      const memory = { get: () => undefined, update: async () => {}, keys: () => [] };
      extension.activate({
        subscriptions: [], extensionUri: anything(), storageUri: undefined, workspaceState: memory, globalState: memory,
        globalStorageUri: anything(),
      });
      setTimeout(() => { console.log(JSON.stringify(seen)); process.exit(0); }, 500);
    `;
    const script = join(extensionPath, 'dist', 'extension.cjs');
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', POOLSCOPE_SHOW_FIRST_EXAMPLE: '' };
    const printed = execFileSync(process.execPath, ['-e', program, script], { encoding: 'utf8', env });
    return JSON.parse(printed.trim().split('\n').at(-1) as string);
  }

  it('has loaded less than 150 KB of script, read no file and started no process', () => {
    const { loaded, read, started } = activate();
    const bytes = loaded.reduce((sum, file) => sum + readFileSync(file).length, 0);
    assert.ok(
      loaded.some((file) => file.endsWith('extension.cjs')),
      `loaded: ${loaded}`,
    );
    assert.ok(bytes < MOST, `${bytes} bytes: ${loaded.join(', ')}`);
    assert.deepEqual(read, []);
    assert.deepEqual(started, []);
  });

  it('is not started by a window without a file that it can run', () => {
    const require = createRequire(__filename);
    const { extensionPath } = vscode.extensions.getExtension(
      'poolscope.poolscope',
    ) as vscode.Extension<unknown>;
    const { activationEvents } = require(join(extensionPath, 'package.json'));
    for (const event of activationEvents as string[]) {
      assert.match(event, /^(onLanguage:(javascript|typescript)|onWebviewPanel:|onTaskType:poolscope)/);
    }
  });
});
