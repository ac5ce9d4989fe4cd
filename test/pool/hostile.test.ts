import { describe, expect, test } from 'vitest';
import { failure, fixture, newPool, range, WORKER_TYPES } from './harness.js';

const act = fixture('hostile.ts', 'act');
const ok = fixture('hostile.ts', 'ok');

describe.each(WORKER_TYPES)('on %s workers', (workerType) => {
  test.each([
    ['exit', /exited with code 3/],
    ['exit well', /exited with code 0/],
    ['throw while it waits', /TypeError: out of the blue/],
    ['reject while it waits', /TypeError: unheard/],
    ['cut the line', /./],
  ])('%s ends its own task with WorkerDiedError, and no other', async (what, words) => {
    const pool = newPool({ workerType });
    const before = range(10).map((n) => pool.applyAsync(ok, [n]));
    const bad = pool.applyAsync(act, [what]);
    const after = range(10).map((n) => pool.applyAsync(ok, [n]));
    const error = await failure(bad.get());
    expect(error.name).toBe('WorkerDiedError');
    expect(error.message).toMatch(words);
    expect(await Promise.all([...before, ...after].map((call) => call.get()))).toEqual([
      ...range(10),
      ...range(10),
    ]);
  });

  test('every worker can die, more than once, and the pool goes on', async () => {
    const pool = newPool({ workerType });
    const calls = range(12).map((i) => pool.applyAsync(act, [i % 2 === 0 ? 'exit' : `fine ${i}`]));
    await Promise.all(calls.map((call) => call.wait()));
    expect(calls.map((call) => call.successful())).toEqual(range(12).map((i) => i % 2 !== 0));
    expect(await pool.map(ok, range(10))).toEqual(range(10));
  });

  test.each(['late throw', 'late rejection'])(
    'a %s after the task has returned harms no other task',
    async (what) => {
      const pool = newPool({ workers: 1, workerType });
      expect(await pool.apply(act, [what])).toBe('returned');
      await new Promise((resolve) => setTimeout(resolve, 500)); // The worker dies while it has nothing to do.
      expect(await pool.map(ok, range(5))).toEqual(range(5));
    },
  );

  test.each(['spin', 'hang'])('a task that goes on for ever (%s) is ended by its time-out', async (what) => {
    const pool = newPool({ workerType, timeout: 300 });
    const bad = pool.applyAsync(act, [what]);
    const good = pool.mapAsync(ok, range(10));
    const error = await failure(bad.get());
    expect([error.name, error.message]).toEqual([
      'TimeoutError',
      expect.stringMatching(/longer than 300 ms/),
    ]);
    expect(await good.get()).toEqual(range(10));
  });

  test.each(['hold on', 'unsubscribe', 'mute'])(
    'a task that leaves something behind (%s) does not keep the pool',
    async (what) => {
      const pool = newPool({ workerType });
      expect(await pool.apply(act, [what])).toBe('returned');
      expect(await pool.map(ok, range(4))).toEqual(range(4));
      pool.close();
      await pool.join();
    },
  );

  test.each([
    ['hold on', true],
    ['mute', true],
    ['spin later', false],
    ['spin later', true],
  ])(
    'what a task leaves behind (%s) does not keep a pool from its end, recorded: %s',
    async (what, record) => {
      const pool = newPool({ workerType, workers: 1, record });
      expect(await pool.apply(act, [what])).toBe('returned');
      pool.close();
      await pool.join();
      expect(pool.isRunning).toBe(false);
    },
  );
});
