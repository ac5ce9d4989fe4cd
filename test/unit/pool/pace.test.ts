import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job } from '../../../src/pool/job.js';
import { Pace } from '../../../src/pool/pace.js';
import { type Slice, SliceQueue } from '../../../src/pool/slices.js';

function newJob(fn = { url: 'file:///a.mjs', name: 'f' }, first = 0): Job {
  return {
    fn,
    spread: 'many',
    timeout: undefined,
    signal: undefined,
    rowOf: (i: number) => first + i,
  } as Job;
}

/** The sizes of the chunks into which a pool of `workers` cuts `tasks` that take `ms` each. */
function chunks(tasks: number, workers: number, ms: number): number[] {
  const pace = new Pace(workers);
  const queue = new SliceQueue();
  const job = newJob();
  queue.add({ job, from: 0, count: tasks, cut: 'auto' }, 1);
  const sizes: number[] = [];
  let next = 0;
  for (let [slice] = queue.take(pace); slice; [slice] = queue.take(pace)) {
    if (slice.from !== next) {
      expect.fail(`a chunk begins at ${slice.from}, not at ${next}`);
    }
    next += slice.count;
    sizes.push(slice.count);
    pace.saw(job.fn, slice.count, slice.count * ms);
  }
  return sizes;
}

test('automatic chunks: one to learn from, then ever smaller ones, together all tasks', () => {
  const workers = fc.integer({ min: 1, max: 16 });
  const ms = fc.double({ min: 0.0001, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), workers, ms, (tasks, count, each) => {
      const sizes = chunks(tasks, count, each);
      expect(sizes.reduce((a, b) => a + b, 0)).toBe(tasks);
      expect(sizes[0]).toBe(1);
      expect(sizes.slice(1)).toEqual(sizes.slice(1).toSorted((a, b) => b - a));
    }),
    { numRuns: 50 },
  );
});

test('long tasks go alone, short ones in chunks of a millisecond or more, and not in one', () => {
  expect(new Set(chunks(50, 2, 80))).toEqual(new Set([1]));
  const short = chunks(100_000, 2, 0.001);
  expect(Math.max(...short)).toBeLessThanOrEqual(100_000 / 3);
  expect(Math.min(...short.slice(1, -1))).toBeGreaterThan(100);
});

test('calls that are short are sent together, and leave work for the other workers', () => {
  const pace = new Pace(2);
  const queue = new SliceQueue();
  const fn = { url: 'file:///a.mjs', name: 'f' };
  for (let row = 0; row < 1000; row++) {
    queue.add({ job: newJob(fn, row), from: 0, count: 1, cut: 'joined' }, 1);
  }
  expect(queue.take(pace).length).toBe(1); // Nothing is known of them yet.
  pace.saw(fn, 1, 0.001);
  expect(queue.take(pace).length).toBe(250);
  pace.saw(fn, 1000, 5000);
  expect(queue.take(pace).length).toBe(1);
});

test('only calls of one function whose rows follow each other go together', () => {
  const pace = new Pace(1);
  const queue = new SliceQueue();
  const [f, g] = [
    { url: 'file:///a.mjs', name: 'f' },
    { url: 'file:///a.mjs', name: 'g' },
  ];
  const jobs = [newJob(f, 0), newJob(f, 1), newJob(g, 2), newJob(f, 3), newJob(f, 5), newJob(f, 6)];
  pace.saw(f, 1000, 0.001);
  pace.saw(g, 1000, 0.001);
  for (const job of jobs) {
    queue.add({ job, from: 0, count: 1, cut: 'joined' }, 1);
  }
  const rows = (parts: Slice[]) => parts.map(({ job, from }) => job.rowOf(from));
  const taken = Array.from({ length: 4 }, () =>
    rows(queue.take({ ...pace, auto: () => 1, joined: () => 9 })),
  );
  expect(taken).toEqual([[0, 1], [2], [3], [5, 6]]);
});

test('a batch is late after a multiple of what was expected, and at least some ms', () => {
  const pace = new Pace(2);
  const fn = { url: 'file:///a.mjs', name: 'f' };
  expect(pace.lateAfter(fn, 10)).toBe(5);
  pace.saw(fn, 10, 100);
  expect(pace.lateAfter(fn, 10)).toBeGreaterThan(290);
  pace.sees(fn, 1);
  expect(pace.lateAfter(fn, 10)).toBeGreaterThan(290);
  pace.sees(fn, 1000);
  expect(pace.lateAfter(fn, 10)).toBeGreaterThan(1000);
});
