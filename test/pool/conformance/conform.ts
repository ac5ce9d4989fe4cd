import { afterAll, describe, expect, test } from 'vitest';
import { Pool } from '../../../src/index.js';
import type { WorkerType } from '../../../src/record/modes.js';
import { SUBJECTS } from '../../conformance/cases/index.js';
import { Script, WORKERS } from '../../conformance/ours.js';
import { leavesPool } from '../../conformance/script.js';
import { newFolder } from '../harness.js';

/** Every script against our Pool: its log is the expected one. */
export function conform(workerType: WorkerType): void {
  /** For all scripts that leave it as it was, as CPython's own tests have one; replaced when one of them failed. */
  let shared: Pool | null = null;
  afterAll(() => shared?.terminate());

  describe.each(Object.entries(SUBJECTS))(`%s, on ${workerType} workers`, (_, cases) => {
    test.each(cases.map((each) => [each.title, each] as const))('%s', async (_, each) => {
      const script = new Script(each, workerType, newFolder());
      if (!leavesPool(each)) {
        expect(await script.run()).toEqual(each.expected);
        return;
      }
      const pool = shared ?? new Pool({ workers: WORKERS, workerType });
      shared = null;
      let isGood = false;
      try {
        expect(await script.run(pool)).toEqual(each.expected);
        isGood = true;
      } finally {
        if (isGood) {
          shared = pool;
        } else {
          await pool.terminate();
        }
      }
    });
  });
}
