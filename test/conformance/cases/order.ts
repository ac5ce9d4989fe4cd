import {
  apply,
  applyAsync,
  at,
  begun,
  type Case,
  collect,
  get,
  imap,
  INFINITE,
  map,
  mapAsync,
  NAN,
  notes,
  open,
  range,
  ready,
  starmapAsync,
  wait,
} from '../script.js';

const note = (from: number, count: number) => range(count).map((i) => [at('ran'), from + i]);

/** One line for all work, first in, first out; and the values that make the trip. */
export const order: Case[] = [
  {
    title: 'one line for all calls: what is ordered first runs first',
    pool: { workers: 1 },
    steps: [
      applyAsync('gate', 'wait', [at('a')]),
      mapAsync('a', 'note', note(0, 5), { chunksize: 2 }),
      applyAsync('b', 'note', note(5, 1)),
      imap('c', 'note', note(6, 3)),
      starmapAsync(
        'd',
        'note',
        note(9, 2).map((each) => [each]),
        { chunksize: 1 },
      ),
      applyAsync('e', 'note', note(11, 1)),
      open('a'),
      get('e'),
      notes(at('ran')),
      collect('c'),
    ],
    expected: [11, range(12), [6, 7, 8]],
  },
  {
    title: 'a call waits for the chunks of an earlier one, though a worker is idle soon',
    pool: { workers: 2 },
    steps: [
      mapAsync('list', 'wait', [at('a'), at('b'), at('c')], { chunksize: 1 }),
      applyAsync('one', 'wait', [at('d')]),
      begun('a', 'b'),
      open('b', 'd'),
      begun('c'),
      ready('one'),
      open('c'),
      wait('one'),
      ready('list'),
      open('a'),
      get('list'),
      get('one'),
    ],
    expected: [false, false, ['a', 'b', 'c'], 'd'],
  },
  {
    title: 'work ordered while other work runs is taken up by the workers that are idle',
    pool: { workers: 2 },
    steps: [applyAsync('a', 'wait', [at('a')]), begun('a'), map('square', range(6)), ready('a'), open('a'), get('a')],
    expected: [[0, 1, 4, 9, 16, 25], false, 'a'],
  },
  {
    title: 'values come back as they went: nested, empty, large, of any alphabet',
    steps: [
      map('identity', [
        { a: [1, { b: [null, true, false] }], 'ключ': 'значение' },
        [[[[]]]],
        'line\nline\ttab "quote" \\ \u0000 end',
        1.5e-7,
        -2147483649,
        9007199254740991,
        'x'.repeat(300_000),
      ]),
    ],
    expected: [
      [
        { a: [1, { b: [null, true, false] }], 'ключ': 'значение' },
        [[[[]]]],
        'line\nline\ttab "quote" \\ \u0000 end',
        1.5e-7,
        -2147483649,
        9007199254740991,
        'x'.repeat(300_000),
      ],
    ],
  },
  {
    title: 'numbers that are none, or have no end, come back as they went',
    steps: [apply('listed', [NAN, INFINITE, 0.1])],
    expected: [[NAN, INFINITE, 0.1]],
  },
];
