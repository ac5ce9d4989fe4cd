import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type RunDocument, run } from './support/runs.js';
import { write } from './support/workspace.js';

describe('what a task does to itself', () => {
  let file: string;

  before(() => {
    file = write(
      'survival/work.mjs',
      `export async function work(what) {
  await new Promise((done) => setTimeout(done, 50));
  if (what === 'throw') throw new TypeError('bad input');
  if (what === 'exit') process.exit(3);
  if (what === 'function') return () => 1;
  if (what === 'spin') for (;;);
  if (what === 'reject late') { setTimeout(() => Promise.reject(new Error('late')), 0); return 'ok'; }
  return 'ok';
}
`,
    );
  });

  afterEach('the extension host goes on', async () => {
    assert.ok((await vscode.commands.getCommands(true)).includes('poolscope.run'));
  });

  const among = (what: string, workerType: string, options = {}) =>
    run({
      file,
      function: 'work',
      inputs: ['a', what, 'b', 'c'],
      workers: 2,
      mode: 'map',
      workerType,
      chunksize: 1,
      ...options,
    });

  function costsOnlyItself(document: RunDocument, status: string): void {
    assert.deepEqual(
      document.tasks.map((task) => task.status),
      ['ok', status, 'ok', 'ok'],
    );
    assert.deepEqual([document.outcome, document.results], ['failed', null]);
  }

  for (const workerType of ['thread', 'process']) {
    it(`costs only itself when it throws in a ${workerType}`, async () => {
      const document = await among('throw', workerType);
      costsOnlyItself(document, 'failed');
      const { error } = document.tasks[1] ?? {};
      assert.deepEqual([error?.name, error?.message], ['TypeError', 'bad input']);
      assert.match(error?.stack ?? '', /work\.mjs:3/);
    });

    it(`costs only itself when it exits its ${workerType}`, async () => {
      const document = await among('exit', workerType);
      costsOnlyItself(document, 'crashed');
      assert.match(document.tasks[1]?.error?.message ?? '', /\b3\b/);
    });

    it(`costs only itself when its result cannot be sent from a ${workerType}`, async () => {
      const document = await among('function', workerType);
      costsOnlyItself(document, 'failed');
      assert.equal(document.tasks[1]?.error?.name, 'MaybeEncodingError');
    });

    it(`costs only itself when it spins in a ${workerType} past its time`, async () => {
      costsOnlyItself(await among('spin', workerType, { timeout: 500 }), 'timed_out');
    });
  }

  it('is kept in the modes that deliver one by one', async () => {
    const document = await among('throw', 'thread', { mode: 'apply', chunksize: undefined });
    assert.deepEqual([document.outcome, document.results], ['failed', ['ok', 'ok', 'ok']]);
  });
});
