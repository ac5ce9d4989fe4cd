import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRequestError } from '../../../src/errors.js';
import { loadRun } from '../../../src/storage/index.js';
import { packRun } from '../../../src/storage/payload.js';
import { squares } from '../record/fixture.js';
import { forged } from '../storage/forge.js';
import { casesOf } from './runs.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuzz-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('a run file with anything changed in it is loaded or refused with a sentence', async () => {
  const good = Buffer.concat([...packRun(squares(5))]);
  const path = join(folder, 'run.poolscope');
  const change = fc.record({
    at: fc.nat(good.length),
    cut: fc.nat(12),
    put: fc.uint8Array({ maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      let payload = good;
      for (const { at, cut, put } of changes) {
        payload = Buffer.concat([payload.subarray(0, at), put, payload.subarray(at + cut)]);
      }
      await writeFile(path, forged(payload));
      const error = await loadRun(path).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error === null || isRequestError(error), String((error as Error)?.stack)).toBe(true);
    }),
    { numRuns: casesOf(1000) },
  );
});
