import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verdict } from '../../../src/profile/verdict/verdict.js';
import { MODES, type Mode } from '../../../src/record/modes.js';
import { type RunHeader, Status } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import { anyMode, anyRows, pooledRows, recordOf, type TaskRow } from './records.js';

interface Plan {
  durations: number[];
  workers?: number;
  chunksize?: number;
  /** ms from a worker's being free to its next task. */
  handOver?: number;
  /** ms of it, before the task is sent. */
  unsent?: number;
  mode?: Mode;
  cpu?: number;
  cores?: number;
  startUp?: number;
  status?: (i: number) => number;
}

/** A run as a pool would do it: chunks in input order, each to the first free worker. */
function run(plan: Plan, changes: Partial<RunHeader> = {}): RunStore {
  const { durations, workers = 2, chunksize = 1, handOver = 0, unsent = 0, mode = 'map' } = plan;
  const free = new Array<number>(workers).fill(0);
  const rows: TaskRow[] = [];
  for (let i = 0; i < durations.length; i += chunksize) {
    const worker = MODES[mode].concurrent ? free.indexOf(Math.min(...free)) : 0;
    const sent = (free[worker] as number) + unsent;
    let at = sent + handOver;
    const chunk = durations.slice(i, i + chunksize).map((duration, k): TaskRow => {
      const started = at;
      at += duration;
      const status = plan.status?.(i + k) ?? Status.ok;
      return {
        worker,
        submitted: MODES[mode].concurrent ? 0 : sent,
        dispatched: sent,
        started,
        ended: at,
        status,
      };
    });
    free[worker] = at;
    rows.push(...chunk.map((row) => ({ ...row, received: at, delivered: at })));
  }
  const wall = Math.max(...free);
  const store = recordOf(rows, {
    mode,
    wall,
    pool: { workers, workerType: 'thread', chunksize: MODES[mode].chunks === 'none' ? null : chunksize },
    machine: { cores: plan.cores ?? workers, node: 'v24', platform: 'linux' },
    ...changes,
  });
  rows.forEach((row, i) => {
    store.tasks.data.cpu[i] =
      plan.cpu === undefined ? Number.NaN : ((row.ended ?? 0) - (row.started ?? 0)) * plan.cpu;
    store.args.set(i, '[1]');
    store.outcomes.set(i, '1');
  });
  const spawn = -(plan.startUp ?? 1);
  for (let worker = 0; worker < workers; worker++) {
    store.workers.push({ worker, osId: null, spawn, ready: 0, imported: 0, exit: wall, reason: null });
  }
  return store;
}

const even = (n: number, ms: number) => new Array<number>(n).fill(ms);
const ids = (plan: Plan) => verdict(run(plan))?.findings.map(({ id }) => id);
const first = (plan: Plan) => verdict(run(plan))?.findings[0];

describe('the verdict', () => {
  test('of even work on busy workers: it paid, and there is nothing to change', () => {
    const found = verdict(run({ durations: even(100, 10), cpu: 1 }));
    expect(found).toMatchObject({ paid: 'well', findings: [] });
    expect(found?.says).toBe('The pool paid: 2.0× on 2 workers, 100 % of what they can give.');
  });

  test('of apply: one call at a time, and what would not wait', () => {
    expect(first({ durations: even(10, 10), mode: 'apply', workers: 4 })).toMatchObject({
      id: 'one-at-a-time',
      change: { mode: 'apply_async' },
    });
  });

  test('of tiny tasks sent alone: larger chunks, large enough to matter', () => {
    const found = first({ durations: even(5000, 0.01), handOver: 0.05 });
    expect(found?.id).toBe('too-fine');
    expect((found?.change?.chunksize ?? 0) * 0.01).toBeGreaterThanOrEqual(5);
  });

  test('of one long task: more workers cannot help, and which task it is', () => {
    const found = first({ durations: [...even(20, 5), 200], workers: 4 });
    expect(found).toMatchObject({ id: 'giant', evidence: { tasks: [20] } });
    expect(found?.says).toContain('#20');
  });

  test('of an uneven end with large chunks: smaller ones', () => {
    const durations = Array.from({ length: 64 }, (_, i) => 1 + i / 8);
    expect(first({ durations, workers: 4, chunksize: 8 })).toMatchObject({
      id: 'tail',
      change: { chunksize: 2 },
    });
  });

  test('of workers that wait while work is there', () => {
    expect(ids({ durations: even(200, 2), unsent: 1, chunksize: 1 })).toContain('starved');
  });

  test('of large arguments, and of the same one each time', () => {
    const store = run({ durations: even(50, 5), handOver: 5 });
    for (let i = 0; i < 50; i++) {
      store.args.set(i, JSON.stringify(['x'.repeat(5000)]));
    }
    expect(verdict(store)?.findings[0]?.id).toBe('same-argument');
    for (let i = 0; i < 50; i++) {
      store.args.set(i, JSON.stringify([`${i}${'x'.repeat(5000)}`]));
    }
    expect(verdict(store)?.findings[0]?.id).toBe('large-values');
  });

  test('of tasks that wait: more workers; of tasks that compute on too many workers: fewer', () => {
    expect(first({ durations: even(100, 10), cpu: 0.01 })).toMatchObject({
      id: 'waits',
      change: { workers: 8 },
    });
    expect(first({ durations: even(100, 10), workers: 8, cores: 2, cpu: 0.25 })).toMatchObject({
      id: 'oversubscribed',
      change: { workers: 2 },
    });
    expect(verdict(run({ durations: even(100, 10), workers: 8, cores: 2, cpu: 0.25 }))).toMatchObject({
      paid: 'partly',
      says: expect.stringContaining('8 workers took turns on 2 cores'),
    });
  });

  test('of first tasks that are slow on every worker, not of one that happens to be long', () => {
    const cold = { durations: [60, 60, ...even(20, 3)], workers: 2 };
    expect(ids(cold)).toContain('cold');
    expect(ids({ ...cold, durations: [60, 3, ...even(20, 3)] })).not.toContain('cold');
  });

  test('of a start that took longer than the run', () => {
    expect(ids({ durations: even(10, 2), startUp: 100 })).toEqual(['start-up']);
  });

  test('of results that were held by an earlier one, in imap', () => {
    const plan: Plan = { durations: [90, ...even(60, 3)], mode: 'imap' };
    expect(verdict(run(plan))?.findings.find(({ id }) => id === 'held')).toMatchObject({
      evidence: { tasks: [0] },
      change: { mode: 'imap_unordered' },
    });
    expect(ids({ ...plan, mode: 'imap_unordered' })).not.toContain('held');
  });

  test('of failed tasks comes before all else', () => {
    const status = (i: number) => (i === 3 ? Status.failed : Status.ok);
    expect(first({ durations: even(100, 10), status })).toMatchObject({
      id: 'failures',
      evidence: { tasks: [3] },
    });
  });

  test('never has a number that is none, never costs more than the run', () => {
    fc.assert(
      fc.property(anyRows, anyMode, fc.double({ min: 0, max: 1e6, noNaN: true }), (rows, mode, wall) => {
        const found = verdict(recordOf(rows, { mode, wall }));
        expect(JSON.stringify(found)).not.toMatch(/NaN|undefined|Infinity/);
      }),
    );
    fc.assert(
      fc.property(pooledRows, ({ workers, rows, wall }) => {
        const store = recordOf(rows, { wall, pool: { workers, workerType: 'thread', chunksize: 1 } });
        for (const { costs, change } of verdict(store)?.findings ?? []) {
          expect(costs).toBeLessThanOrEqual(wall * (1 + 1e-9));
          expect(change?.workers ?? 1).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });
});
