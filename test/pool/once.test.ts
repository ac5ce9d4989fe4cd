import { describe, expect, test } from 'vitest';
import { fixture, newFolder, newPool, ran, range, WORKER_TYPES } from './harness.js';

describe.each(WORKER_TYPES)('on %s workers', (workerType) => {
  test('no task is left out or run twice', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 3, workerType });
    const note = fixture('notes.ts', 'note');
    const inputs = range(300).map((i) => ({ folder, i }));
    const list = pool.mapAsync(note, inputs.slice(0, 200));
    const calls = inputs.slice(200).map((input) => pool.applyAsync(note, [input]));
    expect([
      ...((await list.get()) as number[]),
      ...(await Promise.all(calls.map((call) => call.get()))),
    ]).toEqual(range(300));
    expect(ran(folder).sort((a, b) => a - b)).toEqual(range(300));
  });
});
