import { describe, expect, test } from 'vitest';
import { derive } from '../../../src/profile/derive.js';
import { toJsonDocument } from '../../../src/record/json.js';
import { MODE_NAMES, MODES, type Mode } from '../../../src/record/modes.js';
import { outcomes, range, WORKER_TYPES } from '../harness.js';
import { request, run } from './harness.js';
import { expectCallerOf, expectSoundRecord, overlap } from './invariants.js';

const CASES = WORKER_TYPES.flatMap((workerType) => MODE_NAMES.map((mode) => [mode, workerType] as const));

describe.each(CASES)('%s on %s workers', (mode: Mode, workerType) => {
  test('many short tasks: the record is sound', async () => {
    const { end, store } = await run(request('work.ts', 'square', 'Array(60).keys()', { mode, workerType }));
    expect(end.kind).toBe('ended');
    expect(store.header.outcome).toBe('completed');
    expect(outcomes(store)).toEqual(range(60).map((n) => n * n));
    expectSoundRecord(store);
    expectCallerOf(store);
    if (mode === 'apply') {
      expect(overlap(store)).toBe(1);
    }
  });

  test('tasks that fail: the others have their turn, the record is sound', async () => {
    const { store } = await run(request('work.ts', 'odd', 'Array(9).keys()', { mode, workerType }));
    expect(store.header.outcome).toBe('failed');
    expect(store.header.error?.message).toMatch(/^\d is even$/);
    expect(outcomes(store)).toEqual(range(9).map((n) => (n % 2 === 0 ? 'failed: RangeError' : n)));
    expectSoundRecord(store);
    expectCallerOf(store);
  });

  test('no inputs: a run that ends well with nothing in it', async () => {
    const { store } = await run(request('work.ts', 'square', '[]', { mode, workerType }));
    expect(store.header.outcome).toBe('completed');
    expectSoundRecord(store);
    expectCallerOf(store);
  });

  test('the longest first on four workers: both orders are as the mode has them', async () => {
    const naps = [800, 600, 400, 200];
    const { store } = await run(request('work.ts', 'nap', naps, { mode, workerType, workers: 4 }));
    const document = JSON.parse([...toJsonDocument(store, derive(store))].join(''));
    const sideBySide = MODES[mode].concurrent;
    expect(document.completionOrder).toEqual(sideBySide ? [3, 2, 1, 0] : [0, 1, 2, 3]);
    expect(document.results).toEqual(MODES[mode].order === 'completion' ? naps.toReversed() : naps);
    expect(overlap(store)).toBe(sideBySide ? 4 : 1);
    const inTime = store.workers.filter(({ imported }) => imported !== null && imported <= 0);
    expect(inTime.length, 'workers that are ready when the run begins').toBeGreaterThanOrEqual(
      sideBySide ? 4 : 1,
    );
    expectSoundRecord(store);
    expectCallerOf(store);
  });
});
