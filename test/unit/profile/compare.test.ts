import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match, type Pairs } from '../../../src/profile/compare/match.js';
import { numbers, pairSums } from '../../../src/profile/compare/numbers.js';
import { setup } from '../../../src/profile/compare/setup.js';
import { metrics } from '../../../src/profile/metrics.js';
import { Status } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import { addTexts, anyRows, recordOf } from './records.js';

function runOf(inputs: readonly string[], times: readonly number[] = [], changes = {}): RunStore {
  const rows = inputs.map((_, i) => ({ worker: 0, started: 0, ended: times[i] ?? 1, status: Status.ok }));
  const store = recordOf(rows, { wall: 10, ...changes });
  addTexts(store.args, inputs);
  return store;
}

function matched(a: RunStore, b: RunStore): Pairs {
  const work = match(a, b);
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
  }
}

const pairsOf = ({ before, after }: Pairs) => [...before].map((a, i) => [a, after[i]]);

describe('matching the tasks of two runs', () => {
  it('goes by place where the inputs are the same', () => {
    const pairs = matched(runOf(['1', '2', '2']), runOf(['1', '2', '2']));
    expect(pairs).toMatchObject({ by: 'place', same: 3 });
    expect(pairsOf(pairs)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });

  it('goes by input where they come in another order, the nth of an input with the nth of it', () => {
    const pairs = matched(runOf(['a', 'b', 'a', 'c']), runOf(['c', 'a', 'a', 'd']));
    expect(pairs).toMatchObject({ by: 'input', same: 3 });
    expect(pairsOf(pairs)).toEqual([
      [3, 0],
      [0, 1],
      [2, 2],
    ]);
  });

  it('goes by place alone where the inputs are others', () => {
    const pairs = matched(runOf(['a', 'b', 'c']), runOf(['x', 'y']));
    expect(pairs).toMatchObject({ by: 'place alone', same: 0 });
    expect(pairsOf(pairs)).toHaveLength(2);
  });

  it('takes no task twice, and any order of the same inputs matches whole', () => {
    const inputs = fc.array(fc.constantFrom('1', '2', '3', '4', '5'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        inputs.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const pairs = matched(runOf(all), runOf(shuffled));
          expect(pairs.same).toBe(all.length);
          expect(new Set(pairs.before).size).toBe(all.length);
          for (const [a, b] of pairsOf(pairs)) {
            expect(all[a as number]).toBe(shuffled[b as number]);
          }
        },
      ),
    );
  });
});

describe('what two runs differ in', () => {
  const before = runOf(['1', '2'], [10, 20]);
  const after = runOf(['2', '1'], [5, 30], {
    mode: 'imap',
    pool: { workers: 8, workerType: 'process', chunksize: 3 },
  });

  it('is named in the set-up, and nothing else is', () => {
    const differing = (a: RunStore, b: RunStore) =>
      setup(a, b, matched(a, b))
        .filter(({ differs }) => differs)
        .map(({ name }) => name);
    expect(differing(before, before)).toEqual([]);
    expect(differing(before, after)).toEqual(['Mode', 'Workers', 'Worker type', 'Chunk size', 'Inputs']);
    const edited = runOf(['1', '2']);
    edited.header.function = { ...edited.header.function, fingerprint: 'b' };
    const original = runOf(['1', '2']);
    original.header.function = { ...original.header.function, fingerprint: 'a' };
    expect(differing(original, edited)).toEqual(['Function’s text']);
  });

  it('is in the statistics with sign, ratio and verdict', () => {
    const rows = numbers(metrics(before), metrics(after));
    const longest = rows.find(({ name }) => name === 'Longest task');
    expect(longest).toEqual({
      name: 'Longest task',
      before: '20.0 ms',
      after: '30.0 ms',
      difference: '+10.0 ms',
      ratio: 1.5,
      better: false,
    });
    expect(rows.find(({ name }) => name === 'Wall')).toMatchObject({ ratio: 1, better: null });
  });

  it('is summed up over the pairs', () => {
    const failing = runOf(['2', '1'], [5, 30]);
    failing.tasks.data.status[1] = Status.failed;
    expect(pairSums(before, failing, matched(before, failing))).toEqual({
      ran: 2,
      faster: 1,
      slower: 1,
      median: (0.25 + 3) / 2,
      broke: 1,
      mended: 0,
    });
  });

  it('can be told of any two records', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (a, b) => {
        const [x, y] = [recordOf(a), recordOf(b)];
        const pairs = matched(x, y);
        const text = JSON.stringify([
          setup(x, y, pairs),
          numbers(metrics(x), metrics(y)),
          pairSums(x, y, pairs),
        ]);
        expect(text).not.toMatch(/NaN|Infinity/);
      }),
    );
  });
});
