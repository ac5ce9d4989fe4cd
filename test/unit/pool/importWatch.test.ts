import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImportWatch, SLOW_IMPORT } from '../../../src/pool/importWatch.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const URL = pathToFileURL('/work/work.mjs').href;

function watch(limit?: number) {
  const said: string[] = [];
  const late: unknown[] = [];
  const imports = new ImportWatch<object>(
    limit,
    (_, sentence) => said.push(sentence),
    (who, url, ms) => late.push([who, url, ms]),
  );
  return { said, late, imports };
}

test('an import that takes longer than 10 s is named, once for all workers', () => {
  const { said, late, imports } = watch();
  const workers = [{}, {}, {}];
  for (const worker of workers) {
    imports.begun(worker, URL);
  }
  vi.advanceTimersByTime(SLOW_IMPORT - 1);
  expect(said).toEqual([]);
  imports.ended(workers[2] as object);
  vi.advanceTimersByTime(1e9);
  expect(said).toEqual([
    expect.stringMatching(/^Still importing .*work\.mjs after 10 s\..*--import-timeout/),
  ]);
  expect(late).toEqual([]);
});

test.each([50, 2 ** 31, 2 ** 33])('one that takes longer than its limit of %i ms is late', (limit) => {
  const { late, imports } = watch(limit);
  const [one, other] = [{}, {}];
  imports.begun(one, URL);
  imports.begun(other, URL);
  vi.advanceTimersByTime(limit - 1);
  expect(late).toEqual([]);
  imports.ended(other);
  vi.advanceTimersByTime(1);
  expect(late).toEqual([[one, URL, limit]]);
});
