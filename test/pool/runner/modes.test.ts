import { describe, expect, test } from 'vitest';
import { derive } from '../../../src/profile/derive.js';
import { toJsonDocument } from '../../../src/record/json.js';
import { MODE_NAMES, MODES, type Mode } from '../../../src/record/modes.js';
import { begun, newFolder, openGate, outcomes, range, until, WORKER_TYPES } from '../harness.js';
import { request, run, start } from './harness.js';
import { expectCallerOf, expectSoundRecord, overlap } from './invariants.js';

const CASES = WORKER_TYPES.flatMap((workerType) => MODE_NAMES.map((mode) => [mode, workerType] as const));

describe.each(CASES)('%s on %s workers', (mode: Mode, workerType) => {
  test('many short tasks: the record is sound', async () => {
    const { end, store } = await run(
      request('numbers.mjs', 'square', 'Array(60).keys()', { mode, workerType }),
    );
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
    const { store } = await run(request('numbers.mjs', 'odd', 'Array(9).keys()', { mode, workerType }));
    expect(store.header.outcome).toBe('failed');
    expect(store.header.error?.message).toMatch(/^\d is even$/);
    expect(outcomes(store)).toEqual(range(9).map((n) => (n % 2 === 0 ? 'failed: RangeError' : n)));
    expectSoundRecord(store);
    expectCallerOf(store);
  });

  test('no inputs: a run that ends well with nothing in it', async () => {
    const { store } = await run(request('numbers.mjs', 'square', '[]', { mode, workerType }));
    expect(store.header.outcome).toBe('completed');
    expectSoundRecord(store);
    expectCallerOf(store);
  });

  test('the first ends last on four workers: both orders are as the mode has them', async () => {
    const folder = newFolder();
    const sideBySide = MODES[mode].concurrent;
    const inputs = range(4).map((name) => ({ folder, name }));
    const handle = start(request('gates.mjs', 'wait', inputs, { mode, workerType, workers: 4 }));
    if (sideBySide) {
      await Promise.all(range(4).map((name) => begun(folder, name)));
    }
    for (const name of sideBySide ? [3, 2, 1, 0] : [0, 1, 2, 3]) {
      openGate(folder, name);
      await until(
        () => handle.store !== null && outcomes(handle.store)[name] === name,
        `task ${name} has ended`,
      );
    }
    await handle.ended;
    const store = handle.store as NonNullable<typeof handle.store>;
    const document = JSON.parse([...toJsonDocument(store, derive(store))].join(''));
    expect(document.completionOrder).toEqual(sideBySide ? [3, 2, 1, 0] : [0, 1, 2, 3]);
    expect(document.results).toEqual(MODES[mode].order === 'completion' ? [3, 2, 1, 0] : [0, 1, 2, 3]);
    expect(overlap(store)).toBe(sideBySide ? 4 : 1);
    const inTime = store.workers.filter(({ imported }) => imported !== null && imported <= 0);
    expect(inTime.length, 'workers that are ready when the run begins').toBeGreaterThanOrEqual(
      sideBySide ? 4 : 1,
    );
    expectSoundRecord(store);
    expectCallerOf(store);
  });
});
