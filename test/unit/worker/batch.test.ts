import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BatchRun, type UserFunction } from '../../../src/worker/batch.js';
import { createCell, openCell } from '../../../src/worker/cell.js';
import { Origin } from '../../../src/worker/origin.js';
import { FLUSH_AFTER } from '../../../src/worker/outbox.js';
import type { BatchMessage, ResultsMessage } from '../../../src/worker/wire.js';

/** A batch on a clock that stands still but for `pass`. */
function batchOf(inputs: unknown[], given: Partial<BatchMessage> = {}) {
  const reader = createCell('thread');
  const cell = openCell(reader.handle);
  const sent: ResultsMessage[] = [];
  const seen = { now: 1000, readings: 0, sent, reader, cell };
  const run = (fn: (input: number) => unknown) =>
    new BatchRun(
      {
        seq: 1,
        fn: { url: 'file:///work.ts', name: 'work' },
        first: 0,
        spread: 'one',
        args: inputs,
        eager: false,
        stealable: false,
        mark: false,
        stamped: false,
        ...given,
      },
      fn as UserFunction,
      {
        now: () => {
          seen.readings++;
          return seen.now;
        },
        post: (message) => sent.push(message),
        cell,
        output: { task: () => {} },
        origin: new Origin(),
      },
    ).run();
  return { seen, run, pass: (ms: number) => (seen.now += ms) };
}

const count = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('a batch that nobody keeps a record of', () => {
  test('stamps nothing, and reads the clock seldom while its tasks are short', () => {
    const { seen, run, pass } = batchOf(count(10_005));
    const results = run((i) => {
      pass(0.001);
      if (i === 100) {
        seen.reader.look();
      }
      return i;
    }) as ResultsMessage;
    expect(results.times).toBeNull();
    expect(results.took).toBeCloseTo(10.005, 6);
    expect(Array.from(results.values as Float64Array)).toEqual(count(10_005));
    expect(seen.readings).toBeLessThan(10_000 / 10);
  });

  test('reads it for each task where these take a ms', () => {
    const { seen, run, pass } = batchOf(count(100));
    run(() => pass(1));
    expect(seen.readings).toBeGreaterThanOrEqual(100);
  });

  test('sends what is done in time, also when its tasks turn long: its caller asks for a look at the clock', () => {
    const { seen, run, pass } = batchOf(count(2000));
    let most = 0;
    const started: number[] = [];
    run((i) => {
      const from = seen.sent.reduce((sum, { values }) => sum + values.length, 0);
      started.push(seen.now);
      most = Math.max(most, seen.now - (started[from] as number));
      pass(i < 1000 ? 0.001 : 20);
      // What a caller that is free does, every 25 ms.
      if (i >= 1000) {
        seen.reader.look();
      }
      return i;
    });
    expect(most).toBeLessThanOrEqual(100);
    expect(seen.sent.length).toBeGreaterThan(1000 / ((FLUSH_AFTER + 20) / 20));
  });

  test('and where its caller is busy, after a few', () => {
    const { seen, run, pass } = batchOf(count(2000));
    let first = Number.NaN;
    run((i) => {
      pass(i < 1000 ? 0.001 : 10);
      first = seen.sent.length > 0 && Number.isNaN(first) ? i : first;
      return i;
    });
    expect(first).toBeLessThan(1000 + 20);
    const sizes = seen.sent.slice(1).map(({ values }) => values.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6);
  });

  test('knows when each task starts where its time has a limit, and sends before it', () => {
    const { seen, run, pass } = batchOf(count(50), { eager: true });
    const known: unknown[] = [];
    run((i) => {
      const { at, started } = seen.reader.read();
      known.push([at, started - seen.now, seen.sent.length]);
      pass(0.001);
      return i;
    });
    expect(known).toEqual(count(50).map((i) => [i, 0, i]));
    expect(seen.sent.every(({ times }) => times === null)).toBe(true);
  });

  test('of promises it knows when each began', async () => {
    const { seen, run, pass } = batchOf(count(50));
    const known: unknown[] = [];
    await run(async (i) => {
      const { at, started } = seen.reader.read();
      known.push([at, started - seen.now]);
      await null;
      pass(0.001);
      return i;
    });
    expect(known).toEqual(count(50).map((i) => [i, 0]));
  });

  test('is stopped before its next task', () => {
    const { seen, run } = batchOf(count(1000));
    const results = run((i) => {
      if (i === 500) {
        seen.reader.stop();
      }
      return i;
    }) as ResultsMessage;
    expect(results.values.length).toBe(501);
  });

  test('can have its tasks taken back', () => {
    const { seen, run } = batchOf(count(1000), { stealable: true });
    let begun = 0;
    const results = run((i) => {
      if (i === 500) {
        begun = seen.reader.takeBack(1);
      }
      return i;
    }) as ResultsMessage;
    expect([begun, results.values.length]).toEqual([501, 501]);
  });
});

test('a batch of a recorded pool tells when each task ran', () => {
  const { run, pass } = batchOf(count(20), { stamped: true });
  const { times, took } = run((i) => {
    pass(i / 8);
    return i;
  }) as ResultsMessage;
  const ends = count(20).map((i) => 1000 + (i * (i + 1)) / 16);
  expect(Array.from(times?.ended ?? [])).toEqual(ends);
  expect(Array.from(times?.started ?? [])).toEqual([1000, ...ends.slice(0, -1)]);
  expect(took).toBe(190 / 8);
});

test.each([true, false])('how long tasks took is told of each message’s own (stamped: %s)', (stamped) => {
  const { seen, run, pass } = batchOf(count(1000), { stamped });
  const rest = run((i) => {
    pass(0.125);
    return i;
  }) as ResultsMessage;
  const all = [...seen.sent, rest];
  expect(all.length).toBeGreaterThan(2);
  for (const { took, values } of all) {
    expect(took / values.length).toBeCloseTo(0.125);
  }
});

describe('numbers that come as one typed array', () => {
  test('are what they were, whole ones and others, beside one another or not', () => {
    const whole = fc.oneof(fc.integer(), fc.constantFrom(0, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53));
    const numbers = fc.oneof(fc.array(whole), fc.array(fc.oneof(whole, fc.double(), fc.constant(-0))));
    fc.assert(
      fc.property(numbers, (inputs) => {
        const got: number[] = [];
        const { run } = batchOf([], { args: Float64Array.from(inputs) });
        run((input) => got.push(input));
        expect(got.map((each) => Object.is(each, -0))).toEqual(inputs.map((each) => Object.is(each, -0)));
        expect(got).toEqual(inputs);
      }),
    );
  });
});
