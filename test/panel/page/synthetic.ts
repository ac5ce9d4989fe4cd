import { greatest } from '../../../src/profile/statistics.js';
import { MODES, type Mode } from '../../../src/record/modes.js';
import { CALLS, type RunHeader, Status } from '../../../src/record/schema.js';
import { RunStore } from '../../../src/record/store.js';

/** A run to make up: what it is given, how long its tasks take, and how they end. */
export interface Plan {
  mode: Mode;
  workers: number;
  durations: number[];
  chunksize?: number;
  name?: string;
  file?: string;
  source?: string;
  /** ms before a worker takes its first task. */
  startup?: number;
  /** ms by which the workers were there before the run began: then they are ready at its start. */
  early?: number;
  args?(index: number): unknown[];
  value?(index: number): unknown;
  /** The status of a task, where it is not `ok`. */
  status?(index: number): number | undefined;
  error?(index: number): unknown;
  /** The run is looked at in this moment, ms; it goes on if not all is done then. */
  until?: number;
}

const OVERHEAD = 0.4;

/** Plays a pool through: chunks go to the worker that is free first. Made-up times, real order. */
export function synthetic(plan: Plan): RunStore {
  const n = plan.durations.length;
  const store = new RunStore(header(plan));
  const { tasks } = store;
  tasks.grow(n);
  const { early = 0, startup = 40 } = plan;
  const free = Array.from({ length: plan.workers }, (_, w) => (early > 0 ? 1 : startup) + 3 * w);
  free.forEach((ready, worker) => {
    store.workers.push({
      worker,
      osId: 4200 + worker,
      spawn: early > 0 ? worker - early : 0.2 + worker,
      ready: early > 0 ? -0.4 * early + 9 * worker : ready * 0.7,
      imported: early > 0 ? -0.1 * early + 9 * worker : ready - 1,
      exit: null,
      reason: null,
    });
  });
  const sequential = !MODES[plan.mode].concurrent;
  const size = plan.chunksize ?? 1;
  let turn = 0;
  for (let first = 0, chunk = 0; first < n; first += size, chunk++) {
    const worker = sequential ? 0 : free.indexOf(Math.min(...free));
    let at = Math.max(free[worker] as number, turn);
    const dispatched = at;
    const last = Math.min(first + size, n);
    for (let i = first; i < last; i++) {
      tasks.data.submitted[i] = sequential ? turn : 1 + i * 0.0001;
      tasks.data.dispatched[i] = dispatched;
      tasks.data.worker[i] = worker;
      tasks.data.chunk[i] = MODES[plan.mode].chunks === 'none' ? -1 : chunk;
      tasks.data.started[i] = at + OVERHEAD;
      at += OVERHEAD + (plan.durations[i] as number);
      tasks.data.ended[i] = at;
      tasks.data.cpu[i] = (plan.durations[i] as number) * 0.9;
      tasks.data.status[i] = plan.status?.(i) ?? Status.ok;
    }
    tasks.data.received.fill(at + OVERHEAD, first, last);
    free[worker] = at + 2 * OVERHEAD;
    turn = sequential ? at + 3 * OVERHEAD : 0;
  }
  deliver(store);
  const wall = greatest(tasks.column('delivered')) ?? 0;
  store.header = { ...store.header, wall, outcome: outcomeOf(store) };
  for (let i = 0; i < n; i++) {
    store.args.set(i, JSON.stringify(plan.args?.(i) ?? [i]));
    const ok = tasks.data.status[i] === Status.ok;
    store.outcomes.set(i, JSON.stringify(ok ? (plan.value?.(i) ?? i * i) : plan.error?.(i)));
  }
  if (plan.until !== undefined && plan.until < wall) {
    cut(store, plan.until);
  }
  return store;
}

function header(plan: Plan): RunHeader {
  const ref = { file: plan.file ?? '/home/me/project/src/work.ts', name: plan.name ?? 'work', line: 12 };
  return {
    id: `made up ${plan.mode} ${plan.durations.length} ${plan.name ?? ''}`,
    poolscope: '0.0.0',
    startedAt: 1_700_000_000_000,
    function: ref,
    functions: [ref],
    mode: plan.mode,
    pool: {
      workers: plan.workers,
      workerType: 'thread',
      chunksize: MODES[plan.mode].chunks === 'none' ? null : (plan.chunksize ?? 1),
    },
    timeout: null,
    maxtasksperchild: null,
    inputs: { source: plan.source ?? '', count: plan.durations.length },
    machine: { cores: 8, node: '24.0.0', platform: 'linux' },
    outcome: 'running',
    wall: null,
    error: null,
    clockError: 0,
  };
}

/** When the caller has each result, when it waits, and when its callbacks run. */
function deliver(store: RunStore): void {
  const { tasks, caller, callbacks, header } = store;
  const { received, delivered, submitted } = tasks.data;
  const traits = MODES[header.mode];
  const done = (greatest(tasks.column('received')) ?? 0) + 0.2;
  const call = CALLS.indexOf(header.mode);
  for (let i = 0; i < tasks.length; i++) {
    delivered[i] = traits.calls === 'once' ? done : (received[i] as number) + 0.1;
  }
  if (traits.calls === 'once') {
    caller.push({
      call,
      from: 0.5,
      to: traits.waits === 'all' ? done : 1.1,
      waited: traits.waits === 'all' ? 1 : 0,
    });
    if (traits.waits === 'no') {
      callbacks.push({ at: done, index: -1 });
    }
    return;
  }
  for (let i = 0; i < tasks.length; i++) {
    const waits = traits.waits === 'each call';
    caller.push({
      call,
      from: submitted[i] as number,
      to: waits ? (delivered[i] as number) : (submitted[i] as number) + 0.02,
      waited: waits ? 1 : 0,
    });
    if (!waits) {
      callbacks.push({ at: delivered[i] as number, index: i });
    }
  }
}

function outcomeOf(store: RunStore) {
  return store.tasks.column('status').every((code) => code === Status.ok) ? 'completed' : 'failed';
}

/** Forgets all that happened after a moment: the record of a run that still goes on. */
function cut(store: RunStore, until: number): void {
  const { data, length } = store.tasks;
  for (let i = 0; i < length; i++) {
    for (const name of ['submitted', 'dispatched', 'started', 'ended', 'received', 'delivered'] as const) {
      if ((data[name][i] as number) > until) {
        data[name][i] = Number.NaN;
      }
    }
    if (Number.isNaN(data.received[i])) {
      data.ended[i] = Number.NaN;
      data.status[i] = Status.pending;
      store.outcomes.set(i, undefined);
    }
    if (Number.isNaN(data.dispatched[i])) {
      data.worker[i] = -1;
    }
  }
  const open = store.caller.data.to;
  for (let i = 0; i < store.caller.length; i++) {
    if ((open[i] as number) > until) {
      open[i] = Number.NaN;
    }
  }
  store.callbacks.length = store.callbacks.column('at').findIndex((at) => at > until);
  store.callbacks.length = Math.max(0, store.callbacks.length);
  store.header = { ...store.header, outcome: 'running', wall: null };
}
