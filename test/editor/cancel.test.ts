import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type RunDocument, refusal, run } from './support/runs.js';
import { folder, until, write } from './support/workspace.js';

/** A task leaves a file when it begins, and ends at once or, from input 2 on, when there is a file "go". */
const WORK = `import { existsSync, writeFileSync } from 'node:fs';
export async function work([place, n]) {
  writeFileSync(place + '/began-' + n, '');
  while (n >= 2 && !existsSync(place + '/go')) await new Promise((done) => setTimeout(done, 10));
  return n;
}
`;

describe('a run that goes on', () => {
  let file: string;
  let round = 0;

  before(() => {
    file = write('cancel/work.mjs', WORK);
  });

  /** Starts a run that stands still once both its workers wait in a task. */
  async function begin(mode: string): Promise<{ running: Promise<RunDocument>; go: () => void }> {
    const name = `cancel/round-${round++}`;
    const place = join(write(`${name}/here`, ''), '..');
    const inputs = [0, 1, 2, 3, 4, 5].map((n) => (mode === 'map' ? [place, n] : [[place, n]]));
    const argument = { file, function: 'work', inputs, mode, workers: 2 };
    const running = run(mode === 'map' ? { ...argument, chunksize: 1 } : argument);
    const began = () => readdirSync(place).filter((entry) => entry.startsWith('began-')).length;
    await until(() => began() === 4, 'the tasks did not begin');
    return { running, go: () => write(`${name}/go`, '') };
  }

  for (const mode of ['map', 'apply_async']) {
    it(`is cancelled (${mode}): what is done is kept, the rest has an outcome`, async () => {
      const { running } = await begin(mode);
      await vscode.commands.executeCommand('poolscope.cancel');
      const { outcome, tasks, completionOrder } = await running;
      assert.equal(outcome, 'cancelled');
      assert.deepEqual(
        tasks.map((task) => task.value),
        [0, 1, undefined, undefined, undefined, undefined],
      );
      assert.deepEqual(tasks.map((task) => task.status).slice(0, 4), ['ok', 'ok', 'cancelled', 'cancelled']);
      for (const { status } of tasks.slice(4)) {
        assert.match(status, /^(cancelled|not_run)$/);
      }
      assert.deepEqual([...completionOrder].sort(), [0, 1]);
    });
  }

  it('lets no second one begin, and goes on', async () => {
    const { running, go } = await begin('map');
    assert.match(await refusal({ file, function: 'work', inputs: [] }), /goes on already/);
    go();
    assert.deepEqual((await running).results, [0, 1, 2, 3, 4, 5]);
  });

  it('is cancelled also while its inputs are being read', async () => {
    const mark = join(folder(), 'cancel', 'reading');
    const inputs = `(async function* () { require('fs').writeFileSync(${JSON.stringify(mark)}, ''); await new Promise(() => {}); })()`;
    const running = run({ file, function: 'work', inputs }).catch((error: Error) => error);
    await until(() => existsSync(mark), 'the inputs were not asked for');
    await vscode.commands.executeCommand('poolscope.cancel');
    const end = await running;
    assert.match(end instanceof Error ? end.message : end.outcome, /cancelled/);
  });

  it('is cancelled also while its inputs block their process', async () => {
    const mark = join(folder(), 'cancel', 'blocking');
    const inputs = `(() => { require('fs').writeFileSync(${JSON.stringify(mark)}, ''); for (;;); })()`;
    const running = run({ file, function: 'work', inputs }).catch((error: Error) => error);
    await until(() => existsSync(mark), 'the inputs were not asked for');
    await vscode.commands.executeCommand('poolscope.cancel');
    const end = await running;
    assert.match(end instanceof Error ? end.message : end.outcome, /cancelled/);
  });
});

describe('Run Again', () => {
  it('runs the last argument anew, with the file as it is now', async () => {
    const file = write('cancel/again.mjs', 'export const f = (x) => x + 1;\n');
    const argument = {
      file,
      function: 'f',
      inputs: [1, 2],
      mode: 'map_async',
      workers: 2,
      workerType: 'process',
    };
    assert.deepEqual((await run(argument)).results, [2, 3]);
    write('cancel/again.mjs', 'export const f = (x) => x + 10;\n');
    const again = await vscode.commands.executeCommand<RunDocument>('poolscope.runAgain');
    assert.deepEqual([again.results, again.mode, again.pool.workerType], [[11, 12], 'map_async', 'process']);
  });
});

describe('Cancel Run', () => {
  it('does nothing when no run goes on', async () => {
    await vscode.commands.executeCommand('poolscope.cancel');
  });
});
