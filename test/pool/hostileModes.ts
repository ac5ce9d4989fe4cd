import { describe, expect, test } from 'vitest';
import type { PoolOptions } from '../../src/index.js';
import type { Mode } from '../../src/record/modes.js';
import { callAll, MODE_NAMES } from './everyMode.js';
import { fixture, isAlive, outcomes, range, recordedPool, type WORKER_TYPES } from './harness.js';

const act = fixture('hostile.ts', 'act');
const square = fixture('work.ts', 'square');

/** Everything a task can do to its worker, and what must become of that task. */
const HOSTILE: Record<string, string> = {
  exit: 'crashed: WorkerDiedError',
  'exit well': 'crashed: WorkerDiedError',
  'out of memory': 'crashed: WorkerDiedError',
  'throw while it waits': 'crashed: WorkerDiedError',
  'reject while it waits': 'crashed: WorkerDiedError',
  'late throw': 'returned',
  'late rejection': 'returned',
  'hold on': 'returned',
};

const ENDLESS: Record<string, string> = {
  spin: 'timed_out: TimeoutError',
  hang: 'timed_out: TimeoutError',
};

const PROCESSES_ONLY: Record<string, string> = {
  abort: 'crashed: WorkerDiedError',
  kill: 'crashed: WorkerDiedError',
};

/** Tasks in a chunk, in the modes that have chunks. */
const CHUNK = 4;

/** ms; long enough for a task that minds its own business. */
const LIMIT = 1000;

/** Every hostile task and every odd value, in every mode. Said once for each worker type, in a file of its own. */
export function hostileSuite(workerType: (typeof WORKER_TYPES)[number]): void {
  describe(`hostile tasks on ${workerType} workers`, () => hostileTasks(workerType));
  describe(`odd values on ${workerType} workers`, () => oddValues(workerType));
}

function hostileTasks(workerType: (typeof WORKER_TYPES)[number]): void {
  const fatal = workerType === 'process' ? { ...HOSTILE, ...PROCESSES_ONLY } : HOSTILE;

  // Apart from the endless ones: how long a worker takes to run out of memory is the machine's affair, not a limit's.
  test.each(MODE_NAMES)(
    '%s: each has its own outcome, those between them theirs, and the pool ends',
    async (mode) => {
      await everyTaskHasItsOutcome(mode, fatal, {
        workerType,
        resourceLimits: { maxOldGenerationSizeMb: 20 },
      });
    },
  );

  test.each(MODE_NAMES)('%s: endless tasks are timed out, those between them are not', async (mode) => {
    await everyTaskHasItsOutcome(mode, ENDLESS, { workerType, timeout: LIMIT });
  });

  test.each(MODE_NAMES)('%s: 100,000 lines are kept, and told as their task’s', async (mode) => {
    const { pool, store } = recordedPool({ workers: 2, workerType });
    await callAll(pool, mode, act, ['fine', 'lots of output', 'fine'], 2);
    expect(outcomes(store)).toEqual(['fine', 'said', 'fine']);
    pool.close();
    await pool.join();
    const said = store.output.filter(({ text, index }) => index === 1 && /^line \d+$/.test(text));
    expect([store.output.length, said.length]).toEqual([100_000, 100_000]);
  });
}

async function everyTaskHasItsOutcome(
  mode: Mode,
  hostile: Record<string, string>,
  options: PoolOptions,
): Promise<void> {
  const { pool, store } = recordedPool({ workers: 2, ...options });
  const kinds = Object.keys(hostile);
  const inputs = kinds.flatMap((kind) => [kind, 'fine', 'nap']);
  await callAll(pool, mode, act, inputs, CHUNK);
  const expected = kinds.flatMap((kind) => [hostile[kind], 'fine', 'rested']);
  // A killed process, or a thread whose heap is full, takes along what it had not sent: at most 100 ms of work, and it
  // says so. All other ends leave a thread the time to send it.
  const lost = outcomes(store)
    .map((outcome, i) => ({ outcome, i }))
    .filter(({ outcome, i }) => outcome !== expected[i]);
  for (const { outcome, i } of lost) {
    const chunk = inputs.slice(i - (i % CHUNK), i - (i % CHUNK) + CHUNK);
    const mayLose = options.workerType === 'process' || chunk.includes('out of memory');
    expect([mayLose, outcome], `${inputs[i]} at ${i}`).toEqual([true, 'crashed: WorkerDiedError']);
    expect(store.outcomes.at(i)).toMatch(/had ended, but the worker died/);
  }
  expect(await pool.map(square, range(10))).toEqual(range(10).map((n) => n * n));
  pool.close();
  await pool.join();
  if (options.workerType === 'process') {
    expect(store.workers.filter(({ osId }) => osId !== null && isAlive(osId))).toEqual([]);
  }
}

/** What is thrown and returned, and whether it is an outcome of its own kind: see thrown.test.ts and returned.test.ts. */
const THROWN = [
  'zero',
  'empty text',
  'null',
  'undefined',
  'bigint',
  'symbol',
  'function',
  'circular error',
  'object',
];
const UNSENDABLE = ['function', 'symbol', 'weak map', 'generator', 'proxy', 'promise in a value'];
const DATA = ['undefined', 'bigint', 'NaN', '-0', 'circular', 'map', 'set', 'date', 'typed arrays'];

function oddValues(workerType: (typeof WORKER_TYPES)[number]): void {
  test.each(MODE_NAMES)('%s: whatever is thrown fails its own task', async (mode) => {
    const { pool, store } = recordedPool({ workers: 2, workerType });
    await callAll(pool, mode, fixture('odd.ts', 'toss'), THROWN, 4);
    const expected = THROWN.map((name) => (name.endsWith('error') ? 'failed: Error' : 'failed: NonError'));
    expect(outcomes(store)).toEqual(expected);
    expect(store.workers.length).toBe(2);
  });

  test.each(MODE_NAMES)(
    '%s: what cannot be sent back fails its own task, and the rest arrives',
    async (mode) => {
      const { pool, store } = recordedPool({ workers: 2, workerType });
      const names = UNSENDABLE.flatMap((name, i) => [DATA[i] as string, name]);
      await callAll(pool, mode, fixture('odd.ts', 'give'), [...names, ...DATA], 5);
      const failed = outcomes(store).map((outcome) => outcome === 'failed: MaybeEncodingError');
      expect(failed).toEqual([...names, ...DATA].map((_, i) => i < names.length && i % 2 === 1));
      expect(store.workers.length).toBe(2);
    },
  );

  test('50 MB come back whole', async () => {
    const { pool } = recordedPool({ workers: 1, workerType });
    const value = (await pool.apply(act, ['50 MB'])) as Uint8Array;
    expect([value.length, value[0], value.at(-1)]).toEqual([50_000_000, 7, 7]);
  });
}
