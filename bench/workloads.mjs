// What is measured, and what it must come to: in a goal, the time (per task) of one who takes part as a part of another's
// in the same rounds. `share`: so much of the repeats that were asked for.

const CALLING = ['raw', 'workerpool', 'piscina', 'tinypool', 'poolifier'];
const OURS = ['poolscope', 'poolscope-unrecorded'];
const trivial = { fn: 'square', kind: 'numbers', per: 'task' };

/** @param ms - of one task, in the mean @param total - ms of all of them in one thread */
const computing = (shape, ms, total, ours, peers) => ({
  fn: 'spin',
  kind: shape,
  cost: ms,
  n: Math.max(4, Math.round(total / ms)),
  driver: 'map',
  per: 'run',
  // Two tasks: the pool is warm, the inputs are not done.
  warm: 4,
  base: 'halves',
  peers: [{ peer: 'raw', as: 'halves', driver: 'halves' }, ...ours, ...peers],
});

const uneven = (shape) =>
  computing(
    shape,
    0.1,
    800,
    [
      { peer: 'poolscope', as: 'poolscope, auto', chunksize: 'auto' },
      { peer: 'poolscope', as: 'poolscope, default' },
      { peer: 'poolscope', as: 'poolscope, chunks of 1', chunksize: 1 },
    ],
    [{ peer: 'raw', as: 'raw, default' }],
  );

const calls = (n, peers = CALLING) => ({
  ...trivial,
  title: `${n.toLocaleString('en')} trivial calls at once, each awaited`,
  driver: 'calls',
  n,
  base: 'raw',
  goal: '≤ 0.12 × raw',
  peers: [...OURS, ...peers, ...(n <= 100_000 ? ['cpython'] : [])],
});

/** Every mode of ours at two sizes: what a task costs must not grow with their number. */
const growth = (driver, chunksize) => ({
  ...trivial,
  title: `${driver}${chunksize ? `, chunks of ${chunksize}` : ''}: 1,000,000 trivial tasks against 10,000`,
  driver,
  chunksize,
  base: '10,000',
  goal: '≤ 1.2 × 10,000',
  n: 1_000_000,
  warm: 10_000,
  peers: [
    { peer: 'poolscope', as: '1,000,000' },
    { peer: 'poolscope', as: '10,000', n: 10_000, again: 5 },
  ],
});

export const WORKLOADS = {
  map: {
    ...trivial,
    title: 'map of 1,000,000 trivial tasks, default chunks',
    driver: 'map',
    n: 1_000_000,
    base: 'raw',
    goal: '≤ 0.6 × raw, ≤ 0.6 × cpython',
    peers: [...OURS, ...CALLING, 'cpython'],
  },
  strings: {
    ...trivial,
    title: 'map of 1,000,000 short strings, default chunks',
    fn: 'shout',
    kind: 'strings',
    driver: 'map',
    n: 1_000_000,
    base: 'raw',
    peers: [...OURS, ...CALLING, 'cpython'],
  },
  objects: {
    ...trivial,
    title: 'map of 300,000 small objects, default chunks',
    fn: 'point',
    kind: 'objects',
    driver: 'map',
    n: 300_000,
    base: 'raw',
    peers: [...OURS, ...CALLING, 'cpython'],
  },
  each: {
    ...trivial,
    title: '5,000 trivial calls, one at a time',
    driver: 'each',
    n: 5000,
    base: 'raw',
    peers: [...OURS, ...CALLING, 'cpython'],
  },
  'calls-1e3': calls(1000),
  'calls-1e4': calls(10_000),
  'calls-1e5': calls(100_000),
  // workerpool would take minutes: its queue is an array that is shifted.
  'calls-1e6': calls(1_000_000, ['raw', 'piscina', 'poolifier']),
  ...Object.fromEntries(
    [0.1, 1, 10, 50].map((ms) => [
      `compute-${ms}`,
      {
        ...computing('flat', ms, 1600, OURS, [...CALLING]),
        title: `computing tasks of ${ms} ms, default chunks`,
        goal: '≥ 0.97 of two bare threads with half of the work each',
      },
    ]),
  ),
  ...Object.fromEntries(
    ['flat', 'rising', 'falling', 'random', 'giants'].map((shape) => [
      `uneven-${shape}`,
      {
        ...uneven(shape),
        title: `8,000 tasks of 0.1 ms in the mean, ${shape}`,
        goal: 'auto: ≥ 0.96 of two bare threads with half of the work each',
      },
    ]),
  ),
  'growth-map': growth('map'),
  'growth-starmap': growth('starmap'),
  'growth-calls': growth('calls'),
  'growth-imap': growth('imap'),
  'growth-imap-100': growth('imap', 100),
  'growth-imap-unordered': growth('imapUnordered'),
  buffer: {
    title: '100 MB of Float64Array in and out',
    fn: 'doubled',
    kind: 'size',
    n: 12_500_000,
    warm: 1,
    driver: 'buffer',
    per: 'run',
    base: 'raw',
    goal: '≤ 1.2 × raw',
    peers: ['poolscope-unrecorded', 'raw'],
  },
};
