import { readdirSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { Pool, task } from '../../../src/index.js';
import type { WorkerType } from '../../../src/record/modes.js';
import { SUBJECTS } from '../../conformance/cases/index.js';
import { Script, WORK } from '../../conformance/ours.js';
import { sharedWorkers } from '../../conformance/script.js';
import { newFolder, range } from '../harness.js';

/** A script that takes longer (ms) has a step that never ends. */
const LONGEST = 120_000;

/** Every script against our Pool: its log is the expected one. */
export function conform(workerType: WorkerType): void {
  /** Of so many workers, for all scripts that leave it as it was, as CPython's own tests have one. */
  const shared = new Map<number, Pool>();
  afterAll(() => Promise.all([...shared.values()].map((pool) => pool.terminate())));

  describe.each(Object.entries(SUBJECTS))(`%s, on ${workerType} workers`, (_, cases) => {
    test.each(cases.map((each) => [each.title, each] as const))('%s', async (_, each) => {
      const folder = newFolder();
      const script = new Script(each, workerType, folder);
      const run = (pool?: Pool) => inTime(script.run(pool), () => standing(script, folder));
      const workers = sharedWorkers(each);
      if (workers === null) {
        expect(await run()).toEqual(each.expected);
        return;
      }
      const pool = shared.get(workers) ?? new Pool({ workers, workerType });
      shared.delete(workers);
      let isGood = false;
      try {
        expect(await run(pool)).toEqual(each.expected);
        await inTime(meet(pool, workers, folder), () => 'A worker is still at work after the last step.');
        isGood = true;
      } finally {
        if (isGood) {
          shared.set(workers, pool);
        } else {
          await pool.terminate(); // It may still be at work for this script: the next one has a new one.
        }
      }
    });
  });
}

/** All workers are free and meet: none is left with a task of this script, whose gates are gone after it. */
function meet(pool: Pool, workers: number, folder: string): Promise<unknown> {
  const places = range(workers).map((place) => [`${folder}/end`, place, workers]);
  return pool.map(task(WORK, 'meet'), places, { chunksize: 1 });
}

/** @throws when it does not end; `why` is asked for words then */
async function inTime<T>(work: Promise<T>, why: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(why())), LONGEST);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** How far a script has come: its step, its log, and which gates its tasks have reached. */
function standing({ at, log }: Script, folder: string): string {
  const gates = readdirSync(folder).join(', ');
  return `This step does not end: ${JSON.stringify(at)}. Log: ${JSON.stringify(log)}. Gates: ${gates}.`;
}
