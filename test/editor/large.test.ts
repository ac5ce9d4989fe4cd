import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Status } from '../../src/record/schema.js';
import { RunStore } from '../../src/record/store.js';
import { saveRun } from '../../src/storage/index.js';
import { panels, run } from './support/runs.js';
import { until, write } from './support/workspace.js';

const COUNT = 100_000;

describe('a run of 100,000 tasks', () => {
  it('gives all of them, and other commands their turn while it goes on', async () => {
    // Its last task ends when there is a file "go".
    const file = write(
      'large/work.mjs',
      `import { existsSync } from 'node:fs';
export const same = (x) => (x === ${COUNT - 1} ? wait(x) : x);
async function wait(x) {
  while (!existsSync('large/go')) await new Promise((done) => setTimeout(done, 10));
  return x;
}
`,
    );
    const inputs = `Array.from({ length: ${COUNT} }, (_, i) => i)`;
    const running = run({ file, function: 'same', inputs, mode: 'map', workers: 2 });
    await until(() => panels().includes('Poolscope: same'), 'it is not on show');
    await vscode.commands.executeCommand('poolscope.showResults');
    await vscode.workspace.openTextDocument(file);
    write('large/go', '');
    const { outcome, results, tasks, completionOrder } = await running;
    assert.equal(outcome, 'completed');
    assert.deepEqual(
      results,
      Array.from({ length: COUNT }, (_, i) => i),
    );
    assert.equal(tasks.length, COUNT);
    assert.equal(new Set(completionOrder).size, COUNT);
    assert.ok(tasks.every(({ status }) => status === 'ok'));
  });
});

describe('a saved run of 1,000,000 tasks', () => {
  const tasks = 1_000_000;

  /** As a run of two workers leaves it, a task each microsecond. */
  function millionTasks(): RunStore {
    const fn = { file: '/work.mjs', name: 'million', line: 1 };
    const store = new RunStore({
      id: 'million',
      poolscope: '0.0.0',
      startedAt: Date.now(),
      function: fn,
      functions: [fn],
      mode: 'map',
      pool: { workers: 2, workerType: 'thread', chunksize: 125_000 },
      timeout: null,
      maxtasksperchild: null,
      inputs: { source: 'numbers', count: tasks },
      machine: { cores: 2, node: '24.0.0', platform: 'linux' },
      outcome: 'completed',
      wall: tasks / 1000 + 1,
      error: null,
      clockError: 0,
    });
    for (let i = 0; i < tasks; i++) {
      const at = i / 1000;
      const times = {
        submitted: 0,
        dispatched: at / 2,
        started: at,
        ended: at + 0.002,
        received: at + 0.5,
        delivered: 1001,
      };
      const place = { worker: i % 2, chunk: Math.floor(i / 125_000) };
      store.tasks.push({ function: 0, ...place, ...times, cpu: Number.NaN, status: Status.ok });
      store.args.set(i, `[${i}]`);
      store.outcomes.set(i, `${i}`);
    }
    return store;
  }

  it('is opened while the extensions go on answering', async () => {
    const file = join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath as string, 'million.poolscope');
    await saveRun(file, millionTasks());
    let isOpen = false;
    const opening = Promise.resolve(
      vscode.commands.executeCommand('poolscope.openRun', vscode.Uri.file(file)),
    ).finally(() => {
      isOpen = true;
    });
    const begun = performance.now();
    let longest = 0;
    for (let last = begun; !isOpen; ) {
      await new Promise(setImmediate);
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    const took = performance.now() - begun;
    await opening;
    // Each answer waits for what comes before it: whoever asks waits for a small part of the whole at most.
    assert.ok(longest < took / 3, `no answer for ${longest} ms of the ${took} ms until it was open`);
    await until(() => panels().includes('Poolscope: million'), 'it is not on show');
  });
});
