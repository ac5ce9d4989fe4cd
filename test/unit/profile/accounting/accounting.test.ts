import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Accounting, accounting, SHARES } from '../../../../src/profile/accounting/accounting.js';
import { now } from '../../../../src/profile/clock.js';
import { lanes } from '../../../../src/profile/lanes.js';
import { Status, type WorkerLife } from '../../../../src/record/schema.js';
import { anyRows, pooledRows, recordOf, type TaskRow } from '../records.js';

const total = (parts: Accounting) => SHARES.reduce((sum, share) => sum + parts[share], 0);

const life = (worker: number, times: Partial<WorkerLife> = {}): WorkerLife => ({
  worker,
  osId: null,
  spawn: -50,
  ready: -20,
  imported: -10,
  exit: null,
  reason: null,
  ...times,
});

/** One task of a single worker: [dispatched, started, ended, received]. */
const task = (times: [number, number, number, number], more: TaskRow = {}): TaskRow => ({
  worker: 0,
  submitted: 0,
  dispatched: times[0],
  started: times[1],
  ended: times[2],
  received: times[3],
  delivered: times[3],
  status: Status.ok,
  ...more,
});

const account = (rows: TaskRow[], wall: number, lives: WorkerLife[] = [life(0)], workers = 1) => {
  const store = recordOf(rows, { wall, pool: { workers, workerType: 'thread', chunksize: 1 } });
  store.workers.push(...lives);
  const parts = accounting(store);
  expect(total(parts)).toBeCloseTo(workers * wall, 6);
  return Object.fromEntries(Object.entries(parts).filter(([, ms]) => ms > 0));
};

describe('accounting', () => {
  const times = fc
    .array(fc.double({ min: -10, max: 100, noNaN: true }), { minLength: 4, maxLength: 4 })
    .map((list) => list.sort((a, b) => a - b));
  const anyLife = fc
    .tuple(fc.integer({ min: 0, max: 3 }), times, fc.boolean())
    .map(([worker, [spawn, ready, imported, exit], ends]) =>
      life(worker, { spawn, ready, imported, exit: ends ? exit : null } as WorkerLife),
    );

  test('adds up to workers × wall, whatever the record holds', () => {
    const wall = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(anyRows, fc.array(anyLife, { maxLength: 8 }), wall, (rows, lives, until) => {
        const store = recordOf(rows, { wall: until });
        store.workers.push(...lives);
        const parts = accounting(store);
        const whole = lanes(store).length * now(store);
        expect(Math.abs(total(parts) - whole)).toBeLessThanOrEqual(1e-6 * Math.max(1, whole));
        for (const share of SHARES) {
          expect(parts[share]).toBeGreaterThanOrEqual(-1e-6);
        }
      }),
    );
  });

  test('tasks that ended well are useful, and what lies before them is idle', () => {
    fc.assert(
      fc.property(pooledRows, ({ workers, rows, wall }) => {
        const store = recordOf(rows, { wall, pool: { workers, workerType: 'thread', chunksize: 1 } });
        store.workers.push(...Array.from({ length: workers }, (_, i) => life(i)));
        const parts = accounting(store);
        const busy = rows.reduce((sum, row) => sum + (row.ended as number) - (row.started as number), 0);
        expect(parts.useful).toBeCloseTo(busy, 6);
        expect(parts.starved + parts.tail).toBeCloseTo(workers * wall - busy, 6);
      }),
    );
  });

  test('a task’s way there and back', () => {
    expect(account([task([1, 3, 10, 12])], 12)).toEqual({ useful: 7, serialise: 4, starved: 1 });
  });

  test('between two tasks of a chunk it is dispatch, between two chunks the way and idleness', () => {
    const rows = [task([0, 1, 4, 9]), task([0, 5, 8, 9]), task([11, 12, 20, 21])];
    expect(account(rows, 21)).toEqual({ useful: 14, dispatch: 1, serialise: 1 + 1 + 1 + 1, starved: 2 });
  });

  test('idle with work waiting is starved, without it is the tail', () => {
    const rows = [task([0, 0, 4, 4]), task([0, 0, 10, 10], { worker: 1 }), task([6, 6, 8, 8])];
    expect(account(rows, 10, [life(0), life(1)], 2)).toEqual({ useful: 16, starved: 2, tail: 2 });
  });

  test('a worker that was never needed is the tail', () => {
    expect(account([task([0, 0, 10, 10])], 10, [life(0)], 2)).toEqual({ useful: 10, tail: 10 });
  });

  test('a replacement: the end of the old one, the start of the new one', () => {
    const lives = [life(0, { exit: 6 }), life(0, { spawn: 7, ready: 8, imported: 9 })];
    expect(account([task([0, 0, 5, 5]), task([9, 9, 12, 12])], 12, lives)).toEqual({
      useful: 8,
      shutdown: 1,
      startup: 3,
    });
  });

  test('a task that failed, timed out or took its worker with it is failed work', () => {
    for (const status of [Status.failed, Status.timedOut, Status.crashed]) {
      expect(account([task([0, 0, 5, 5], { status })], 5)).toEqual({ failed: 5 });
    }
  });

  test('before the first worker could take work it is start-up', () => {
    expect(account([task([3, 3, 5, 5])], 5, [life(0, { spawn: 0, ready: 1, imported: 3 })])).toEqual({
      startup: 3,
      useful: 2,
    });
  });
});
