import { Status } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import { synthetic } from './synthetic.js';

/** The same numbers every time, between 0 and 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const SLEEPS = [900, 200, 600, 100, 450, 300, 800, 150, 500, 250];

const small = () =>
  synthetic({
    mode: 'map',
    workers: 4,
    durations: SLEEPS,
    name: 'sleepAndDouble',
    file: '/home/me/project/src/sleep.ts',
    source: 'expression',
    args: (i) => [{ id: i, ms: SLEEPS[i] }],
    value: (i) => 2 * (SLEEPS[i] as number),
  });

const async = () =>
  synthetic({
    mode: 'apply_async',
    workers: 4,
    durations: SLEEPS,
    name: 'sleepAndDouble',
    args: (i) => [SLEEPS[i], 'twice'],
    value: (i) => 2 * (SLEEPS[i] as number),
  });

const apply = () => synthetic({ mode: 'apply', workers: 4, durations: SLEEPS.map((x) => x / 4) });

function longTail(n: number): number[] {
  const next = random(7);
  return Array.from({ length: n }, () => 0.5 + 4 * -Math.log(1 - next()));
}

const many = (n: number) => () =>
  synthetic({
    mode: 'map',
    workers: 8,
    chunksize: Math.ceil(n / 256),
    durations: longTail(n),
    name: 'resize',
    source: 'photos/**/*.jpg',
    args: (i) => [`photos/2024/IMG_${String(i).padStart(6, '0')}.jpg`],
    value: (i) => ({ width: 1920, height: 1080, bytes: 100_000 + i }),
    status: (i) => (i % 9973 === 42 ? Status.failed : undefined),
    error: () => ({ name: 'Error', message: 'Input file is missing' }),
  });

const calls = (n: number) => () =>
  synthetic({ mode: 'apply_async', workers: 8, durations: longTail(n), value: (i) => i, args: (i) => [i] });

const STACK = `RangeError: The value is out of reach
    at parse (file:///home/me/project/src/parse.ts:41:11)
    at async readAll (/home/me/project/src/read%20all.ts:7:3)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)`;

function failed(): RunStore {
  const odd: Record<number, number> = {
    3: Status.failed,
    7: Status.timedOut,
    11: Status.crashed,
    19: Status.failed,
  };
  const error = {
    name: 'RangeError',
    message: 'The value is out of reach\nsecond line',
    stack: STACK,
    code: 'ERR_REACH',
    cause: { name: 'Error', message: 'no such row', stack: STACK.replace('RangeError', 'Error') },
  };
  const errors: Record<number, unknown> = {
    7: { name: 'TimeoutError', message: 'The task took longer than 500 ms' },
    11: { name: 'WorkerDiedError', message: 'Worker 3 exited with code 7 while it ran input 11' },
  };
  const next = random(3);
  const store = synthetic({
    mode: 'map',
    workers: 4,
    durations: Array.from({ length: 24 }, () => 60 + 240 * next()),
    name: 'parse',
    source: 'records.jsonl',
    args: (i) => [
      { row: i, text: 'x'.repeat(3 + ((i * 7) % 40)), nested: { ok: i % 2 === 0, list: [1, 2, 3] } },
    ],
    value: (i) => ({
      id: { $type: 'bigint', value: String(2 ** 40 + i) },
      at: { $type: 'date', value: '2024-05-01' },
    }),
    status: (i) => odd[i],
    error: (i) => errors[i] ?? error,
  });
  const file = {
    path: '/home/me/project/records.jsonl',
    pointer: '',
    size: 2048,
    modified: 1_699_999_999_000,
  };
  store.header = { ...store.header, error, timeout: 500, inputs: { ...store.header.inputs, file } };
  for (let i = 0; i < 24; i++) {
    const at = store.tasks.data.started[i] as number;
    const worker = store.tasks.data.worker[i] as number;
    store.output.push({ at, worker, index: i, stream: 'stdout', text: `parsing row ${i} <b>not bold</b>` });
  }
  store.output.push({ at: 333, worker: 3, index: 11, stream: 'stderr', text: 'out of memory, giving up' });
  store.output.sort((a, b) => a.at - b.at);
  const life = store.workers[3];
  const death = store.tasks.data.ended[11] as number;
  const place = store.tasks.data.worker[11] as number;
  if (life) {
    store.workers[place] = { ...(store.workers[place] ?? life), exit: death, reason: 'exit code 7' };
    store.workers.push({ ...life, worker: place, spawn: death, ready: death + 30, imported: death + 40 });
  }
  return store;
}

function running(): RunStore {
  const next = random(11);
  return synthetic({
    mode: 'apply_async',
    workers: 4,
    durations: Array.from({ length: 160 }, () => 20 + 60 * next()),
    name: 'render',
    source: 'tiles.csv',
    args: (i) => [{ tile: i, zoom: 12 }],
    value: (i) => `tile-${i}.png`,
    status: (i) => (i === 17 ? Status.failed : undefined),
    error: () => ({ name: 'TypeError', message: 'tile is undefined' }),
    until: 1100,
  });
}

const none = () => synthetic({ mode: 'map', workers: 4, durations: [], source: 'inputs.json' });

function cancelledEarly(): RunStore {
  const store = none();
  store.header = { ...store.header, outcome: 'cancelled' };
  return store;
}

function refused(): RunStore {
  const store = none();
  const error = {
    name: 'SyntaxError',
    message: "Unexpected token ')'",
    stack: 'SyntaxError\n    at file:///home/me/project/src/work.ts:14:9',
  };
  store.header = { ...store.header, outcome: 'failed', error };
  return store;
}

/** `small` again, later: on two processes, inputs in another order, one of them failing. */
function smallAgain(): RunStore {
  const order = [3, 1, 5, 4, 2, 7, 0, 9, 8, 6];
  const store = synthetic({
    mode: 'imap_unordered',
    workers: 2,
    durations: order.map((i) => (SLEEPS[i] as number) * (i === 0 ? 1.6 : 0.8)),
    name: 'sleepAndDouble',
    file: '/home/me/project/src/sleep.ts',
    source: 'expression',
    args: (at) => [{ id: order[at], ms: SLEEPS[order[at] as number] }],
    value: (at) => 2 * (SLEEPS[order[at] as number] as number),
    status: (at) => (order[at] === 4 ? Status.failed : undefined),
    error: () => ({ name: 'Error', message: 'disturbed' }),
  });
  store.header = {
    ...store.header,
    startedAt: store.header.startedAt + 60_000,
    pool: { ...store.header.pool, workerType: 'process' },
  };
  return store;
}

/** `n` tasks that all went well, on workers that were there before. */
const few = (n: number) => () =>
  synthetic({
    mode: 'map',
    workers: Math.min(n, 4),
    durations: SLEEPS.slice(0, n),
    name: 'square',
    source: 'export inputs',
    early: 640,
  });

const twoHundred = () =>
  synthetic({
    mode: 'imap',
    workers: 8,
    chunksize: 4,
    durations: longTail(200).map((ms) => 20 * ms),
    name: 'fetchPage',
    source: 'pages.txt',
    early: 300,
    args: (i) => [`https://example.com/articles/${2000 + i}/a-page-with-a-rather-long-address`],
    value: (i) => ({ title: `Page ${i}`, links: (i * 37) % 211 }),
  });

/** Cancelled after 700 ms: what ran then is cancelled, what waited was not run. */
function cancelled(): RunStore {
  const store = synthetic({ mode: 'map', workers: 4, durations: [...SLEEPS, ...SLEEPS], until: 700 });
  const { data, length } = store.tasks;
  for (let i = 0; i < length; i++) {
    if (data.status[i] === Status.pending) {
      data.status[i] = Number.isNaN(data.started[i]) ? Status.notRun : Status.cancelled;
      data.ended[i] = Number.isNaN(data.started[i]) ? Number.NaN : 702;
    }
  }
  store.header = { ...store.header, outcome: 'cancelled', wall: 703 };
  return store;
}

/** Six short tasks on eight workers, two of them failing: there is much to say of it. */
const troubled = () =>
  synthetic({
    mode: 'imap',
    workers: 8,
    chunksize: 2,
    durations: [40, 1, 1, 1, 1, 2],
    name: 'half',
    startup: 4,
    early: 300,
    status: (i) => (i % 3 === 1 ? Status.failed : undefined),
    error: (i) => ({ name: 'Error', message: `cannot halve ${i}` }),
  });

/** The records the harness can show; `null` is a panel without a run. */
export const SCENES: Record<string, (() => RunStore) | null> = {
  small,
  smallAgain,
  async,
  apply,
  failed,
  running,
  one: few(1),
  three: few(3),
  ten: few(10),
  twoHundred,
  troubled,
  cancelled,
  large: many(100_000),
  million: many(1_000_000),
  tenThousand: many(10_000),
  tenThousandCalls: calls(10_000),
  millionCalls: calls(1_000_000),
  none,
  refused,
  cancelledEarly,
  empty: null,
};
