import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MODE_NAMES } from '../../src/record/modes.js';
import { until, write } from './support/workspace.js';

const WORK = `export const nap = (ms) => new Promise((done) => setTimeout(done, ms, ms));
`;

/** The tab that a page about several runs is in. */
const page = (title: string) =>
  vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes(title));

describe('commands that run a request several times', () => {
  let file: string;

  before(() => {
    file = write('series/work.mjs', WORK);
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('Compare Modes runs every mode over the same inputs, and shows how they differ', async () => {
    const { format, modes } = await vscode.commands.executeCommand<{
      format: string;
      modes: Record<string, { outcome: string }>;
    }>('poolscope.compareModes', { file, function: 'nap', inputs: [60, 5, 30, 5], workers: 2 });
    assert.deepEqual(
      Object.entries(modes).map(([mode, { outcome }]) => [mode, outcome]),
      MODE_NAMES.map((mode) => [mode, 'completed']),
    );
    assert.equal(format, 'poolscope-comparison');
    await until(() => page('Every mode of nap'), 'no page with the matrix', 20_000);
  });

  it('Measure Scaling runs 1 to n workers in rounds, and shows what comes of more', async () => {
    const found = await vscode.commands.executeCommand<{ rounds: number; points: { workers: number }[] }>(
      'poolscope.measureScaling',
      { file, function: 'nap', inputs: [20, 20, 20, 20], workers: 2, chunksize: 1 },
    );
    assert.deepEqual([found.rounds, found.points.map(({ workers }) => workers)], [3, [1, 2]]);
    await until(() => page('Scaling of nap'), 'no page with the sweep', 20_000);
  });

  it('Would a Pool Help tries a few inputs, says so, and leaves on show what was there', async () => {
    const before = await vscode.commands.executeCommand('poolscope.run', {
      ...{ file, function: 'nap', inputs: [1], workers: 1 },
    });
    assert.ok(before);
    const found = await vscode.commands.executeCommand<{
      sample: { tasks: number };
      recommended: number;
      says: string;
    }>('poolscope.estimate', { file, function: 'nap', inputs: new Array(200).fill(25) });
    assert.ok(found.sample.tasks > 2);
    assert.ok(found.recommended > 1, found.says);
    assert.match(found.says, /^A pool of \d+ would take about/);
    await until(() => page('Would a Pool Help nap'), 'no page with the numbers', 20_000);
    const again = await vscode.commands.executeCommand<{ tasks: unknown[] }>('poolscope.runAgain');
    assert.equal(again.tasks.length, 1);
  });

  it('Measure Serial Baseline adds it to the run on show, and to its file in the history', async () => {
    await vscode.commands.executeCommand('poolscope.run', {
      ...{ file, function: 'nap', inputs: [40, 30, 20, 40, 30, 20], workers: 2, chunksize: 1 },
    });
    const found = await vscode.commands.executeCommand<{
      speedup: number;
      interval: [number, number] | null;
      rounds: number;
      tasks: number;
    }>('poolscope.measureBaseline', { rounds: 3 });
    assert.deepEqual([found.rounds, found.tasks], [3, 6]);
    assert.ok(found.interval && found.interval[0] <= found.speedup && found.speedup <= found.interval[1]);
    const once = await vscode.commands.executeCommand<typeof found>('poolscope.measureBaseline', {
      rounds: 1,
    });
    assert.deepEqual([once.rounds, once.interval], [1, null]);
    // What is on show is still the run itself, with what was measured.
    await vscode.commands.executeCommand('poolscope.copySummary');
    assert.match(
      await vscode.env.clipboard.readText(),
      /^nap, map: 6 tasks on 2 workers[\s\S]*Against one worker: \d/,
    );
  });

  it('Measure Serial Baseline refuses a wrong number of rounds', async () => {
    assert.equal(
      await vscode.commands.executeCommand('poolscope.measureBaseline', { rounds: 1.5 }),
      undefined,
    );
  });

  it('a wrong request is refused before anything runs', async () => {
    await assert.rejects(
      async () =>
        vscode.commands.executeCommand('poolscope.compareModes', { file, function: 'none', inputs: [1] }),
      /none/,
    );
  });
});
