import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL, type Filter, isFiltering, matching, parseTime } from '../../../src/panel/orders/filter.js';
import { bands, grid, taskIn } from '../../../src/panel/orders/ranks/grid.js';
import { comparison } from '../../../src/panel/orders/sorting.js';
import { mergeSort } from '../../../src/profile/mergeSort.js';
import { completionOrder, ranks } from '../../../src/profile/orders.js';
import { Status } from '../../../src/record/schema.js';
import { addTexts, anyRows, recordOf } from '../profile/records.js';

function finish<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
    expect(step.value).toBeGreaterThanOrEqual(0);
    expect(step.value).toBeLessThanOrEqual(1);
  }
}

describe('the sort in slices', () => {
  it('is the same as a stable sort', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }), (keys) => {
        const rows = Uint32Array.from(keys, (_, i) => i);
        const compare = (a: number, b: number) => (keys[a] as number) - (keys[b] as number);
        expect([...finish(mergeSort(rows, compare))]).toEqual(
          [...rows].sort((a, b) => compare(a, b) || a - b),
        );
      }),
    );
  });
});

const store = recordOf([
  { worker: 0, started: 0, ended: 100, received: 101, status: Status.ok },
  { worker: 1, started: 0, ended: 5, received: 6, status: Status.failed },
  { worker: 1, started: 6, ended: 16, received: 17, status: Status.ok },
  { status: Status.notRun },
]);
addTexts(store.args, ['[{"id":10,"name":"Ann Lee"}]', '[9]', '[10]', '["b"]']);
addTexts(store.outcomes, [
  '{"$type":"bigint","value":"7"}',
  '{"name":"RangeError","message":"out of \\"reach\\""}',
  '2',
]);

const shown = (part: Partial<Filter>) => {
  const mask = finish(matching(store, { ...ALL, ...part }, [0, 1]));
  return [...mask.keys()].filter((index) => mask[index] === 1);
};

describe('the filter', () => {
  it('keeps what fits by status, worker and time', () => {
    expect(shown({})).toEqual([0, 1, 2, 3]);
    expect(shown({ status: 'failed' })).toEqual([1]);
    expect(shown({ status: 'unwell' })).toEqual([1, 3]);
    expect(shown({ worker: 1 })).toEqual([1, 2]);
    expect(shown({ least: 10 })).toEqual([0, 2]);
    expect(shown({ least: 5, most: 10, worker: 1 })).toEqual([1, 2]);
  });

  it('finds texts as they are shown, whatever the case, spaces and quotes', () => {
    expect(shown({ text: 'id: 10' })).toEqual([0]);
    expect(shown({ text: '"ann LEE"' })).toEqual([0]);
    expect(shown({ text: '7n' })).toEqual([0]);
    expect(shown({ text: 'RangeError: out of' })).toEqual([1]);
    expect(shown({ text: 'nothing like this' })).toEqual([]);
    expect(isFiltering({ ...ALL, text: ' ' })).toBe(false);
    expect(isFiltering({ ...ALL, worker: 0 })).toBe(true);
  });

  it('reads times as people type them', () => {
    expect(['250', ' 1.5 s', '1,5s', '2 min', '10µs', ''].map(parseTime)).toEqual([
      250,
      1500,
      1500,
      120_000,
      0.01,
      null,
    ]);
    expect(['x', '5 h', '-1', '1 2'].map(parseTime)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('sorting', () => {
  const places = ranks(completionOrder(store), 4);
  const sorted = (column: string, down = false) => {
    const rows = Uint32Array.of(0, 1, 2, 3);
    return [...finish(mergeSort(rows, finish(comparison(store, places, rows, { column, down }))))];
  };

  it('goes by each column, and puts last what has nothing there', () => {
    expect(sorted('index', true)).toEqual([3, 2, 1, 0]);
    expect(sorted('duration')).toEqual([1, 2, 0, 3]);
    expect(sorted('duration', true)).toEqual([0, 2, 1, 3]);
    expect(sorted('worker')).toEqual([0, 1, 2, 3]);
    expect(sorted('rank')).toEqual([1, 2, 0, 3]);
    expect(sorted('shift')).toEqual([0, 1, 2, 3]);
    expect(sorted('start', true)).toEqual([2, 0, 1, 3]);
  });

  it('takes numbers for numbers, and results before errors', () => {
    expect(sorted('input')).toEqual([1, 2, 3, 0]);
    expect(sorted('outcome')).toEqual([2, 0, 1, 3]);
  });

  it('gives every row once, whatever is in the record', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom('index', 'input', 'outcome', 'worker', 'start', 'duration', 'rank', 'shift'),
        fc.boolean(),
        (made, column, down) => {
          const any = recordOf(made);
          const rows = Uint32Array.from({ length: made.length }, (_, i) => i);
          const of = ranks(completionOrder(any), made.length);
          const found = finish(mergeSort(rows, finish(comparison(any, of, rows, { column, down }))));
          expect([...found].sort((a, b) => a - b)).toEqual([...rows]);
        },
      ),
    );
  });
});

describe('rank against rank', () => {
  const anyOrder = fc
    .integer({ min: 1, max: 300 })
    .chain((n) =>
      fc.tuple(
        fc.shuffledSubarray([...Array(n).keys()]),
        fc.uint8Array({ minLength: n, maxLength: n, max: 1 }),
        fc.integer({ min: 1, max: 40 }),
      ),
    );

  it('counts every task that came back once, in the square and in the table', () => {
    fc.assert(
      fc.property(anyOrder, ([order, mask, side]) => {
        const places = ranks(Uint32Array.from(order), mask.length);
        const counted = order.filter((index) => mask[index] === 1);
        const status = new Uint8Array(mask.length).fill(Status.failed);
        const { counts, failed } = grid(places, places.length, status, mask, side);
        const sum = (all: Uint32Array) => all.reduce((a, b) => a + b, 0);
        expect([sum(counts), sum(failed)]).toEqual([counted.length, counted.length]);
        const table = bands(places, places.length, mask, side);
        expect(table.reduce((all, { tasks }) => all + tasks, 0)).toBe(counted.length);
        for (let cell = 0; cell < counts.length; cell++) {
          const found = taskIn(places, mask, side, cell % side, Math.floor(cell / side));
          expect(found >= 0).toBe((counts[cell] as number) > 0);
        }
      }),
    );
  });
});
