import {
  apply,
  applyAsync,
  at,
  begun,
  type Case,
  callbacks,
  callbacksSorted,
  close,
  error,
  get,
  HANGS,
  join,
  mapAsync,
  open,
  range,
  ready,
  refused,
  squares,
  starmapAsync,
  terminate,
  wait,
} from '../script.js';

const NOTE = { callback: 'note', errorCallback: 'note' } as const;

/** Callbacks: which, how often, with what, in which order, and what they may do. */
export const callbackCases: Case[] = [
  {
    title: 'map_async calls back once, with the whole list in input order',
    after: 'test_map_async_callbacks',
    steps: [mapAsync('r', 'square', range(20), NOTE), wait('r'), callbacks],
    expected: [[['r', 'callback', squares(20)]]],
  },
  {
    title: 'map_async calls back once with the error when some tasks fail',
    after: 'test_map_async_callbacks',
    pool: { workers: 1 },
    steps: [mapAsync('r', 'odd', [1, 2, 3, 4], { ...NOTE, chunksize: 1 }), wait('r'), callbacks],
    expected: [[['r', 'error_callback', refused('2 is even')]]],
  },
  {
    title: 'map_async over nothing calls no callback',
    steps: [mapAsync('r', 'square', [], NOTE), get('r'), apply('square', [1]), callbacks],
    expected: [[], 1, []],
  },
  {
    title: 'starmap_async calls back once, with the list or with the error',
    steps: [
      starmapAsync(
        'r',
        'add',
        [
          [1, 2],
          [3, 4],
        ],
        NOTE,
      ),
      wait('r'),
      starmapAsync('s', 'fail', [['no']], NOTE),
      wait('s'),
      callbacks,
    ],
    expected: [
      [
        ['r', 'callback', [3, 7]],
        ['s', 'error_callback', refused('no')],
      ],
    ],
  },
  {
    title: 'apply_async calls back with its result, or with its error',
    after: 'test_async_error_callback',
    steps: [
      applyAsync('r', 'square', [3], NOTE),
      get('r'),
      applyAsync('s', 'fail', ['key'], NOTE),
      get('s'),
      callbacks,
    ],
    expected: [
      9,
      refused('key'),
      [
        ['r', 'callback', 9],
        ['s', 'error_callback', refused('key')],
      ],
    ],
  },
  {
    title: 'apply_async calls back in the order in which tasks end',
    pool: { workers: 3 },
    steps: [
      ...['a', 'b', 'c'].map((name) => applyAsync(name, 'wait', [at(name)], NOTE)),
      begun('a', 'b', 'c'),
      ...['c', 'a', 'b'].flatMap((name) => [open(name), wait(name)]),
      callbacks,
    ],
    expected: [['c', 'a', 'b'].map((name) => [name, 'callback', name])],
  },
  {
    title: 'callbacks of different calls come in the order in which their results are complete',
    pool: { workers: 3 },
    steps: [
      mapAsync('list', 'wait', [at('a'), at('b')], NOTE),
      applyAsync('one', 'waitThenFail', [at('c')], NOTE),
      begun('a', 'b', 'c'),
      open('a'),
      open('c'),
      wait('one'),
      open('b'),
      wait('list'),
      callbacks,
    ],
    expected: [
      [
        ['one', 'error_callback', refused('c')],
        ['list', 'callback', ['a', 'b']],
      ],
    ],
  },
  {
    title: 'a callback runs before its result is ready',
    steps: [
      applyAsync('r', 'wait', [at('a')], { callback: 'ready' }),
      mapAsync('s', 'wait', [at('b')], { callback: 'ready' }),
      open('a', 'b'),
      wait('r'),
      wait('s'),
      ready('r'),
      ready('s'),
      callbacksSorted,
    ],
    expected: [
      true,
      true,
      [
        ['r', 'callback', false],
        ['s', 'callback', false],
      ],
    ],
  },
  {
    title: 'an error callback runs before its result is ready',
    steps: [
      applyAsync('r', 'waitThenFail', [at('a')], { errorCallback: 'ready' }),
      open('a'),
      wait('r'),
      mapAsync('s', 'waitThenFail', [at('b')], { errorCallback: 'ready' }),
      open('b'),
      wait('s'),
      callbacks,
    ],
    expected: [
      [
        ['r', 'error_callback', false],
        ['s', 'error_callback', false],
      ],
    ],
  },
  {
    title: 'a callback that was not given is not missed',
    steps: [
      applyAsync('r', 'fail', ['no'], { callback: 'note' }),
      get('r'),
      applyAsync('s', 'square', [3], { errorCallback: 'note' }),
      get('s'),
      callbacks,
    ],
    expected: [refused('no'), 9, []],
  },
  {
    title: 'a callback may order new work',
    pool: { workers: 1 },
    steps: [
      applyAsync('r', 'wait', [at('a')], {
        callback: [applyAsync('s', 'square', [5], NOTE), mapAsync('t', 'square', [1, 2], NOTE)],
      }),
      open('a'),
      get('r'),
      get('s'),
      get('t'),
      callbacks,
    ],
    expected: [
      'a',
      25,
      [1, 4],
      [
        ['s', 'callback', 25],
        ['t', 'callback', [1, 4]],
      ],
    ],
  },
  {
    title: 'a callback may close the pool: what is queued still runs, nothing new is taken',
    pool: { workers: 1 },
    steps: [
      applyAsync('r', 'wait', [at('a')], { callback: [close] }),
      mapAsync('s', 'square', range(5)),
      open('a'),
      get('r'),
      apply('square', [1]),
      join,
      get('s'),
    ],
    expected: ['a', error('NotRunning'), squares(5)],
  },
  {
    title: 'a callback may terminate the pool: what is queued is given up',
    pool: { workers: 1 },
    steps: [
      applyAsync('r', 'wait', [at('a')], { callback: [terminate] }),
      mapAsync('s', 'wait', [at('b')]),
      open('a'),
      get('r'),
      apply('square', [1]),
      get('s'),
    ],
    expected: ['a', error('NotRunning'), error('Terminated')],
    cpython: ['a', error('NotRunning'), HANGS],
    why: '`terminate` with work pending',
  },
  ...(['apply_async', 'map_async'] as const).map(
    (call): Case => ({
      title: `a callback of ${call} that throws fails its result, and no other`,
      steps: [
        call === 'apply_async'
          ? applyAsync('r', 'square', [3], { callback: 'throw' })
          : mapAsync('r', 'square', [3], { callback: 'throw' }),
        get('r'),
        apply('square', [4]),
      ],
      expected: [refused('thrown by the callback of r'), 16],
      cpython: [HANGS],
      why: 'a callback throws, or its promise is rejected',
      until: '3.16',
    }),
  ),
  {
    title: 'an error callback that throws fails its result with what it threw, and no other',
    steps: [applyAsync('r', 'fail', ['no'], { errorCallback: 'throw' }), get('r'), apply('square', [4])],
    expected: [refused('thrown by the error_callback of r'), 16],
    cpython: [HANGS],
    why: 'a callback throws, or its promise is rejected',
    until: '3.16',
  },
];
