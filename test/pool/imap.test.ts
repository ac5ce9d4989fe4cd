import { describe, expect, test } from 'vitest';
import { TerminatedError } from '../../src/index.js';
import {
  allBegun,
  begun,
  failure,
  fixture,
  newFolder,
  newPool,
  openGate,
  outcomes,
  range,
  recordedPool,
  until,
  WORKER_TYPES,
} from './harness.js';

const square = fixture('work.ts', 'square');
const odd = fixture('work.ts', 'odd');
const gate = fixture('gates.mjs', 'wait');

const MODES = ['imap', 'imapUnordered'] as const;

/** Counts for ever, and tells how far it has come and whether it was let go. */
function counter() {
  const state = { read: 0, ended: false };
  function* count() {
    try {
      for (;;) {
        yield state.read++;
      }
    } finally {
      state.ended = true;
    }
  }
  return { state, inputs: count() };
}

async function take<T>(results: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const result of results) {
    taken.push(result);
    if (taken.length === count) {
      break;
    }
  }
  return taken;
}

describe.each(WORKER_TYPES)('imap and imap_unordered on %s workers', (workerType) => {
  test('imap waits for the first, imap_unordered gives what there is', async () => {
    const folder = newFolder();
    const pool = newPool({ workerType });
    const inputs = [0, 1].map((name) => ({ folder, name }));
    const ordered = pool.imap(gate, inputs);
    const first = ordered.next();
    await Promise.all([begun(folder, 0), begun(folder, 1)]);
    openGate(folder, 1);
    expect(await Promise.race([first, new Promise((done) => setTimeout(done, 200, 'none yet'))])).toBe(
      'none yet',
    );
    openGate(folder, 0);
    expect([(await first).value, (await ordered.next()).value, (await ordered.next()).done]).toEqual([
      0,
      1,
      true,
    ]);

    const other = newFolder();
    const unordered = pool.imapUnordered(
      gate,
      [0, 1].map((name) => ({ folder: other, name })),
    );
    await Promise.all([begun(other, 0), begun(other, 1)]);
    openGate(other, 1);
    expect((await unordered.next()).value).toBe(1);
    openGate(other, 0);
    expect((await unordered.next()).value).toBe(0);
  });

  test.each(MODES)('%s begins with the call, not with the first look', async (mode) => {
    const folder = newFolder();
    const results = newPool({ workerType })[mode](gate, [{ folder, name: 'a' }]);
    await begun(folder, 'a');
    openGate(folder, 'a');
    expect(await take(results, 2)).toEqual(['a']);
  });

  test.each(MODES)(
    '%s of an endless generator reads no further than it must, and lets go of it',
    async (mode) => {
      const { state, inputs } = counter();
      const pool = newPool({ workers: 2, workerType });
      const taken = await take(pool[mode](square, inputs, { buffersize: 10 }), 100);
      expect(new Set(taken).size).toBe(100);
      expect(state.ended).toBe(true);
      expect(state.read).toBeLessThanOrEqual(110);
      pool.close();
      await pool.join();
    },
  );

  test('reads buffersize ahead while nobody takes, and whole chunks', async () => {
    const { state, inputs } = counter();
    const pool = newPool({ workerType });
    const results = pool.imap(square, inputs, { buffersize: 9, chunksize: 4 });
    await until(() => state.read >= 8, 'two chunks are read');
    await new Promise((done) => setTimeout(done, 200));
    expect(state.read).toBe(8);
    await take(results, 4);
    const small = counter();
    pool.imap(square, small.inputs, { buffersize: 1, chunksize: 5 });
    await until(() => small.state.read >= 5, 'a chunk is read');
    await new Promise((done) => setTimeout(done, 200));
    expect(small.state.read).toBe(5);
  });

  test('takes an async iterable as it comes', async () => {
    async function* ticks() {
      for (const tick of range(5)) {
        await new Promise((done) => setTimeout(done, 5));
        yield tick;
      }
    }
    expect(await take(newPool({ workerType }).imap(square, ticks()), 9)).toEqual([0, 1, 4, 9, 16]);
  });

  test.each([1, 3, 10])(
    'with chunks of %i, an error is one task’s and the iteration goes on',
    async (chunksize) => {
      const results = newPool({ workerType }).imap(odd, [1, 2, 3, 4, 5], { chunksize });
      const seen: unknown[] = [];
      for (let step = 0; step < 6; step++) {
        seen.push(
          await results.next().then(
            ({ done, value }) => (done ? 'end' : value),
            (e: Error) => e.message,
          ),
        );
      }
      expect(seen).toEqual([1, '2 is even', 3, '4 is even', 5, 'end']);
    },
  );

  test('what the inputs throw comes after all they gave', async () => {
    function* broken() {
      yield* [1, 3, 5];
      throw new RangeError('no more');
    }
    for (const chunksize of [1, 2]) {
      const results = newPool({ workerType }).imap(odd, broken(), { chunksize });
      expect([
        (await results.next()).value,
        (await results.next()).value,
        (await results.next()).value,
      ]).toEqual([1, 3, 5]);
      expect((await failure(results.next())).message).toBe('no more');
      expect((await results.next()).done).toBe(true);
    }
  });

  test('results can be taken after the pool was closed and waited for', async () => {
    const pool = newPool({ workerType });
    const results = pool.imap(square, range(50), { buffersize: 3 });
    pool.close();
    await pool.join();
    expect(await take(results, 99)).toEqual(range(50).map((n) => n * n));
  });

  test('terminate ends what is not there yet, then the iteration', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 1, workerType });
    const { state, inputs } = counter();
    function* gated() {
      for (const name of inputs) {
        yield { folder, name };
      }
    }
    const results = pool.imap(gate, gated(), { buffersize: 2 });
    await begun(folder, 0);
    await pool.terminate();
    expect(await failure(results.next())).toBeInstanceOf(TerminatedError);
    expect(await failure(results.next())).toBeInstanceOf(TerminatedError);
    expect(await failure(results.next())).toBeInstanceOf(TerminatedError); // For all that was never read.
    expect((await results.next()).done).toBe(true);
    expect(state.ended).toBe(true);
  });

  test('next with a time-out leaves the result for later', async () => {
    const folder = newFolder();
    const results = newPool({ workerType }).imap(gate, [{ folder, name: 'a' }]);
    expect((await failure(results.next(50))).name).toBe('TimeoutError');
    expect((await failure(results.next(0))).name).toBe('TimeoutError');
    openGate(folder, 'a');
    expect((await results.next(20_000)).value).toBe('a');
    expect((await results.next(50)).done).toBe(true);
  });

  test('leaving the loop keeps waiting tasks from starting', async () => {
    const folder = newFolder();
    const { pool, store } = recordedPool({ workers: 1, workerType });
    const inputs = range(5).map((name) => ({ folder, name }));
    const results = pool.imap(gate, inputs);
    await begun(folder, 0);
    await results.return();
    openGate(folder, 0);
    pool.close();
    await pool.join();
    expect(allBegun(folder)).toEqual(['0']);
    expect(outcomes(store)).toEqual([0, ...range(4).map(() => 'not_run: TerminatedError')]);
  });

  test('refuses what is no input and sizes below 1', () => {
    const pool = newPool({ workerType });
    expect(() => pool.imap(square, 5 as never)).toThrow(TypeError);
    expect(() => pool.imap(square, [1], { chunksize: 0 })).toThrow(RangeError);
    expect(() => pool.imapUnordered(square, [1], { buffersize: 0 })).toThrow(RangeError);
    expect(() => pool.imap('square' as never, [1])).toThrow(TypeError);
  });
});
