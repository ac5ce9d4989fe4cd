import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { loadRun, saveRun } from '../../../src/storage/index.js';
import { newFolder } from '../harness.js';
import { request, run } from './harness.js';
import { expectSoundRecord } from './invariants.js';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

const MB = 1e6;
const COUNT = 300;

function memory(): number {
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test('300 MB of results are recorded, saved and opened again without filling the memory', async () => {
  const before = memory();
  const { store } = await run(
    request('large.ts', 'chapter', `Array.from({ length: ${COUNT} }, (_, i) => i)`),
  );
  expectSoundRecord(store);
  expect(memory() - before).toBeLessThan(120 * MB);
  const path = `${newFolder()}/large.poolscope`;
  await saveRun(path, store);
  const opened = await loadRun(path);
  for (const each of [store, opened]) {
    for (let i = 0; i < COUNT; i++) {
      const value = JSON.parse(each.outcomes.at(i) as string);
      const text = i % 2 === 0 ? value : value.text;
      expect(text.length).toBe(MB);
      expect(text.startsWith(`Chapter ${i}. `)).toBe(true);
    }
  }
  expect(memory() - before).toBeLessThan(240 * MB);
});
