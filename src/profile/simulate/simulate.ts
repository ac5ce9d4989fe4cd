import type { Mode } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';
import { finish } from '../../steps.js';
import { bounds } from '../bounds.js';
import { now } from '../clock.js';
import { seeded, shuffle } from '../random.js';
import { quantile } from '../statistics.js';
import { type Model, modelOf } from './model.js';
import type { ChunkRule, Order } from './policy.js';
import { type Plan, replay, replaying } from './replay.js';

/** One row of an answer: what a run would have come to. Times in ms. */
export interface Prediction {
  mode: Mode;
  workers: number;
  chunksize: ChunkRule;
  order: Order;
  wall: number;
  /** 95 % of the replays with resampled tasks lie between these. */
  low: number;
  high: number;
  firstResult: number;
  /** No schedule of these tasks on so many workers is shorter. */
  bound: number;
}

export interface Simulation {
  measured: { mode: Mode; workers: number; chunksize: number | 'auto' | null; wall: number };
  /** The model's own error: the same run replayed, against what was measured. */
  replay: { measured: number; modelled: number; error: number };
  /** No schedule of these tasks on the run's workers is shorter: by all their work, or by the longest of them. */
  bound: { makespan: number; by: 'work' | 'longest' };
  predictions: Prediction[];
  /** The row to try: none where its gain lies within the replay's error. */
  best: number | null;
}

export interface Question {
  modes: readonly Mode[];
  workers: readonly number[];
  chunksizes: readonly ChunkRule[];
  orders: readonly Order[];
}

/** Tasks that are replayed for one interval at most; fewer resamples where there are more tasks. */
const BUDGET = 400_000;
const SEED = 20_240_501;

/**
 * Replays a run for other modes, worker counts, chunk sizes and orders.
 * @returns null when nothing ran
 */
export function simulate(
  store: RunStore,
  { modes, workers, chunksizes, orders }: Question,
): Simulation | null {
  const model = modelOf(store);
  if (!model) {
    return null;
  }
  const { mode, pool } = store.header;
  const wall = now(store);
  const size: ChunkRule = typeof pool.chunksize === 'number' ? pool.chunksize : 'default';
  const again = replay(model, { mode, workers: pool.workers, chunksize: size }, orderOf(model, 'given')).wall;
  const error = errorOf(again, wall);
  const bound = bounds(store);
  const predictions = modes.flatMap((m) =>
    workers.flatMap((w) =>
      chunksizes.flatMap((c) => orders.map((o) => predict(model, { mode: m, workers: w, chunksize: c }, o))),
    ),
  );
  return {
    measured: { mode, workers: pool.workers, chunksize: pool.chunksize, wall },
    replay: { measured: wall, modelled: again, error },
    bound: { makespan: bound?.makespan ?? 0, by: bound?.binding ?? 'work' },
    predictions,
    best: bestOf(predictions, again, error),
  };
}

/** How far a prediction was off, as a share of what was measured. */
export function errorOf(predicted: number, measured: number): number {
  return measured > 0 ? Math.abs(predicted - measured) / measured : 0;
}

function predict(model: Model, plan: Plan, order: Order): Prediction {
  const { wall, firstResult } = replay(model, plan, orderOf(model, order));
  const [low, high] = finish(interval(model, plan, order, wall)) ?? [wall, wall];
  return { ...plan, order, wall, low, high, firstResult, bound: boundOf(model, plan.workers) };
}

/** The tasks of a model in an order. */
export function orderOf(model: Model, order: Order): Uint32Array {
  const list = Uint32Array.from(model.compute, (_, i) => i);
  switch (order) {
    case 'given':
      return list;
    case 'longest': {
      const time = (i: number) => (model.compute[i] as number) + (model.waiting[i] as number);
      return list.sort((a, b) => time(b) - time(a));
    }
    case 'shuffled':
      return shuffle(list, seeded(SEED));
  }
}

/**
 * Replays with tasks drawn anew from the measured ones (bootstrap, B. Efron, 1979), pausing now and then.
 *
 * @param wall - ms, the replay of the tasks as they were: the interval holds it
 * @returns between what 95 % of the replays lie, ms; null for so many tasks that what is drawn hardly differs
 */
export function* interval(
  model: Model,
  plan: Plan,
  order: Order,
  wall: number,
): Generator<void, [number, number] | null> {
  const n = model.compute.length;
  const times = Math.min(100, Math.floor(BUDGET / n));
  if (times < 10) {
    return null;
  }
  const random = seeded(SEED);
  const drawn: Model = { ...model, compute: new Float64Array(n), waiting: new Float64Array(n) };
  const walls = new Float64Array(times);
  for (let k = 0; k < times; k++) {
    for (let i = 0; i < n; i++) {
      const from = Math.floor(random() * n);
      drawn.compute[i] = model.compute[from] as number;
      drawn.waiting[i] = model.waiting[from] as number;
    }
    walls[k] = (yield* replaying(drawn, plan, orderOf(drawn, order))).wall;
    yield;
  }
  walls.sort();
  return [Math.min(wall, quantile(walls, 0.025)), Math.max(wall, quantile(walls, 0.975))];
}

/** The greatest of: all time spread over the workers, all CPU time over the cores, the longest task. */
export function boundOf({ compute, waiting, cores }: Model, workers: number): number {
  let [all, cpu, longest] = [0, 0, 0];
  for (let i = 0; i < compute.length; i++) {
    const time = (compute[i] as number) + (waiting[i] as number);
    all += time;
    cpu += compute[i] as number;
    longest = Math.max(longest, time);
  }
  return Math.max(all / workers, cpu / cores, longest);
}

/** The shortest prediction, when it is shorter than the replayed run by more than the replay is wrong. */
export function bestOf(
  predictions: readonly Pick<Prediction, 'wall' | 'workers'>[],
  base: number,
  error: number,
): number | null {
  let best = -1;
  predictions.forEach(({ wall, workers }, i) => {
    const so = predictions[best];
    // Of two that are as fast the one with fewer workers is the better one.
    if (!so || wall < so.wall * 0.98 || (wall <= so.wall * 1.02 && workers < so.workers)) {
      best = i;
    }
  });
  const found = predictions[best];
  return found && found.wall < base * (1 - Math.max(error, 0.02)) ? best : null;
}
