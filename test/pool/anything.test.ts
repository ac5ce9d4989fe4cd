import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failure, fixture, newFolder, outcomes, ran, range, recordedPool, WORKER_TYPES } from './harness.js';
import { expectSoundRecord } from './runner/invariants.js';

const END = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 2, arbitrary: fc.constant('throw' as const) },
  { weight: 1, arbitrary: fc.constant('exit' as const) },
);

const INPUT = fc.record({ ms: fc.integer({ min: 0, max: 15 }), end: END });

const RUN = fc.record({
  inputs: fc.array(INPUT, { maxLength: 14 }),
  workers: fc.integer({ min: 1, max: 3 }),
  chunksize: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  fn: fc.constantFrom('note', 'noteBusily'),
});

const EXPECTED = { throw: 'failed: Error', exit: 'crashed: WorkerDiedError' };

describe.each(WORKER_TYPES)('whatever is run on %s workers', (workerType) => {
  test('each input is run once and has one outcome, a map is in input order, and the pool ends', async () => {
    await fc.assert(
      fc.asyncProperty(RUN, async ({ inputs, workers, chunksize, fn }) => {
        const folder = newFolder();
        const { pool, store } = recordedPool({ workers, workerType });
        const tasks = inputs.map((input, i) => ({ ...input, folder, i }));
        const map = pool.map(fixture('notes.ts', fn), tasks, chunksize === undefined ? {} : { chunksize });
        const expected = inputs.map(({ end }, i) => (end ? EXPECTED[end] : i));
        if (inputs.every(({ end }) => end === undefined)) {
          expect(await map).toEqual(expected);
        } else {
          await failure(map);
        }
        expect(outcomes(store)).toEqual(expected);
        expect(ran(folder).sort((a, b) => a - b)).toEqual(range(inputs.length));
        pool.close();
        await pool.join();
        store.header = {
          pool: { workers },
          inputs: { count: inputs.length },
          outcome: 'completed',
          wall: 0,
        } as unknown as typeof store.header;
        expectSoundRecord(store);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
