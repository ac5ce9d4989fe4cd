// Mocha's reporter for every suite here: a line per test on the console, and the counts in a file that is up to
// date after each test, so that a run which dies or hangs still tells how far it came.
import { readFileSync, writeFileSync } from 'node:fs';
import { mapStack } from './mapStack.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, finished: boolean }} Counts */

/** Names the file, in the environment of whatever runs the tests. */
export const resultsVariable = 'POOLSCOPE_TEST_RESULTS';
/** Only tests whose full title contains this. */
export const grepVariable = 'POOLSCOPE_TEST_GREP';

class Reporter {
  /** @param {import('mocha').Runner} runner */
  constructor(runner) {
    const path = process.env[resultsVariable];
    /** @type {Counts} */
    const counts = { passed: 0, failed: 0, skipped: 0, finished: false };
    const save = () => path && writeFileSync(path, JSON.stringify(counts));
    runner.on('pass', (test) => {
      counts.passed++;
      save();
      console.log(`  ✓ ${test.fullTitle()} (${test.duration} ms)`);
    });
    runner.on('pending', (test) => {
      counts.skipped++;
      save();
      console.log(`  - ${test.fullTitle()} (skipped)`);
    });
    runner.on('fail', (test, error) => {
      counts.failed++;
      save();
      console.log(`  ✗ ${test.fullTitle()}\n${indent(describe(error))}`);
    });
    runner.on('end', () => {
      counts.finished = true;
      save();
    });
  }
}

/** For `new Mocha({ reporter })`; Mocha needs no more of a reporter than this one has. */
export const reporter = /** @type {import('mocha').ReporterConstructor} */ (
  /** @type {unknown} */ (Reporter)
);

/**
 * @param {string} path
 * @returns {Counts}
 */
export function readCounts(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, finished: false };
  }
}

/** @param {unknown} error */
function describe(error) {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack}` : '';
  const sides =
    'expected' in error && 'actual' in error
      ? `\nexpected: ${JSON.stringify(error.expected)}\nactual:   ${JSON.stringify(error.actual)}`
      : '';
  return mapStack(`${error.stack ?? error.message}${cause}${sides}`);
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^/gm, '      ');
}
