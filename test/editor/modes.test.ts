import assert from 'node:assert/strict';
import { type RunDocument, run } from './support/runs.js';
import { write } from './support/workspace.js';

/** `together`: the four tasks begin at one time, however long each worker takes to start. */
const WORK = `import { readdirSync, writeFileSync } from 'node:fs';
const here = import.meta.dirname;
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms, ms));
export async function together(ms) {
  writeFileSync(here + '/began-' + ms, '');
  while (readdirSync(here).length < 5) await sleep(5);
  return sleep(ms);
}
`;
const TIMES = [400, 300, 200, 100];

/** What the caller of each mode does and gets, when four tasks sleep 400, 300, 200 and 100 ms on four workers. */
const MODES = {
  map: { results: TIMES, order: [3, 2, 1, 0], calls: ['map'], waits: true, callbacks: [] },
  map_async: { results: TIMES, order: [3, 2, 1, 0], calls: ['map_async'], waits: false, callbacks: [null] },
  apply: {
    results: TIMES,
    order: [0, 1, 2, 3],
    calls: ['apply', 'apply', 'apply', 'apply'],
    waits: true,
    callbacks: [],
  },
  apply_async: {
    results: [...TIMES].reverse(),
    order: [3, 2, 1, 0],
    calls: ['apply_async', 'apply_async', 'apply_async', 'apply_async'],
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
        const name = mode === 'apply' ? 'sleep' : 'together';
        document = await run({ file, function: name, inputs: TIMES, mode, workers: 4, workerType });
      });

      it('gives the document of a completed run', () => {
        const { format, version, outcome, pool, error } = document;
        assert.deepEqual([format, version, outcome, error], ['poolscope-run', 1, 'completed', null]);
        assert.deepEqual([document.mode, pool.workers, pool.workerType], [mode, 4, workerType]);
        assert.match(
          JSON.stringify(document.function),
          /work\.mjs","name":"(sleep","line":3|together","line":4)/,
        );
      });

      it('gives its caller the results in the order of the mode', () => {
        assert.deepEqual(document.results, expected.results);
      });

      it('says in which order the tasks completed', () => {
        assert.deepEqual(document.completionOrder, expected.order);
      });

      it('keeps each task with its argument, worker and times', () => {
        const { tasks } = document;
        assert.deepEqual(
          tasks.map(({ index, args, value, status }) => [index, args, value, status]),
          TIMES.map((ms, index) => [index, [ms], ms, 'ok']),
        );
        for (const { submitted, started, ended, received, delivered } of tasks) {
          assertAscending([submitted, started, ended, received, delivered]);
        }
        const used = new Set(tasks.map((task) => task.worker));
        assert.ok([...used].every((id) => id !== null && id >= 0 && id < 4));
        assert.ok(mode === 'apply' || used.size === 4, 'each worker had a task');
      });

      it(`says that the caller ${expected.waits ? 'waited' : 'went on'}`, () => {
        const { caller } = document;
        const calls = caller.filter(({ call }) => call === mode);
        assert.deepEqual(
          calls.map(({ call }) => call),
          expected.calls,
        );
        for (const { from, to, waited } of calls) {
          assert.equal(waited, expected.waits);
          const during = document.tasks.some(({ ended }) => from < Number(ended) && Number(ended) < to);
          assert.equal(during, expected.waits, 'tasks end while the caller waits, and only then');
        }
      });

      it('says which callbacks ran', () => {
        assert.deepEqual(
          document.callbacks.map(({ index }) => index),
          expected.callbacks,
        );
      });
    });
  }
}

function assertAscending(times: (number | null)[]): void {
  const sorted = [...times].sort((a, b) => Number(a) - Number(b));
  assert.ok(!times.includes(null), `a time is missing: ${times}`);
  assert.deepEqual(times, sorted);
}
