// The panel suite: tests in this process that drive a real VS Code as a person would. A test file's window:
// `sharedWindow()`, or `openWindow()` for one of its own.
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';
import { stopAllServers } from './codeServer.mjs';
import { grepVariable, reporter } from './reporter.mjs';
import { testFiles } from './suites.mjs';

/**
 * @param {string} [filter] a part of the test files' names
 * @returns {Promise<number>} the exit code
 */
export async function runPanelSuite(filter) {
  const mocha = new Mocha({ ui: 'bdd', timeout: 900_000, reporter });
  mocha.fgrep(process.env[grepVariable] ?? '');
  for (const file of await testFiles('panel', filter)) {
    mocha.suite.emit('pre-require', globalThis, file, mocha);
    await import(pathToFileURL(file).href);
  }
  const failures = await new Promise((resolve) => mocha.run(resolve));
  await stopAllServers();
  return failures === 0 ? 0 : 1;
}
