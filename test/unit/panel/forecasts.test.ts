import { describe, expect, test } from 'vitest';
import { answered, forecastFor } from '../../../src/panel/whatif/forecasts.js';
import type { RunHeader } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import { recordOf } from '../profile/records.js';

function runOf(id: string, args: unknown[][], more: Partial<RunHeader> = {}): RunStore {
  const store = recordOf(
    args.map(() => ({ worker: 0, started: 0, ended: 10, received: 11, status: 1 })),
    {
      id,
      mode: 'map',
      outcome: 'completed',
      wall: 110,
      pool: { workers: 2, workerType: 'thread', chunksize: 1 },
      inputs: { source: '', count: args.length },
      ...more,
    },
  );
  args.forEach((list, i) => {
    store.args.set(i, JSON.stringify(list));
  });
  return store;
}

const ARGS = [[1], [2], [[3, 4]]];
const set = { mode: 'map', workers: 2, chunksize: 1, wall: 100 } as const;
const said = forecastFor(runOf('first', ARGS), set);

describe('a forecast', () => {
  test('is answered by the run that was predicted', () => {
    expect(answered(said, [], runOf('second', ARGS))).toEqual([{ ...said, run: 'second', measured: 110 }]);
  });

  test.each([
    ['the run it was made from', runOf('first', ARGS)],
    ['a run that goes on', runOf('second', ARGS, { outcome: 'running' })],
    ['a run that was cut short', runOf('second', ARGS, { outcome: 'cancelled' })],
    ['other inputs', runOf('second', [[1], [2], [5]])],
    ['fewer inputs', runOf('second', ARGS.slice(1))],
    ['another mode', runOf('second', ARGS, { mode: 'map_async' })],
    ['a record that is still coming in', runOf('second', ARGS, { inputs: { source: '', count: 9 } })],
    [
      'another worker count',
      runOf('second', ARGS, { pool: { workers: 3, workerType: 'thread', chunksize: 1 } }),
    ],
    [
      'another function',
      runOf('second', ARGS, { function: { file: '/elsewhere.ts', name: 'other', line: 1 } }),
    ],
  ])('is not answered by %s', (_, store) => {
    expect(answered(said, [], store)).toBeNull();
  });

  test('knows an input again that is spread in the other mode', () => {
    const spread = forecastFor(runOf('first', ARGS), { ...set, mode: 'starmap' });
    expect(answered(spread, [], runOf('second', [[1], [2], [3, 4]], { mode: 'starmap' }))).not.toBeNull();
  });

  test('no more than fifty are kept', () => {
    const kept = Array.from({ length: 50 }, (_, i) => ({ ...said, run: `${i}`, measured: 1 }));
    const all = answered(said, kept, runOf('second', ARGS));
    expect([all?.length, all?.at(-1)?.run]).toEqual([50, 'second']);
  });
});
