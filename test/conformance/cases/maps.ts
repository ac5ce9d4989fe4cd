import {
  at,
  background,
  begun,
  type Case,
  error,
  map,
  notes,
  open,
  outcome,
  range,
  refused,
  returned,
  squares,
  starmap,
  worker,
} from '../script.js';

/** `map` and `starmap`: what a task gets, what the caller gets. */
export const maps: Case[] = [
  {
    title: 'map gives the results in input order',
    after: 'test_map',
    steps: [map('square', range(10)), map('square', range(100), { chunksize: 20 })],
    expected: [squares(10), squares(100)],
  },
  {
    title: 'map gives the results in input order when tasks end in another, and waits for the last of them',
    steps: [
      background('m', map('wait', [at('a'), at('b'), at('c')], { chunksize: 1 })),
      begun('a', 'b'),
      open('b'),
      begun('c'),
      open('c'),
      returned('m'),
      open('a'),
      outcome('m'),
    ],
    expected: [false, ['a', 'b', 'c']],
  },
  {
    title: 'map passes each input as the one argument, a list too',
    steps: [map('listed', [1, [2, 3], [], null, 'ab', { a: 4 }])],
    expected: [[[1], [[2, 3]], [[]], [null], ['ab'], [{ a: 4 }]]],
  },
  {
    title: 'map runs as many tasks side by side as there are workers',
    pool: { workers: 3 },
    steps: [
      map(
        'meet',
        range(3).map((i) => [at('m'), i, 3]),
      ),
    ],
    expected: [[worker(0), worker(1), worker(2)]],
  },
  {
    title: 'map on one worker runs one task after the other, in order',
    pool: { workers: 1 },
    fresh: true,
    steps: [map('turn', range(9)), map('turn', range(3), { chunksize: 1 })],
    expected: [range(9), [9, 10, 11]],
  },
  {
    title: 'map takes a generator',
    steps: [map('square', { generator: [3, 1, 2] })],
    expected: [[9, 1, 4]],
  },
  {
    title: 'map takes a set',
    steps: [map('square', { set: [1, 2, 3] }, { show: 'sorted' })],
    expected: [[1, 4, 9]],
  },
  {
    title: 'map takes a text, character by character',
    steps: [map('identity', 'aé👍')],
    expected: [['a', 'é', '👍']],
  },
  {
    title: 'map over nothing gives an empty list',
    after: 'test_empty_iterable',
    pool: { workers: 1 },
    steps: [
      map('square', []),
      map('square', { generator: [] }),
      map('square', [], { chunksize: 1 }),
      map('square', ''),
    ],
    expected: [[], [], [], []],
  },
  {
    title: 'map over what is not iterable fails, and the pool goes on',
    steps: [map('square', null), map('square', 5), map('square', [3])],
    expected: [error('NotIterable'), error('NotIterable'), [9]],
  },
  {
    title: 'map with what is no function fails, and the pool goes on',
    steps: [map(null, [1]), map('square', [3])],
    expected: [error('NotAFunction'), [9]],
  },
  {
    title: 'map over inputs that throw before the first of them fails with that, again and again',
    after: 'test_map_handle_iterable_exception',
    steps: [
      map('square', { generator: [], throws: 'none today' }, { chunksize: 1 }),
      map('square', { generator: [], throws: 'none today' }, { chunksize: 1 }),
      map('square', [2]),
    ],
    expected: [refused('none today'), refused('none today'), [4]],
  },
  {
    title: 'map over inputs that throw after some of them runs none of these',
    after: 'test_map_handle_iterable_exception',
    steps: [
      map(
        'note',
        {
          generator: [
            [at('ran'), 0],
            [at('ran'), 1],
          ],
          throws: 'no more',
        },
        { chunksize: 1 },
      ),
      map('note', [[at('ran'), 2]]),
      notes(at('ran')),
    ],
    expected: [refused('no more'), [2], [2]],
  },
  {
    title: 'map keeps results that count as nothing',
    steps: [map('identity', [0, '', false, null, [], {}])],
    expected: [[0, '', false, null, [], {}]],
  },
  {
    title: 'starmap spreads each row into arguments',
    after: 'test_starmap',
    steps: [
      starmap(
        'add',
        range(10).map((i) => [i, 9 - i]),
      ),
      starmap(
        'listed',
        range(100).map((i) => [i, 99 - i]),
        { chunksize: 20 },
      ),
    ],
    expected: [range(10).map(() => 9), range(100).map((i) => [i, 99 - i])],
  },
  {
    title: 'starmap takes rows of any length, and texts as rows of characters',
    steps: [starmap('listed', [[], [1], [1, [2, 3], null], 'ab', ''])],
    expected: [[[], [1], [1, [2, 3], null], ['a', 'b'], []]],
  },
  {
    title: 'starmap takes rows from a generator',
    steps: [
      starmap('add', {
        generator: [
          [1, 2],
          [3, 4],
        ],
      }),
    ],
    expected: [[3, 7]],
  },
  {
    title: 'starmap fails with the row that cannot be spread',
    steps: [starmap('listed', [[1], 5, [2]], { chunksize: 1 }), starmap('listed', [[1]])],
    expected: [error('NotIterable'), [[1]]],
  },
  {
    title: 'starmap over nothing gives an empty list',
    steps: [starmap('add', [])],
    expected: [[]],
  },
  {
    title: 'starmap over what is not iterable fails',
    steps: [starmap('add', null), starmap('add', 7)],
    expected: [error('NotIterable'), error('NotIterable')],
  },
  {
    title: 'starmap waits for the last row, and gives the results in the order of the rows',
    steps: [
      background('m', starmap('wait', [[at('a')], [at('b')]], { chunksize: 1 })),
      begun('a', 'b'),
      open('b'),
      returned('m'),
      open('a'),
      outcome('m'),
    ],
    expected: [false, ['a', 'b']],
  },
];
