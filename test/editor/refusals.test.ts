import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { panels, refusal, run } from './support/runs.js';
import { until, write } from './support/workspace.js';

describe('poolscope.run with a wrong argument', () => {
  let file: string;
  const ask = (change: Record<string, unknown>) =>
    refusal({ file, function: 'square', inputs: [1], mode: 'map', workers: 2, ...change });

  before(async () => {
    file = write(
      'refusals/work.ts',
      'export const square = (x: number) => x * x;\nexport const cube = (x: number) => x ** 3;\n',
    );
    await run({ file, function: 'cube', inputs: [1], mode: 'map', workers: 1 });
    await until(() => panels().join() === 'Poolscope: cube', 'the panel did not show the run');
  });

  afterEach('the last run stays on show', () =>
    until(() => panels().join() === 'Poolscope: cube', `on show: ${panels()}`, 5000),
  );

  it('names the functions that are there when the one asked for is not', async () => {
    assert.match(await ask({ function: 'sqare' }), /no function sqare.*square.*cube/);
  });

  it('gives the line of a syntax error', async () => {
    const broken = write('refusals/broken.ts', 'export const a = 1;\nexport const square = (x => x;\n');
    assert.match(await ask({ file: broken }), /broken\.ts:2:\d+ has a syntax error/);
  });

  it('names the file that is not there', async () => {
    assert.match(await ask({ file: 'refusals/nowhere.ts' }), /nowhere\.ts cannot be read/);
  });

  it('gives the error of an expression that throws', async () => {
    assert.match(await ask({ inputs: 'JSON.parse("{")' }), /expression .*threw SyntaxError/);
    assert.match(await ask({ inputs: '[1, 2' }), /expression .*\[1, 2.* is not a JavaScript expression/);
  });

  it('says what inputs are when what it is given is none', async () => {
    assert.match(await ask({ inputs: '42' }), /42|number/);
  });

  it('gives the line of malformed JSON', async () => {
    write('refusals/broken.json', '[\n  1,\n  2,,\n  3\n]\n');
    assert.match(
      await ask({ inputs: undefined, inputsFrom: 'refusals/broken.json' }),
      /broken\.json:3:5 is not JSON/,
    );
  });

  it('names the export that gives no inputs', async () => {
    assert.match(await ask({ inputs: undefined, inputsExport: 'numbers' }), /numbers/);
  });

  it('names the modes when there is no such mode', async () => {
    assert.match(await ask({ mode: 'mapp' }), /no mode "mapp".*map, apply, map_async, apply_async/);
  });

  it('names the key that it does not know', async () => {
    assert.match(await ask({ worker: 4 }), /does not know worker\b.*workers/);
  });

  it('refuses numbers that make no sense', async () => {
    assert.match(await ask({ workers: 0 }), /workers must be .* at least 1, not 0/);
    assert.match(await ask({ chunksize: 1.5 }), /chunksize must be .* not 1\.5/);
    assert.match(await ask({ timeout: -1 }), /timeout must be .* not -1/);
    assert.match(await ask({ workerType: 'fibre' }), /no worker type "fibre"/);
    assert.match(await ask({ mode: 'apply', chunksize: 2 }), /chunksize has no meaning for apply/);
  });

  it('says what is missing, instead of asking a person', async () => {
    assert.match(await refusal({ function: 'square', inputs: [1] }), /needs \{ file, function \}/);
    assert.match(await refusal({ file, inputs: [1] }), /function/);
  });

  it('refuses a module that throws while it is loaded, at once or late', async () => {
    for (const first of ['', 'await new Promise((r) => setTimeout(r, 600));']) {
      const text = `${first}\nthrow new Error('not today');\nexport const square = (x) => x;\n`;
      assert.match(await ask({ file: write('refusals/throws.mjs', text) }), /not today[\s\S]*throws\.mjs:2/);
    }
  });

  it('says every time one sentence that a person can read', async () => {
    const answer = await ask({ mode: 'mapp' });
    assert.doesNotMatch(answer, /\n|\bat .*:\d+:\d+|undefined|\[object/);
  });
});

describe('Run Again after a refusal', () => {
  it('is refused in the same words, without a run', async () => {
    const file = write('refusals/again.mjs', 'export const f = (x) => x;\n');
    await refusal({ file, function: 'g', inputs: [1] });
    const before = panels();
    assert.equal(await vscode.commands.executeCommand('poolscope.runAgain'), undefined);
    assert.deepEqual(panels(), before);
  });
});
