import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestFirst } from '../../../../src/profile/bounds.js';
import type { Model } from '../../../../src/profile/simulate/model.js';
import { chunkSizes } from '../../../../src/profile/simulate/policy.js';
import { replay } from '../../../../src/profile/simulate/replay.js';
import { simulate } from '../../../../src/profile/simulate/simulate.js';
import { recordOf } from '../records.js';

const model = (compute: number[], more: Partial<Model> = {}): Model => ({
  compute: Float64Array.from(compute),
  waiting: new Float64Array(compute.length),
  cores: 64,
  there: 0,
  back: 0,
  between: 0,
  service: 0,
  ...more,
});
const given = (m: Model) => Uint32Array.from(m.compute, (_, i) => i);
const wallOf = (m: Model, plan: Partial<Parameters<typeof replay>[1]> = {}) =>
  replay(m, { mode: 'map', workers: 4, chunksize: 1, ...plan }, given(m)).wall;

const times = fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 1, maxLength: 40 });
const workers = fc.integer({ min: 1, max: 8 });
const rule = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.constantFrom('default', 'guided', 'factoring'));
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('a replay', () => {
  test('is never below the bound, never above one after another', () => {
    fc.assert(
      fc.property(times, workers, rule, (list, p, chunksize) => {
        const wall = wallOf(model(list), { workers: p, chunksize });
        expect(wall).toBeGreaterThanOrEqual(Math.max(sum(list) / p, ...list) - 1e-6);
        expect(wall).toBeLessThanOrEqual(sum(list) + 1e-6);
      }),
    );
  });

  test('of single tasks is list scheduling', () => {
    fc.assert(
      fc.property(times, workers, (list, p) => {
        const free = new Array<number>(p).fill(0);
        for (const d of list) {
          const first = free.indexOf(Math.min(...free));
          free[first] = (free[first] as number) + d;
        }
        expect(wallOf(model(list), { workers: p })).toBeCloseTo(Math.max(...free), 6);
        const falling = [...list].sort((a, b) => b - a);
        expect(wallOf(model(falling), { workers: p })).toBeCloseTo(
          longestFirst(Float64Array.from(list), p),
          6,
        );
      }),
    );
  });

  test('of tasks that compute cannot pass the cores; of tasks that wait it can', () => {
    fc.assert(
      fc.property(times, workers, (list, p) => {
        expect(wallOf(model(list, { cores: 2 }), { workers: p })).toBeGreaterThanOrEqual(
          sum(list) / 2 - 1e-6,
        );
      }),
    );
    const waiting = model(new Array<number>(16).fill(0), {
      cores: 1,
      waiting: new Float64Array(16).fill(10),
    });
    expect(wallOf(waiting, { workers: 16 })).toBeCloseTo(10);
    expect(wallOf(model(new Array<number>(16).fill(10), { cores: 1 }), { workers: 16 })).toBeCloseTo(160);
  });

  test('of apply is one after another, with the way there and back each time', () => {
    const m = model([5, 5, 5], { there: 1, back: 2, service: 0.5 });
    expect(wallOf(m, { mode: 'apply' })).toBeCloseTo(3 * (5 + 1 + 2 + 0.5));
  });

  test('counts what a message costs: fewer messages, less of it', () => {
    const m = model(new Array<number>(100).fill(0.01), { there: 0.1, back: 0.1, service: 0.05 });
    expect(wallOf(m, { workers: 2, chunksize: 50 })).toBeLessThan(
      wallOf(m, { workers: 2, chunksize: 1 }) / 5,
    );
    // The caller is one server: it cannot send faster than its own time for each.
    expect(wallOf(m, { workers: 64 })).toBeGreaterThanOrEqual(100 * 0.05 - 1e-9);
  });

  test('gives the first result as the mode does', () => {
    const m = model([30, 1, 1, 1]);
    const firstOf = (mode: 'map' | 'imap' | 'imap_unordered' | 'apply_async') =>
      replay(m, { mode, workers: 2, chunksize: 1 }, given(m)).firstResult;
    expect([firstOf('map'), firstOf('imap')]).toEqual([30, 30]);
    expect([firstOf('imap_unordered'), firstOf('apply_async')]).toEqual([1, 1]);
  });
});

test('every rule gives out all inputs, in falling sizes where it says so', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), workers, rule, (n, p, chunksize) => {
      const size = chunkSizes('map', chunksize, n, p);
      const given: number[] = [];
      for (let left = n; left > 0; left -= given.at(-1) as number) {
        given.push(Math.min(left, size(left)));
        expect(given.at(-1)).toBeGreaterThanOrEqual(1);
      }
      expect(sum(given)).toBe(n);
      if (chunksize === 'guided' || chunksize === 'factoring') {
        expect(given).toEqual([...given].sort((a, b) => b - a));
      }
    }),
  );
});

describe('what if', () => {
  const even = (n: number, ms: number, p: number) => {
    const rows = Array.from({ length: n }, (_, i) => {
      const at = Math.floor(i / p) * ms;
      const end = at + ms;
      const worker = i % p;
      return { worker, submitted: 0, dispatched: at, started: at, ended: end, received: end, delivered: end };
    });
    const store = recordOf(rows, {
      wall: (n / p) * ms,
      pool: { workers: p, workerType: 'thread', chunksize: 1 },
      machine: { cores: 8, node: 'v24', platform: 'linux' },
    });
    return store;
  };
  const ask = (store: ReturnType<typeof even>, list: number[]) =>
    simulate(store, { modes: ['map'], workers: list, chunksizes: [1], orders: ['given'] });

  test('replays what was measured, and more workers take a part of it', () => {
    const found = ask(even(64, 10, 2), [1, 2, 4, 8]);
    expect(found?.replay.error).toBeLessThan(0.01);
    expect(found?.predictions.map(({ wall }) => Math.round(wall))).toEqual([640, 320, 160, 80]);
    expect(found?.best).toBe(3);
  });

  test('has no best one when nothing is better than the model is wrong', () => {
    expect(ask(even(64, 10, 8), [8])?.best).toBeNull();
  });

  test('its interval holds the prediction, and is the same each time', () => {
    const [a, b] = [ask(even(30, 7, 2), [3]), ask(even(30, 7, 2), [3])];
    expect(a).toEqual(b);
    for (const { low, wall, high, bound } of a?.predictions ?? []) {
      expect([low <= wall, wall <= high, bound <= wall + 1e-9]).toEqual([true, true, true]);
    }
  });
});
