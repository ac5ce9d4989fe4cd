// The editor suite inside a desktop VS Code: the one that VSCODE_EXECUTABLE names, else a downloaded one.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { builtExtension } from './extension.mjs';
import { cache } from './paths.mjs';
import { grepVariable, resultsVariable } from './reporter.mjs';
import { quietSettings } from './settings.mjs';
import { bundleEditorSuite } from './suites.mjs';
import { copyWorkspace } from './workspace.mjs';

/**
 * @param {string} [filter] a part of the test files' names
 * @returns {Promise<number>} the exit code
 */
export async function runDesktopSuite(filter) {
  const extensionDevelopmentPath = builtExtension();
  const bundle = await bundleEditorSuite(filter);
  const workspace = await copyWorkspace();
  const profile = await mkdtemp(join(tmpdir(), 'poolscope-desktop-'));
  await mkdir(join(profile, 'User'));
  await writeFile(join(profile, 'User', 'settings.json'), JSON.stringify(quietSettings));
  const handedOn = [grepVariable, resultsVariable].map((name) => [name, process.env[name]]);
  try {
    return await runTests({
      cachePath: cache,
      vscodeExecutablePath: process.env.VSCODE_EXECUTABLE,
      extensionDevelopmentPath,
      extensionTestsPath: bundle.index,
      extensionTestsEnv: Object.fromEntries(handedOn),
      launchArgs: [workspace, '--user-data-dir', profile, '--extensions-dir', join(profile, 'extensions')],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) {
      return error.code ?? 1;
    }
    throw error;
  } finally {
    for (const folder of [bundle.folder, dirname(workspace), profile]) {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
