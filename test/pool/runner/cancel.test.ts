import { describe, expect, test } from 'vitest';
import { MODE_NAMES, MODES, type Mode } from '../../../src/record/modes.js';
import { begun, newFolder, openGate, outcomes, range, until, WORKER_TYPES } from '../harness.js';
import { request, run, start } from './harness.js';
import { expectSoundRecord } from './invariants.js';

describe.each(WORKER_TYPES)('cancel on %s workers', (workerType) => {
  test.each(MODE_NAMES)(
    '%s: what is done is kept, the rest is told apart, and it ends',
    async (mode: Mode) => {
      const folder = newFolder();
      const inputs = range(5).map((name) => ({ folder, name }));
      const more = { mode, workerType, workers: 1, ...(MODES[mode].chunks !== 'none' && { chunksize: 1 }) };
      const handle = start(request('gates.mjs', 'wait', inputs, more));
      await begun(folder, 0);
      openGate(folder, 0);
      await begun(folder, 1);
      handle.cancel();
      const end = await handle.ended;
      expect(end).toMatchObject({ kind: 'ended', header: { outcome: 'cancelled' } });
      const store = handle.store as NonNullable<typeof handle.store>;
      expect(outcomes(store)).toEqual([
        0,
        'cancelled: TerminatedError',
        ...range(3).map(() => 'not_run: TerminatedError'),
      ]);
      expectSoundRecord(store);
    },
  );

  test('a chunk that spins: the results of its finished tasks are kept', async () => {
    const folder = newFolder();
    const inputs = range(6).map((i) => ({ folder, i, ms: 60, ...(i === 4 && { end: 'spin' }) }));
    const wanted = request('notes.ts', 'noteBusily', inputs, { workerType, workers: 1, chunksize: 6 });
    const handle = start(wanted);
    await until(() => handle.store?.tasks.length === 6 && outcomes(handle.store)[2] === 2, 'results are in');
    handle.cancel();
    await handle.ended;
    const store = handle.store as NonNullable<typeof handle.store>;
    expect(outcomes(store).slice(0, 3)).toEqual([0, 1, 2]);
    expect(outcomes(store)[5]).toMatch(/^(not_run|cancelled)/);
    expectSoundRecord(store);
  });
});

describe('cancel', () => {
  test.each([
    ['that never end', '(function* () { for (let i = 0; ; i++) yield i; })()'],
    [
      'that come slowly',
      '(async function* () { for (;;) { yield 1; await new Promise((r) => setTimeout(r, 5)); } })()',
    ],
    ['that never come', 'new Promise(() => {})'],
  ])('while inputs are read %s', async (_, inputs) => {
    const handle = start(request('work.ts', 'square', inputs));
    await until(() => handle.store !== null, 'the run is known');
    await new Promise((resolve) => setTimeout(resolve, 300));
    handle.cancel();
    const end = await handle.ended;
    expect(end).toMatchObject({ kind: 'ended', header: { outcome: 'cancelled', inputs: { count: 0 } } });
  });

  test('while an expression spins: the process is ended', async () => {
    const handle = start(request('work.ts', 'square', '(() => { for (;;); })()'));
    await until(() => handle.store !== null, 'the run is known');
    handle.cancel();
    expect(await handle.ended).toMatchObject({ kind: 'ended', header: { outcome: 'cancelled' } });
  });

  test.each(MODE_NAMES)('%s: while the workers load the function', async (mode: Mode) => {
    const handle = start(request('load/slow.mjs', 'quick', [1, 2], { mode }));
    const known = () => (handle.store?.header.inputs.count ?? 0) > 0;
    await until(known, 'the inputs are known');
    handle.cancel();
    expect(await handle.ended).toMatchObject({
      kind: 'ended',
      header: { outcome: 'cancelled', error: null },
    });
    const store = handle.store as NonNullable<typeof handle.store>;
    // What an imap has not taken yet is not known.
    const isList = MODES[mode].waits !== 'each item';
    expect(outcomes(store)).toEqual(isList ? range(2).map(() => 'not_run: TerminatedError') : []);
    expectSoundRecord(store);
  });

  test('at once, before anything has begun', async () => {
    const handle = start(request('work.ts', 'square', [1, 2]));
    handle.cancel();
    const end = await handle.ended;
    expect(end.kind === 'refused' || end.header.outcome !== 'running').toBe(true);
  });

  test('after the end changes nothing', async () => {
    const handle = start(request('work.ts', 'square', [1, 2]));
    const end = await handle.ended;
    handle.cancel();
    handle.cancel();
    expect(end).toMatchObject({ kind: 'ended', header: { outcome: 'completed' } });
  });
});

test('endless inputs end at the cap with a sentence', async () => {
  const endless = '(function* () { for (;;) yield 1; })()';
  const { end } = await run(request('work.ts', 'square', endless, { maxInputs: 5000 }));
  expect(end).toMatchObject({ kind: 'refused', message: expect.stringMatching(/more than 5,000 inputs/) });
});
