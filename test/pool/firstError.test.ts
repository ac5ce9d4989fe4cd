import { describe, expect, test } from 'vitest';
import {
  begun,
  failure,
  fixture,
  newFolder,
  newPool,
  openGate,
  ran,
  range,
  WORKER_TYPES,
} from './harness.js';

const note = fixture('notes.ts', 'note');

describe.each(WORKER_TYPES)('a map with failures on %s workers', (workerType) => {
  test('throws the first error to arrive, not the first in input order', async () => {
    const folder = newFolder();
    const pool = newPool({ workerType });
    const result = pool.map(
      fixture('gates.mjs', 'wait'),
      range(3).map((name) => ({ folder, name, fails: name < 2 })),
      { chunksize: 1 },
    );
    await Promise.all([begun(folder, 0), begun(folder, 1)]);
    openGate(folder, 1);
    await begun(folder, 2); // It has the worker that the second one left: the second one's error has arrived.
    openGate(folder, 0);
    openGate(folder, 2);
    expect((await failure(result)).message).toBe('1 fails');
  });

  test('runs all the rest, that of the failing chunk included, before it throws', async () => {
    const folder = newFolder();
    const inputs = range(20).map((i) => ({ folder, i, end: i === 1 || i === 12 ? 'throw' : undefined }));
    const error = await failure(newPool({ workerType }).map(note, inputs, { chunksize: 5 }));
    expect(error.message).toMatch(/^(1|12) throws$/);
    expect(ran(folder).sort((a, b) => a - b)).toEqual(range(20));
  });
});
