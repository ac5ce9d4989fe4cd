import assert from 'node:assert/strict';
import { type RunDocument, run } from './support/runs.js';
import { write } from './support/workspace.js';

/**
 * `backwards`: 0 to 3 are on four workers at one time, and the last ends first. Each one after them is given to a worker
 * whose result has arrived, lets the next one end, and keeps that worker until the last may end.
 */
const WORK = `import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
export const straight = (task) => task;
export async function backwards(task, folder = import.meta.dirname) {
  const has = (name) => existsSync(join(folder, name));
  writeFileSync(join(folder, task > 3 ? 'end-' + (6 - task) : 'began-' + task), '');
  const allBegan = () => [0, 1, 2].every((other) => has('began-' + other));
  const mayEnd = () => (task === 3 ? allBegan() : has('end-' + (task > 3 ? 0 : task)));
  while (!mayEnd()) await new Promise((done) => setTimeout(done, 5));
  return task;
}
`;
const INPUTS = [0, 1, 2, 3, 4, 5, 6];
const FIRST = 4;

/** What the caller of each mode does and gets: of the first four tasks, but for the calls. */
const MODES = {
  map: { results: [0, 1, 2, 3], order: [3, 2, 1, 0], calls: 1, waits: true, callbacks: [] },
  map_async: { results: [0, 1, 2, 3], order: [3, 2, 1, 0], calls: 1, waits: false, callbacks: [null] },
  apply: { results: [0, 1, 2, 3], order: [0, 1, 2, 3], calls: INPUTS.length, waits: true, callbacks: [] },
  apply_async: {
    results: [3, 2, 1, 0],
    order: [3, 2, 1, 0],
    calls: INPUTS.length,
    waits: false,
    callbacks: [3, 2, 1, 0],
  },
};

for (const workerType of ['thread', 'process']) {
  for (const [mode, expected] of Object.entries(MODES)) {
    describe(`${mode} on workers of type ${workerType}`, () => {
      let document: RunDocument;

      before(async () => {
        const file = write(`modes/${mode}-${workerType}/work.mjs`, WORK);
        const name = mode === 'apply' ? 'straight' : 'backwards';
        document = await run({ file, function: name, inputs: INPUTS, mode, workers: 4, workerType });
      });

      it('gives the document of a completed run', () => {
        const { format, version, outcome, pool, error } = document;
        assert.deepEqual([format, version, outcome, error], ['poolscope-run', 1, 'completed', null]);
        assert.deepEqual([document.mode, pool.workers, pool.workerType], [mode, 4, workerType]);
        assert.match(
          JSON.stringify(document.function),
          /work\.mjs","name":"(straight","line":3|backwards","line":4)/,
        );
      });

      it('gives its caller the results in the order of the mode', () => {
        assert.deepEqual([...(document.results ?? [])].sort(), INPUTS);
        assert.deepEqual((document.results ?? []).filter(isFirst), expected.results);
      });

      it('says in which order the tasks completed', () => {
        assert.deepEqual(document.completionOrder.filter(isFirst), expected.order);
      });

      it('keeps each task with its argument, worker and times', () => {
        const { tasks } = document;
        assert.deepEqual(
          tasks.map(({ index, args, value, status }) => [index, args, value, status]),
          INPUTS.map((input, index) => [index, [input], input, 'ok']),
        );
        for (const { submitted, started, ended, received, delivered } of tasks) {
          assertAscending([submitted, started, ended, received, delivered]);
        }
        const used = new Set(tasks.slice(0, FIRST).map((task) => task.worker));
        assert.ok([...used].every((id) => id !== null && id >= 0 && id < 4));
        assert.ok(mode === 'apply' || used.size === 4, 'each worker had a task');
      });

      it(`says that the caller ${expected.waits ? 'waited' : 'went on'}`, () => {
        const { caller } = document;
        const calls = caller.filter(({ call }) => call === mode);
        assert.equal(calls.length, expected.calls);
        assert.ok(calls.every(({ waited }) => waited === expected.waits));
        // As long as the first four have not all begun, none can end but those the caller waits for.
        for (const { from, to } of expected.waits ? calls : calls.slice(0, FIRST - 1)) {
          const during = document.tasks.some(({ ended }) => from < Number(ended) && Number(ended) < to);
          assert.equal(during, expected.waits, 'tasks end while the caller waits, and only then');
        }
      });

      it('says which callbacks ran', () => {
        assert.deepEqual(
          document.callbacks.map(({ index }) => index).filter((index) => index === null || isFirst(index)),
          expected.callbacks,
        );
      });
    });
  }
}

function isFirst(task: unknown): boolean {
  return Number(task) < FIRST;
}

function assertAscending(times: (number | null)[]): void {
  const sorted = [...times].sort((a, b) => Number(a) - Number(b));
  assert.ok(!times.includes(null), `a time is missing: ${times}`);
  assert.deepEqual(times, sorted);
}
