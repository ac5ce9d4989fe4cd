import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { WORKER_TYPES } from '../../../src/record/modes.js';
import type { RunStore } from '../../../src/record/store.js';
import { SENTENCES } from '../../../src/runner/sentences.js';
import { newFolder, outcomes, range } from '../harness.js';
import { endRuns, request, run, start } from './harness.js';

afterEach(endRuns);

describe.each(WORKER_TYPES)('a run starts with its workers on the way (%s)', (workerType) => {
  test.each([
    [1, 3, 1],
    [2, 3, 2],
    [7, 3, 3],
  ])('of %i inputs and %i places, %i workers are made', async (inputs, workers, made) => {
    const { end, store } = await run(request('work.ts', 'square', range(inputs), { workers, workerType }));
    expect(end.kind).toBe('ended');
    expect(store.workers.map(({ worker }) => worker)).toEqual(range(made));
    expect(store.header.pool.workers).toBe(workers);
  });

  test('none of them was made after the run began, and none was ready before it was made', async () => {
    const { store } = await run(request('work.ts', 'square', range(4), { workerType }));
    for (const { spawn, ready, imported, exit } of store.workers) {
      const life = [spawn, ready, imported, exit] as number[];
      expect(life).toEqual(life.toSorted((a, b) => a - b));
      expect(spawn).toBeLessThan(0);
    }
  });

  test('inputs that take their time to come are waited for by all workers', async () => {
    const slow = 'new Promise((resolve) => setTimeout(resolve, 300, [1, 2, 3]))';
    const { store } = await run(request('work.ts', 'square', slow, { workerType, workers: 2 }));
    expect(store.workers.filter(({ spawn }) => spawn < -150)).toHaveLength(2);
  });
});

test('what the run’s process is told by a variable is not in the variables of the function', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'names.mjs'), 'export const names = () => Object.keys(process.env).join();');
  writeFileSync(join(folder, 'sentences.json'), '{}');
  const wanted = { ...request('', 'names', range(4)), file: join(folder, 'names.mjs') };
  const handle = start(wanted, { sentences: join(folder, 'sentences.json') });
  await handle.ended;
  const given = outcomes(handle.store as RunStore) as string[];
  expect(given).toHaveLength(4);
  expect(given.filter((names) => names.split(',').includes(SENTENCES))).toEqual([]);
});
