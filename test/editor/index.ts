// What VS Code calls to run the editor suite: loads the test files that lie bundled beside this one.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { grepVariable, reporter } from '../host/reporter.mjs';

export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 600_000, reporter });
  mocha.rootHooks({ afterEach: endLeftOver });
  mocha.fgrep(process.env[grepVariable] ?? '');
  for (const name of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.test.cjs')) {
      const file = join(__dirname, name);
      mocha.suite.emit('pre-require', globalThis, file, mocha);
      require(file);
    }
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) {
    throw new Error(`${failures} tests failed.`);
  }
}

/** A test that failed half-way may have left a run: it would make every later test fail, too. */
async function endLeftOver(this: Mocha.Context): Promise<void> {
  if (this.currentTest?.state === 'failed') {
    await vscode.commands.executeCommand('poolscope.cancel');
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}
