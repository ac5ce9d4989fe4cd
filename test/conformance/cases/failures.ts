import {
  apply,
  applyAsync,
  at,
  begun,
  type Case,
  callbacks,
  close,
  error,
  get,
  HANGS,
  imap,
  join,
  map,
  mapAsync,
  nexts,
  notes,
  open,
  POOL,
  range,
  refused,
  starmap,
  UNSENDABLE,
  wait,
} from '../script.js';

const NOTE = { callback: 'note', errorCallback: 'note' } as const;

/** Tasks that throw, values that cannot be sent, workers that die. */
export const failures: Case[] = [
  {
    title: 'the error of a task arrives with its name and message',
    steps: [apply('fail', ['no']), map('odd', [1, 2]), starmap('fail', [['é👍\n2']])],
    expected: [refused('no'), refused('2 is even'), refused('é👍\n2')],
  },
  {
    title: 'the error of a task tells where in the function it was thrown',
    after: 'test_traceback',
    pool: { workers: 1 },
    steps: [
      apply('failDeep', ['123'], { trace: 'innermost' }),
      map('failDeep', ['123'], { trace: 'failDeep' }),
      apply('fail', ['123'], { trace: 'innermost' }),
    ],
    expected: [
      { error: 'Refused', message: '123', trace: true },
      { error: 'Refused', message: '123', trace: true },
      { error: 'Refused', message: '123', trace: false },
    ],
  },
  {
    title: 'map fails with the error that arrives first, not with that of the first input',
    pool: { workers: 3 },
    steps: [
      mapAsync('r', 'waitThenFail', [at('a'), at('b'), at('c')]),
      // When a task has its turn, all that its worker did before has been told.
      applyAsync('s', 'wait', [at('s')]),
      begun('a', 'b', 'c'),
      open('b'),
      begun('s'),
      open('s'),
      wait('s'),
      open('a', 'c'),
      get('r'),
    ],
    expected: [refused('b')],
  },
  {
    title: 'map runs every other chunk to its end after a failure',
    pool: { workers: 1 },
    steps: [
      map(
        'note',
        range(6).map((i) => [at('ran'), i, ...(i === 1 ? ['fail'] : [])]),
        { chunksize: 1 },
      ),
      notes(at('ran')),
    ],
    expected: [refused('1 fails'), range(6)],
  },
  {
    title: 'map after a failure still waits for its last task',
    after: 'test_map_no_failfast',
    steps: [
      mapAsync('r', 'waitThenFail', [at('a'), at('b')]),
      begun('a', 'b'),
      open('a'),
      get('r', { timeout: 50 }),
      open('b'),
      get('r'),
    ],
    expected: [error('Timeout'), refused('a')],
  },
  {
    title: 'many long errors do not keep the pool from ending',
    after: 'test_map_no_failfast',
    steps: [map('failAtLength', [1 << 20, 1 << 20]), close, join],
    expected: [refused('1048576 characters')],
  },
  {
    title: 'a task that fails ends only itself: the rest of its chunk runs',
    pool: { workers: 1 },
    steps: [
      map(
        'note',
        range(6).map((i) => [at('ran'), i, ...(i === 1 ? ['fail'] : [])]),
        { chunksize: 3 },
      ),
      notes(at('ran')),
    ],
    expected: [refused('1 fails'), range(6)],
    cpython: [refused('1 fails'), [0, 1, 3, 4, 5]],
    why: 'a task fails inside a chunk',
  },
  {
    title: 'of several failures in a chunk the first is the one that counts',
    pool: { workers: 1 },
    steps: [map('odd', [1, 2, 4, 6], { chunksize: 4 })],
    expected: [refused('2 is even')],
  },
  {
    title: 'a pool works on after any number of failures',
    steps: [...range(20).map(() => map('odd', [1, 2])), map('square', [1, 2])],
    expected: [...range(20).map(() => refused('2 is even')), [1, 4]],
  },
  {
    title:
      'a result that cannot be sent fails its task, with a callback, twenty times, and no worker is lost',
    after: 'test_unpickleable_result',
    pool: { workers: 1 },
    fresh: true,
    steps: [
      apply('turn'),
      ...range(20).flatMap((i) => [applyAsync(`r${i}`, 'unsendable', [], NOTE), get(`r${i}`)]),
      callbacks,
      apply('turn'),
    ],
    expected: [
      0,
      ...range(20).map(() => error('CannotSendResult')),
      range(20).map((i) => [`r${i}`, 'error_callback', error('CannotSendResult')]),
      1,
    ],
  },
  {
    title: 'a result that cannot be sent fails the map it is part of',
    steps: [starmap('unsendable', [[], []], { chunksize: 1 }), map('square', [2])],
    expected: [error('CannotSendResult'), [4]],
  },
  {
    title: 'an argument that cannot be sent fails its call, and the pool goes on',
    after: 'test_map_unplicklable',
    steps: [
      apply('identity', [UNSENDABLE]),
      map('identity', [UNSENDABLE, UNSENDABLE]),
      applyAsync('r', 'listed', [1, [UNSENDABLE]], NOTE),
      get('r'),
      callbacks,
      apply('square', [3]),
    ],
    expected: [
      error('CannotSend'),
      error('CannotSend'),
      error('CannotSend'),
      [['r', 'error_callback', error('CannotSend')]],
      9,
    ],
  },
  {
    title: 'an argument that cannot be sent does not keep the others of its chunk from running',
    pool: { workers: 1 },
    steps: [
      map(
        'note',
        [
          [at('ran'), 0],
          [at('ran'), 1, UNSENDABLE],
          [at('ran'), 2],
          [at('ran'), 3],
        ],
        { chunksize: 3 },
      ),
      notes(at('ran')),
    ],
    expected: [error('CannotSend'), [0, 2, 3]],
    cpython: [error('CannotSend'), [3]],
    why: 'an input cannot be sent',
  },
  {
    title: 'a pool cannot be sent to a task',
    steps: [apply('identity', [POOL]), apply('square', [3])],
    expected: [error('CannotSend'), 9],
  },
  {
    title: 'an error of a class that cannot be made again arrives all the same',
    steps: [apply('failOddly', ['odd']), apply('square', [3])],
    expected: [error('NeedsTwo', 'odd'), 9],
    cpython: [HANGS],
    why: 'an error cannot be sent as it is',
  },
  {
    title: 'an error that holds what cannot be sent arrives without it',
    steps: [apply('failHolding', ['no']), apply('square', [3])],
    expected: [refused('no'), 9],
    cpython: [error('CannotSendResult'), 9],
    why: 'an error cannot be sent as it is',
  },
  {
    title: 'a worker that dies is replaced: tasks before and after run',
    steps: [
      applyAsync('r', 'waitThenDie', [at('a')]),
      begun('a'),
      apply('square', [3]),
      open('a'),
      // Two workers meet, so the one that was to die has died.
      map(
        'meet',
        [0, 1].map((i) => [at('m'), i, 2]),
        { chunksize: 1, show: 'distinct' },
      ),
      ...range(5).map((i) => apply('square', [i])),
    ],
    expected: [9, 2, 0, 1, 4, 9, 16],
  },
  {
    title: 'a worker that dies fails the call it was on, and the pool can end',
    steps: [apply('die'), apply('square', [3]), close, join],
    expected: [error('WorkerDied'), 9],
    cpython: [HANGS],
    why: 'a worker dies',
  },
  {
    title: 'a worker that dies does not keep close and join from ending',
    steps: [applyAsync('r', 'die'), apply('square', [3]), close, join, get('r')],
    expected: [9, error('WorkerDied')],
    cpython: [9, HANGS],
    why: 'a worker dies',
  },
  {
    title: 'a worker that dies fails one task of a chunk; each other one runs once',
    pool: { workers: 1 },
    steps: [
      map(
        'note',
        range(6).map((i) => [at('ran'), i, ...(i === 3 ? ['die'] : [])]),
        { chunksize: 6 },
      ),
      notes(at('ran')),
    ],
    expected: [error('WorkerDied'), range(6)],
    cpython: [HANGS],
    why: 'a worker dies',
  },
  {
    title: 'a worker that dies is one failure of imap, which goes on after it',
    pool: { workers: 1 },
    steps: [
      imap(
        'it',
        'note',
        range(3).map((i) => [at('ran'), i, ...(i === 1 ? ['die'] : [])]),
      ),
      ...nexts('it', 3),
    ],
    expected: [0, error('WorkerDied'), 2],
    cpython: [0, HANGS],
    why: 'a worker dies',
  },
];
