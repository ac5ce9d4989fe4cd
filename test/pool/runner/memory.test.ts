import { afterEach, expect, test } from 'vitest';
import { outcomes, WORKER_TYPES } from '../harness.js';
import { request, run } from './harness.js';
import { expectSoundRecord } from './invariants.js';

const before = process.env.NODE_OPTIONS;
afterEach(() => {
  process.env.NODE_OPTIONS = before ?? '';
});

test.each(WORKER_TYPES)('a task that takes all memory of its %s worker is lost alone', async (workerType) => {
  process.env.NODE_OPTIONS = '--max-old-space-size=80';
  const inputs = [1, 2, 'all', 3, 4];
  const { store } = await run(request('memory.ts', 'fill', inputs, { workerType, chunksize: 5 }));
  expect(outcomes(store)).toEqual([1, 2, 'crashed: WorkerDiedError', 3, 4]);
  expect(JSON.parse(store.outcomes.at(2) as string).message).toMatch(
    workerType === 'thread' ? /ran out of memory/ : /SIGABRT|SIGTRAP|code \d+/,
  );
  expectSoundRecord(store);
});
