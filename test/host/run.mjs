// Runs a suite that needs a real VS Code:
//   node test/host/run.mjs editor|panel|desktop [--grep TITLE] [--file NAME] [--minutes 60]
// The suite runs in a process of its own, on Node 24; this one watches the clock, sees to it that nothing is left
// behind, and has the last word: `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installCodeServer } from './codeServerInstall.mjs';
import { node24, owned, root } from './paths.mjs';
import { killTree } from './processTree.mjs';
import { grepVariable, readCounts, resultsVariable } from './reporter.mjs';

const suites = ['editor', 'panel', 'desktop'];

const { suite, grep, file, minutes } = request();
if (suite !== 'desktop') {
  await installCodeServer().catch((error) => end(String(error.message)));
}
// All temporary folders of the run lie in this one. A socket's path may not be long, and macOS's own is.
const temp = await mkdtemp(join(process.platform === 'darwin' ? '/tmp' : tmpdir(), 'poolscope-'));
const results = join(temp, 'results.json');
const inside = fileURLToPath(new URL('runInside.mjs', import.meta.url));
const child = spawn(node24(), [owned, inside, suite, file], {
  cwd: root,
  stdio: 'inherit',
  // Its own group, so that a Ctrl-C comes here first and the end is an orderly one.
  detached: process.platform !== 'win32',
  env: {
    ...process.env,
    TMPDIR: temp,
    [resultsVariable]: results,
    [grepVariable]: grep,
  },
});
let why = '';
const stop = (/** @type {string} */ reason) => {
  why ||= reason;
  return killTree(child.pid);
};
const clock = setTimeout(() => stop(`The run was stopped after ${minutes} minutes.`), minutes * 60_000);
process.on('SIGINT', () => stop('The run was interrupted.'));
process.on('SIGTERM', () => stop('The run was terminated.'));
const code = await new Promise((resolve) => child.on('exit', (status, signal) => resolve(status ?? signal)));
clearTimeout(clock);
const counts = readCounts(results);
await rm(temp, { recursive: true, force: true, maxRetries: 5 });
if (!why && counts.passed + counts.failed === 0) {
  why = 'No test ran.';
} else if (!why && (!counts.finished || (code !== 0 && counts.failed === 0))) {
  why = `The run broke off (${code}).`;
}
end(why, counts);

/**
 * The last word. A run that broke off counts as one failure more.
 * @param {string} trouble
 * @param {import('./reporter.mjs').Counts} [counts]
 * @returns {never}
 */
function end(trouble, { passed, failed, skipped } = { passed: 0, failed: 0, skipped: 0, finished: false }) {
  if (trouble) {
    console.log(`  ✗ ${trouble}`);
  }
  if (skipped) {
    console.log(`  ${skipped} skipped`);
  }
  const failures = failed + (trouble ? 1 : 0);
  console.log(`${passed} passed, ${failures} failed`);
  process.exit(failures ? 1 : 0);
}

function request() {
  try {
    const text = /** @type {const} */ ({ type: 'string', default: '' });
    const { values, positionals } = parseArgs({
      options: { grep: text, file: text, minutes: { ...text, default: '60' } },
      allowPositionals: true,
    });
    const [suite = ''] = positionals;
    if (positionals.length !== 1 || !suites.includes(suite)) {
      throw new Error(`Name one suite: ${suites.join(', ')}.`);
    }
    const minutes = Number(values.minutes);
    if (!(minutes > 0)) {
      throw new Error('--minutes wants a number above 0.');
    }
    return { suite, ...values, minutes };
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    console.error('node test/host/run.mjs editor|panel|desktop [--grep TITLE] [--file NAME] [--minutes 60]');
    process.exit(2);
  }
}
