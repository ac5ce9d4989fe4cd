import { describe, expect, test } from 'vitest';
import { outcomes, range, until } from '../harness.js';
import { refusal, request, run, start } from './harness.js';
import { expectSoundRecord } from './invariants.js';

describe('the inputs of an imap', () => {
  test('that throw half-way: what came before runs, and the run failed with that error', async () => {
    const inputs = '(function* () { yield 1; yield 2; throw new RangeError("gone"); })()';
    const { store } = await run(request('work.ts', 'square', inputs, { mode: 'imap' }));
    expect(store.header).toMatchObject({ outcome: 'failed', error: { name: 'RangeError', message: 'gone' } });
    expect(outcomes(store)).toEqual([1, 4]);
    expectSoundRecord(store);
  });

  test('that throw before the first: the request is refused', async () => {
    const inputs = '(function* () { throw new RangeError("gone"); })()';
    expect(await refusal(request('work.ts', 'square', inputs, { mode: 'imap' }))).toMatch(/gone/);
  });

  test('may be endless: a cancel ends them, and what was done is kept', async () => {
    const inputs = '(function* () { for (let n = 0; ; n++) yield n; })()';
    const handle = start(request('work.ts', 'square', inputs, { mode: 'imap_unordered' }));
    await until(() => (handle.store?.tasks.length ?? 0) > 200, 'some are done');
    handle.cancel();
    await handle.ended;
    const store = handle.store as NonNullable<typeof handle.store>;
    expect(store.header.outcome).toBe('cancelled');
    expect(outcomes(store).filter((outcome) => typeof outcome === 'number').length).toBeGreaterThan(100);
    expectSoundRecord(store);
  });
});

describe('inputs that name their function', () => {
  const inputs = [3, { function: 'add', args: [1, 2], kwds: { times: 5 } }, [4]];

  test.each(['apply', 'apply_async'] as const)('%s calls it', async (mode) => {
    const { store } = await run(request('work.ts', 'square', inputs, { mode }));
    expect(outcomes(store)).toEqual([9, 15, 16]);
    expect(store.header.functions.map(({ name }) => name)).toEqual(['square', 'add']);
    expect(range(3).map((row) => store.tasks.data.function[row])).toEqual([0, 1, 0]);
    expectSoundRecord(store);
  });

  test('that is not there: the request is refused with those that are', async () => {
    const wrong = [{ function: 'nope', args: [1] }];
    expect(await refusal(request('work.ts', 'square', wrong, { mode: 'apply' }))).toMatch(
      /Input 0 names the function nope.*square, add/,
    );
  });
});
