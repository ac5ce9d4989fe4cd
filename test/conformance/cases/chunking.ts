import {
  at,
  type Case,
  chunks,
  collect,
  drain,
  error,
  get,
  HANGS,
  imap,
  imapUnordered,
  map,
  mapAsync,
  range,
  ready,
  squares,
  starmap,
  starmapAsync,
  worker,
} from '../script.js';

/** With a fresh worker for each chunk, the workers of the tasks show the chunks. */
const CHUNK_BY_CHUNK = { workers: 1, maxtasksperchild: 1 };

/** Chunks: how many tasks each has, that they are neighbours, and sizes that are none. */
export const chunking: Case[] = [
  {
    title: 'map makes four chunks for each worker, of neighbours, the last one short',
    pool: CHUNK_BY_CHUNK,
    steps: [map('where', range(17))],
    expected: [chunks(5, 5, 5, 2)],
  },
  {
    title: 'map_async makes fewer chunks where that comes out even',
    pool: CHUNK_BY_CHUNK,
    steps: [mapAsync('r', 'where', range(5)), get('r')],
    expected: [chunks(2, 2, 1)],
  },
  {
    title: 'starmap on two workers makes chunks for both',
    pool: { workers: 2, maxtasksperchild: 1 },
    steps: [
      starmap(
        'where',
        range(9).map((i) => [i]),
      ),
    ],
    expected: [chunks(2, 2, 2, 2, 1)],
  },
  {
    title: 'map with a chunk size makes chunks of neighbours, the last one short',
    pool: CHUNK_BY_CHUNK,
    steps: [map('where', range(8), { chunksize: 3 })],
    expected: [chunks(3, 3, 2)],
  },
  {
    title: 'the tasks of a chunk run one after the other on one worker',
    steps: [
      // Each first task waits for the other one, so each worker has one chunk.
      map(
        'meet',
        [
          [at('m'), 0, 2],
          [at('n'), 0, 1],
          [at('n'), 0, 1],
          [at('m'), 1, 2],
          [at('n'), 0, 1],
        ],
        { chunksize: 3 },
      ),
    ],
    expected: [[worker(0), worker(0), worker(0), worker(1), worker(1)]],
  },
  {
    title: 'a chunk size above the number of tasks leaves one worker with all',
    pool: { workers: 3 },
    steps: [
      map('where', range(12), { chunksize: 100, show: 'distinct' }),
      map('turn', [], { chunksize: 100 }),
    ],
    expected: [1, []],
  },
  {
    title: 'imap makes chunks of one by itself',
    pool: CHUNK_BY_CHUNK,
    steps: [imap('it', 'where', range(2)), collect('it')],
    expected: [chunks(1, 1)],
  },
  {
    title: 'imap_unordered makes chunks of one by itself',
    pool: CHUNK_BY_CHUNK,
    steps: [imapUnordered('it', 'where', range(2)), collect('it')],
    expected: [chunks(1, 1)],
  },
  {
    title: 'imap with a chunk size makes chunks of neighbours, the last one short',
    pool: CHUNK_BY_CHUNK,
    steps: [imap('it', 'where', range(5), 3), collect('it')],
    expected: [chunks(3, 2)],
  },
  {
    title: 'imap_unordered with a chunk size makes chunks of neighbours, the last one short',
    pool: CHUNK_BY_CHUNK,
    steps: [imapUnordered('it', 'where', range(5), 3), collect('it')],
    expected: [chunks(3, 2)],
  },
  {
    title: 'imap and imap_unordered refuse a chunk size under 1 in the call itself',
    steps: [
      imap('it', 'square', [1], 0),
      imap('it', 'square', [1], -1),
      imapUnordered('it', 'square', [1], 0),
      imapUnordered('it', 'square', [1], -3),
      imap('it', 'square', [2], 1),
      drain('it'),
    ],
    expected: [
      error('BadChunksize'),
      error('BadChunksize'),
      error('BadChunksize'),
      error('BadChunksize'),
      [4],
    ],
  },
  {
    title: 'map and starmap refuse a chunk size under 1',
    steps: [
      map('square', [1, 2], { chunksize: 0 }),
      map('square', [1, 2], { chunksize: -1 }),
      starmap('add', [[1, 2]], { chunksize: 0 }),
    ],
    expected: [error('BadChunksize'), error('BadChunksize'), error('BadChunksize')],
    cpython: [[null, null], [null, null], [null]],
    why: 'chunk size below 1',
  },
  {
    title: 'map_async and starmap_async refuse a chunk size under 1 in the call itself',
    steps: [
      mapAsync('r', 'square', range(3), { chunksize: -2 }),
      starmapAsync('s', 'add', [[1, 2]], { chunksize: 0 }),
      mapAsync('r', 'square', [3]),
      get('r'),
    ],
    expected: [error('BadChunksize'), error('BadChunksize'), [9]],
    cpython: [[9]],
    why: 'chunk size below 1',
  },
  {
    title: 'map refuses a chunk size that is no whole number',
    steps: [map('square', [1, 2], { chunksize: 1.5 }), map('square', [3])],
    expected: [error('BadChunksize'), [9]],
    cpython: [HANGS],
    why: 'chunk size below 1',
  },
  {
    title: 'a chunk size for no tasks at all changes nothing',
    after: 'test_map_chunksize',
    steps: [
      mapAsync('r', 'square', [], { chunksize: 1 }),
      ready('r'),
      get('r'),
      map('square', [], { chunksize: 9 }),
    ],
    expected: [true, [], []],
  },
  {
    title: 'results do not depend on the chunk size',
    steps: [1, 2, 7, 40, 41].map((chunksize) => map('square', range(40), { chunksize })),
    expected: range(5).map(() => squares(40)),
  },
];
