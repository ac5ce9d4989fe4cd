// What VS Code calls to run the editor suite: loads the test files that lie bundled beside this one.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { grepVariable, reporter } from '../host/reporter.mjs';

export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 240_000, reporter });
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
