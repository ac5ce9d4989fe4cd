import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../../../src/index.js';
import type { WorkerType } from '../../../src/record/modes.js';
import { SUBJECTS } from '../../conformance/cases/index.js';
import { Script } from '../../conformance/ours.js';
import { sharedWorkers } from '../../conformance/script.js';
import { newFolder } from '../harness.js';

/** Every script against our Pool: its log is the expected one. */
export function conform(workerType: WorkerType): void {
  /** Of so many workers, for all scripts that leave it as it was, as CPython's own tests have one. */
  const shared = new Map<number, Pool>();
  afterAll(() => Promise.all([...shared.values()].map((pool) => pool.terminate())));

  describe.each(Object.entries(SUBJECTS))(`%s, on ${workerType} workers`, (_, cases) => {
    test.each(cases.map((each) => [each.title, each] as const))('%s', async (_, each) => {
      const script = new Script(each, workerType, newFolder());
      const workers = sharedWorkers(each);
      if (workers === null) {
        expect(await script.run()).toEqual(each.expected);
        return;
      }
      const pool = shared.get(workers) ?? new Pool({ workers, workerType });
      shared.delete(workers);
      let isGood = false;
      try {
        expect(await script.run(pool)).toEqual(each.expected);
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
