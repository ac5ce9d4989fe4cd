import { afterEach, expect, test, vi } from 'vitest';
import { fixture, newPool, recordedPool, until, WORKER_TYPES } from './harness.js';

afterEach(() => vi.restoreAllMocks());

test.each(WORKER_TYPES)('without a record, what %s workers print is printed here', async (workerType) => {
  const printed: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] };
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((text) => printed[stream].push(String(text)) > 0);
  }
  await newPool({ workers: 1, workerType }).map(fixture('talk.ts', 'talk'), [0, 1]);
  await until(() => printed.stdout.length === 7 && printed.stderr.length === 2, 'all lines are printed');
  vi.restoreAllMocks();
  expect(printed.stderr).toEqual(['0 is worried\n', '1 is worried\n']);
  expect(printed.stdout).toEqual([
    'importing\n',
    ...[0, 1].flatMap((n) => [`${n} begins\n`, `${n} goes on\n`, `without an end ${n}\n`]),
  ]);
});

test.each(WORKER_TYPES)(
  'who has the result of a task has its lines: a %s worker that is killed then takes none along',
  async (workerType) => {
    const { pool, store } = recordedPool({ workers: 1, workerType });
    await pool.apply(fixture('talk.ts', 'report'), [40]);
    await pool.terminate();
    expect(store.output.filter(({ index }) => index === 0).length).toBe(40);
  },
);
