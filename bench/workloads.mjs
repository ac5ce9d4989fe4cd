// What is measured, and what it must come to: in a goal, the time (per task) of one who takes part as a part of another's
// in the same rounds. `share`: so much of the repeats that were asked for.

const CALLING = ['raw', 'workerpool', 'piscina', 'tinypool', 'poolifier'];
const OURS = ['poolscope', 'poolscope-unrecorded'];
const trivial = { fn: 'square', kind: 'numbers', per: 'task' };

/** Ours, recording, against each of these. */
const against = (most, ...peers) => peers.map((to) => ({ of: 'poolscope', to, most }));

/** @param ms - of one task, in the mean @param total - ms of all of them in one thread */
const computing = (shape, ms, total, peers) => ({
  fn: 'spin',
  kind: shape,
  cost: ms,
  n: Math.max(4, Math.round(total / ms)),
  driver: 'map',
  per: 'run',
  // Two tasks: the pool is warm, the inputs are not done.
  warm: 4,
  base: 'halves',
  peers: [{ peer: 'raw', as: 'halves', driver: 'halves' }, ...peers],
});

const uneven = (shape) => ({
  ...computing(shape, 0.1, 800, [
    { peer: 'poolscope', as: 'poolscope, auto', chunksize: 'auto' },
    { peer: 'poolscope', as: 'poolscope, default' },
    { peer: 'poolscope', as: 'poolscope, chunks of 1', chunksize: 1 },
    { peer: 'raw', as: 'raw, default' },
  ]),
  title: `8,000 tasks of 0.1 ms in the mean, ${shape}`,
  goals: [
    { of: 'poolscope, auto', to: 'halves', most: 1.042 },
    { of: 'poolscope, auto', to: 'poolscope, default', most: 1 },
    { of: 'poolscope, auto', to: 'poolscope, chunks of 1', most: 1 },
  ],
});

/** The median of three: the first, in which V8 compiles what is new to it, and two more. */
const again = (workload) => ({
  ...workload,
  title: `${workload.title}: three maps by one pool, the median`,
  again: 3,
});

const calls = (n, peers = CALLING, share = 1) => ({
  ...trivial,
  title: `${n.toLocaleString('en')} trivial calls at once, each awaited`,
  driver: 'calls',
  n,
  share,
  base: 'raw',
  goals: [
    ...against(n === 100_000 ? 0.12 : 1, 'raw'),
    ...against(1, ...peers.filter((peer) => peer !== 'raw')),
  ],
  peers: [...OURS, ...peers, ...(n <= 100_000 ? ['cpython'] : [])],
});

/** Every mode of ours at two sizes: what a task costs must not grow with their number. */
const growth = (driver, { chunksize, most = 1_000_000, share = 1 } = {}) => {
  const many = most.toLocaleString('en');
  return {
    ...trivial,
    title: `${driver}${chunksize ? `, chunks of ${chunksize}` : ''}: ${many} trivial tasks against 10,000`,
    driver,
    chunksize,
    share,
    base: '10,000',
    goals: [{ of: many, to: '10,000', most: 1.2 }],
    n: most,
    warm: 10_000,
    peers: [
      { peer: 'poolscope', as: many },
      { peer: 'poolscope', as: '10,000', n: 10_000, again: 25 },
    ],
  };
};

export const WORKLOADS = {
  map: {
    ...trivial,
    title: 'map of 1,000,000 trivial tasks, default chunks',
    driver: 'map',
    n: 1_000_000,
    base: 'raw',
    goals: [
      ...against(0.6, 'raw', 'cpython'),
      ...against(1, 'workerpool', 'piscina', 'tinypool', 'poolifier'),
    ],
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
  // workerpool would take half an hour, tinypool minutes: their queues are arrays that are shifted.
  'calls-1e6': calls(1_000_000, ['raw', 'piscina', 'poolifier'], 0.4),
  ...Object.fromEntries(
    [0.1, 1, 10, 50].map((ms) => [
      `compute-${ms}`,
      {
        ...computing('flat', ms, 1600, [...OURS, ...CALLING]),
        title: `computing tasks of ${ms} ms, default chunks, against two bare threads with half of the work each`,
        goals: [...against(1.031, 'halves'), ...against(1.02, 'poolscope-unrecorded')],
      },
    ]),
  ),
  ...Object.fromEntries(
    ['flat', 'rising', 'falling', 'random', 'giants'].flatMap((shape) => [
      [`uneven-${shape}`, uneven(shape)],
      [`uneven-${shape}-again`, again(uneven(shape))],
    ]),
  ),
  'growth-map': growth('map'),
  'growth-map-async': growth('mapAsync'),
  'growth-starmap': growth('starmap'),
  'growth-starmap-async': growth('starmapAsync'),
  'growth-apply': growth('each', { most: 200_000, share: 0.4 }),
  'growth-apply-async': growth('calls'),
  'growth-imap': growth('imap', { share: 0.4 }),
  'growth-imap-100': growth('imap', { chunksize: 100 }),
  'growth-imap-unordered': growth('imapUnordered', { share: 0.4 }),
  start: {
    title: 'one trivial task, from the start of the program to its end',
    n: 1,
    per: 'run',
    base: 'workerpool script',
    goals: [{ of: 'poolscope run', to: 'workerpool script', most: 1.5 }],
    peers: ['poolscope run', 'workerpool script'],
  },
  memory: {
    title:
      '`poolscope run` of 1,000,000 trivial tasks: its time and file, and the peak memory of its runner and its client',
    n: 1_000_000,
    per: 'run',
    share: 0.4,
    base: 'runner',
    goals: [{ of: 'runner', bytes: 350e6 }],
    peers: [
      { peer: 'poolscope run', as: 'runner', peaks: 'runner.cjs' },
      { peer: 'poolscope run', as: 'client', peaks: 'cli.js' },
    ],
  },
  buffer: {
    title: '100 MB of Float64Array in and out, moved',
    fn: 'doubled',
    kind: 'size',
    n: 12_500_000,
    driver: 'buffer',
    per: 'run',
    base: 'raw',
    goals: [{ of: 'poolscope-unrecorded', to: 'raw', most: 1.2 }],
    peers: ['poolscope-unrecorded', 'raw'],
  },
};
