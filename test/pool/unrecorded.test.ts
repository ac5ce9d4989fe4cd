import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Lane } from '../../src/pool/lane.js';
import { Ledger } from '../../src/pool/ledger.js';
import {
  failure,
  fixture,
  newFolder,
  newPool,
  ran,
  range,
  recordedPool,
  until,
  WORKER_TYPES,
} from './harness.js';

const turn = fixture('turns.ts', 'turn');
const where = fixture('turns.ts', 'where');
const sometimes = fixture('work.ts', 'sometimes');
const note = fixture('notes.ts', 'note');
const noteBusily = fixture('notes.ts', 'noteBusily');

/** Long enough for a busy machine to run a short task within it (ms). */
const LIMIT = 1000;

afterEach(() => vi.restoreAllMocks());

/** What an iteration gives: values, and the names of errors. */
async function ends(results: AsyncIterator<unknown>): Promise<unknown[]> {
  for (const all: unknown[] = []; ; ) {
    try {
      const { done, value } = await results.next();
      if (done) {
        return all;
      }
      all.push(value);
    } catch (error) {
      all.push((error as Error).name);
    }
  }
}

describe.each(WORKER_TYPES)('without a record, on %s workers', (workerType) => {
  test('no time of a task is told; with one, each is', async () => {
    const sent = vi.spyOn(Lane.prototype, 'exec');
    const back = vi.spyOn(Ledger.prototype, 'results');
    const seen = () => [
      ...sent.mock.calls.map(([{ stamped }]) => stamped),
      ...back.mock.calls.map(([, { times }]) => times !== null),
    ];
    await newPool({ workerType }).map(sometimes, range(100));
    expect(new Set(seen())).toEqual(new Set([false]));
    vi.clearAllMocks();
    await recordedPool({ workerType }).pool.map(sometimes, range(100));
    expect(new Set(seen())).toEqual(new Set([true]));
  });

  test('the caller does not stamp either', async () => {
    const pool = newPool({ workerType });
    await pool.map(sometimes, range(10));
    const clock = vi.spyOn(performance, 'now');
    await failure(pool.map(sometimes, new Array(1000).fill('throw')));
    expect(clock.mock.calls.length).toBeLessThan(100);
  });

  test.each([
    ['note', 'exit'],
    ['noteBusily', 'exit'],
    ...(workerType === 'process' ? [['noteBusily', 'kill'] as const] : []),
  ] as const)('%s, %s: each input is run once, and only the one it was on is lost', async (fn, end) => {
    const folder = newFolder();
    const pool = newPool({ workers: 1, workerType });
    const inputs = range(8).map((i) => ({ folder, i, ms: i < 4 ? 120 : 0, end: i === 4 ? end : undefined }));
    const seen = await ends(pool.imap(fixture('notes.ts', fn), inputs, { chunksize: 8 }));
    const lost = end === 'kill' ? [3, 4] : [4];
    for (const i of range(8)) {
      expect(lost.includes(i) ? [i, 'WorkerDiedError'] : [i]).toContain(seen[i]);
    }
    expect(seen[4]).toBe('WorkerDiedError');
    expect(ran(folder)).toEqual(range(8));
  });

  test('of tasks that turn long, only the last are lost with their worker', async () => {
    const pool = newPool({ workers: 1, workerType, resourceLimits: { maxOldGenerationSizeMb: 20 } });
    const inputs = [...new Array(500).fill(0), ...new Array(50).fill(20), 'dies', 0];
    const seen = await ends(pool.imap(turn, inputs, { chunksize: inputs.length }));
    const lost = range(inputs.length).filter((i) => seen[i] === 'WorkerDiedError');
    expect(lost).toContain(550);
    expect(lost[0]).toBeGreaterThan(538);
    expect(seen.length).toBe(552);
    expect(lost.at(-1)).toBe(550);
  });

  test.each([
    ['spins', noteBusily, 'spin'],
    ['hangs', note, 'hang'],
  ] as const)(
    'a task that %s is timed out; those before keep their results, those after run',
    async (_, fn, end) => {
      const folder = newFolder();
      const pool = newPool({ workers: 1, workerType });
      const inputs = range(40).map((i) => ({ folder, i, end: i === 25 ? end : undefined }));
      const seen = await ends(pool.imap(fn, inputs, { chunksize: 40, timeout: LIMIT }));
      expect(seen).toEqual(range(40).map((i) => (i === 25 ? 'TimeoutError' : i)));
      expect(ran(folder)).toEqual(range(40));
    },
  );

  test('the time is that of each task, not of those before it', async () => {
    const pool = newPool({ workers: 1, workerType, timeout: LIMIT });
    const inputs = [...new Array(300).fill(0), LIMIT / 3, LIMIT / 3, LIMIT / 3, LIMIT / 3];
    expect(new Set(await pool.map(turn, inputs, { chunksize: inputs.length })).size).toBe(1);
  });

  test('a call is aborted between two tasks: its worker lives, and takes other work', async () => {
    const pool = newPool({ workers: 1, workerType });
    const home = await pool.apply(where, []);
    const aborter = new AbortController();
    const options = { chunksize: 100_000, signal: aborter.signal };
    const doomed = pool.mapAsync(turn, [...new Array(1000).fill(0), ...new Array(50_000).fill(1)], options);
    setTimeout(() => aborter.abort(new Error('enough')), 100);
    expect((await failure(doomed.get())).message).toBe('enough');
    expect(await pool.apply(where, [])).toBe(home);
  });

  test('terminate ends a chunk whose task never ends', async () => {
    const folder = newFolder();
    const pool = newPool({ workers: 1, workerType });
    const inputs = range(20).map((i) => ({ folder, i, end: i === 10 ? ('spin' as const) : undefined }));
    const results = pool.imap(noteBusily, inputs, { chunksize: 20 });
    await until(() => ran(folder).length === 11, 'the endless one has begun');
    await pool.terminate();
    const seen = await ends(results);
    expect(seen.length).toBe(20);
    expect(new Set(seen.slice(10))).toEqual(new Set(['TerminatedError']));
  });

  test('what waits behind a task that never ends is taken back', async () => {
    const pool = newPool({ workerType });
    const inputs = range(3000).map((n) => (n === 2000 ? 'hang' : n));
    const results = pool.imapUnordered(sometimes, inputs, { buffersize: 3000 });
    const seen: unknown[] = [];
    while (seen.length < 2999) {
      seen.push((await results.next()).value);
    }
    expect(seen.toSorted((a, b) => (a as number) - (b as number))).toEqual(
      range(3000).filter((n) => n !== 2000),
    );
  });

  test('giants at the end are not kept in one chunk', async () => {
    const pool = newPool({ workerType });
    const inputs = [...new Array(500).fill(0.01), ...new Array(10).fill(30)];
    const places = (await pool.map(turn, inputs, { chunksize: 'auto' })).slice(500);
    const mine = places.filter((place) => place === places[0]).length;
    expect(Math.min(mine, 10 - mine)).toBeGreaterThan(2);
  });
});

test('a worker that does not stamp its tasks is asked to look at the clock while it runs several; one that does is not', async () => {
  const look = vi.spyOn(Lane.prototype, 'look');
  const result = newPool({ workers: 1 }).mapAsync(turn, [0, 400, 0], { chunksize: 3 });
  await until(() => look.mock.calls.length > 0 || result.ready(), 'it is asked');
  expect(result.ready()).toBe(false);
  await result.get();
  look.mockClear();
  await recordedPool({ workers: 1 }).pool.map(turn, [0, 100, 0], { chunksize: 3 });
  expect(look).not.toHaveBeenCalled();
});
