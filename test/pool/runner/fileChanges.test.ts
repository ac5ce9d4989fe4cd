import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunStore } from '../../../src/record/store.js';
import { begun, newFolder, openGate, outcomes, range, WORKER_TYPES } from '../harness.js';
import { FIXTURES, request, start } from './harness.js';
import { expectSoundRecord } from './invariants.js';

const NEW = 'export const wait = async () => "new";\n';

describe.each(WORKER_TYPES)('the user’s file, while %s workers run its function,', (workerType) => {
  /** Runs four tasks on two workers; when two are in the middle the file is changed. */
  async function changed(change: (file: string) => void, maxtasksperchild?: number): Promise<RunStore> {
    const folder = newFolder();
    const file = join(folder, 'work.mjs');
    copyFileSync(`${FIXTURES}gates.mjs`, file);
    const inputs = range(4).map((name) => ({ folder, name }));
    const wanted = request('', 'wait', inputs, { workerType, chunksize: 1 });
    const handle = start({ ...wanted, file, cwd: folder, ...(maxtasksperchild && { maxtasksperchild }) });
    await Promise.all([begun(folder, 0), begun(folder, 1)]);
    change(file);
    for (const name of range(4)) {
      openGate(folder, name);
    }
    expect(await handle.ended).toMatchObject({ kind: 'ended' });
    expectSoundRecord(handle.store as RunStore);
    return handle.store as RunStore;
  }

  test('is deleted: the workers that are there go on with what they have', async () => {
    const store = await changed((file) => rmSync(file));
    expect(outcomes(store)).toEqual(range(4));
    expect(store.header.outcome).toBe('completed');
  });

  test('is saved: the workers that are there go on with what they have', async () => {
    const store = await changed((file) => writeFileSync(file, NEW));
    expect(outcomes(store)).toEqual(range(4));
  });

  test('is deleted, and workers are replaced: the new ones say so, what was done is kept', async () => {
    const store = await changed((file) => rmSync(file), 1);
    expect(outcomes(store)).toEqual([0, 1, 'failed: LoadError', 'failed: LoadError']);
    expect(store.header.error?.message).toMatch(/Cannot find module .*work\.mjs/);
  });

  test('is saved, and workers are replaced: the new ones have the new code', async () => {
    const store = await changed((file) => writeFileSync(file, NEW), 1);
    expect(outcomes(store)).toEqual([0, 1, 'new', 'new']);
  });
});
