import assert from 'node:assert/strict';
import * as vscode from 'vscode';
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
