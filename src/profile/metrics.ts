import { STATUSES, type TaskStatus } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import { finish, type Steps } from '../steps.js';
import { type Accounting, accountingInSteps, added } from './accounting/accounting.js';
import { efficiencyTree, type Factor } from './accounting/tree.js';
import { type AgainstBaseline, againstBaseline } from './baseline/against.js';
import { type Bounds, boundsInSteps } from './bounds.js';
import { now } from './clock.js';
import { type CpuUse, cpuUse } from './cpu.js';
import { covered, intervals, peakOverlapInSteps } from './intervals.js';
import { inversionsInSteps } from './inversions.js';
import { type Lane, lanes, lanesInSteps } from './lanes.js';
import { type OrderingCost, orderingCost } from './ordering.js';
import { completionOrder, completionOrderInSteps } from './orders.js';
import { least, type Summary, spans, summarizeInSteps } from './statistics.js';
import { type WorkerUse, workerUse } from './usage.js';
import { type WarmUp, warmUpInSteps } from './warmUp.js';

/** The numbers of a run. Times in ms; null where a number has no meaning (yet). Never NaN or infinite. */
export interface Metrics {
  /** How many tasks the record holds. */
  tasks: number;
  /** How many workers the pool had at once. */
  workers: number;
  /** From the run's start to the last delivery, ms; to the latest stamp while it runs. */
  wall: number;
  /** The time all tasks ran, added up, ms: what they would take one after another at the same speed. */
  busy: number;
  /** busy / wall. */
  speedup: number | null;
  /** speedup / workers: 1 when every worker ran tasks all the time. */
  efficiency: number | null;
  /** The most tasks that ran at one instant. */
  peakOverlap: number;
  /** How long a task ran, ms. */
  duration: Summary | null;
  /** How long a task waited from the caller's hand to a worker, ms. */
  queueWait: Pick<Summary, 'median' | 'p95' | 'max'> | null;
  /** How many tasks have each status. */
  counts: Record<TaskStatus, number>;
  /** When the caller had its first result, ms. */
  firstResult: number | null;
  /** How long the caller stood still, ms. */
  callerWaited: number;
  /** Pairs of tasks that came back the other way round than they were given. */
  inversions: number;
  /** Where the workers' time went, in worker-milliseconds: adds up to workers × wall. */
  accounting: Accounting;
  /** The efficiency as a product of factors, 0 to 1 each. */
  factors: Factor[];
  /** Against the tasks one after another in one worker, where that was measured. */
  baseline: AgainstBaseline | null;
  /** What no schedule of these tasks can beat; null when no task ran. */
  bounds: Bounds | null;
  /** What delivery in input order costs, or would. */
  ordering: OrderingCost;
  /** CPU time beside wall time. */
  cpu: CpuUse | null;
  /** What the workers' event loops and garbage collectors did. */
  use: WorkerUse | null;
  /** The first task of each worker beside the others; null where there are too few others. */
  warmUp: Pick<WarmUp, 'first' | 'rest' | 'workers'> | null;
}

/**
 * Computes the numbers of a run, going on or finished.
 * @param order its completion order, when it is already known.
 * @param all its lanes, when they are already known.
 */
export function metrics(
  store: RunStore,
  order = completionOrder(store),
  all: readonly Lane[] = lanes(store),
): Metrics {
  return finish(metricsInSteps(store, order, all));
}

/** The numbers of a run with the order and the lanes that they are computed from, in steps. */
export function* allInSteps(store: RunStore): Steps<{ order: Uint32Array; all: Lane[]; numbers: Metrics }> {
  const order = yield* completionOrderInSteps(store);
  yield;
  const all = yield* lanesInSteps(store);
  yield;
  return { order, all, numbers: yield* metricsInSteps(store, order, all) };
}

/** The same as `metrics`, in steps. */
export function* metricsInSteps(store: RunStore, order: Uint32Array, all: readonly Lane[]): Steps<Metrics> {
  const { tasks, header } = store;
  const wall = now(store);
  const started = tasks.column('started');
  const ended = tasks.column('ended');
  const duration = yield* summarizeInSteps(spans(started, ended));
  const busy = duration?.total ?? 0;
  yield;
  const wait = yield* summarizeInSteps(spans(tasks.column('submitted'), tasks.column('dispatched')));
  yield;
  const peak = yield* peakOverlapInSteps(intervals(started, ended));
  yield;
  const swapped = yield* inversionsInSteps(order);
  yield;
  const byWorker = yield* accountingInSteps(store, all);
  yield;
  const bound = yield* boundsInSteps(store);
  yield;
  const cost = orderingCost(store);
  yield;
  const warm = yield* warmUpInSteps(all);
  const speedup = ratio(busy, wall);
  const baseline = againstBaseline(header.baseline);
  return {
    tasks: tasks.length,
    workers: header.pool.workers,
    wall,
    busy,
    speedup,
    efficiency: speedup === null ? null : ratio(speedup, header.pool.workers),
    peakOverlap: peak,
    duration,
    queueWait: wait && { median: wait.median, p95: wait.p95, max: wait.max },
    counts: statusCounts(store),
    firstResult: least(tasks.column('delivered')),
    callerWaited: callerWaited(store, wall),
    inversions: swapped,
    accounting: added(byWorker),
    factors: efficiencyTree(byWorker, baseline?.inflation ?? null),
    baseline,
    bounds: bound,
    ordering: cost,
    cpu: cpuUse(store),
    use: workerUse(store),
    warmUp: warm && { first: warm.first, rest: warm.rest, workers: warm.workers },
  };
}

/** A quotient, or null where there is none; times near 0 would give endless ones. */
function ratio(a: number, b: number): number | null {
  const found = a / b;
  return b > 0 && Number.isFinite(found) ? found : null;
}

/** How much faster than its tasks one after another a run was: busy / wall; null where none ran. Quicker than all the numbers. */
export function speedupOf(store: RunStore): number | null {
  const busy = spans(store.tasks.column('started'), store.tasks.column('ended')).reduce(
    (sum, x) => sum + x,
    0,
  );
  return busy === 0 ? null : ratio(busy, now(store));
}

/** How many tasks have each status. */
export function statusCounts(store: RunStore): Record<TaskStatus, number> {
  const found = new Uint32Array(STATUSES.length);
  for (const status of store.tasks.column('status')) {
    found[status] = (found[status] as number) + 1;
  }
  const named = STATUSES.map((name, i) => [name, found[i]]);
  return Object.fromEntries(named) as Record<TaskStatus, number>;
}

/** How long the caller stood still, ms; calls that lie inside each other count once, open ones up to `until`. */
function callerWaited(store: RunStore, until: number): number {
  const waited = store.caller.column('waited');
  const from = store.caller.column('from').filter((_, i) => waited[i] === 1);
  const to = store.caller
    .column('to')
    .filter((_, i) => waited[i] === 1)
    .map((x) => (Number.isNaN(x) ? until : x));
  return covered(intervals(from, to));
}
