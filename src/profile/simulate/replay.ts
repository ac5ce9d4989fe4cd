import { MODES, type Mode } from '../../record/modes.js';
import { finish } from '../../steps.js';
import type { Model } from './model.js';
import { type ChunkRule, chunkSizes } from './policy.js';

/** Steps between two pauses. */
const SLICE = 4096;

/** What a replay is asked for. */
export interface Plan {
  mode: Mode;
  workers: number;
  chunksize: ChunkRule;
}

/** What it comes to, ms from the run's start. */
export interface Replay {
  /** The last outcome is back. */
  wall: number;
  /** The caller has its first result. */
  firstResult: number;
}

/**
 * Replays the tasks of a model on other workers: a discrete-event simulation. The caller is a single server that sends one
 * message after another; a worker has one message at a time; tasks that compute share the cores evenly, tasks that wait share
 * nothing.
 *
 * @param order which task of the model comes when
 */
export function replay(model: Model, plan: Plan, order: Uint32Array): Replay {
  return finish(replaying(model, plan, order));
}

/** The same in slices, each a few milliseconds at most: it pauses now and then. */
export function* replaying(
  model: Model,
  { mode, workers, chunksize }: Plan,
  order: Uint32Array,
): Generator<void, Replay> {
  const traits = MODES[mode];
  const n = order.length;
  const size = chunkSizes(mode, chunksize, n, workers);
  const p = traits.concurrent ? workers : 1;
  /** What each worker has left of its message: first it is on its way, then it computes, then it waits, then it goes back. */
  const travels = new Float64Array(p);
  const computes = new Float64Array(p);
  const waits = new Float64Array(p);
  const returns = new Float64Array(p).fill(-1);
  const first = new Int32Array(p).fill(-1);
  let next = 0;
  let now = 0;
  let callerFree = 0;
  let wall = 0;
  let firstBack = Number.POSITIVE_INFINITY;
  let zeroBack = 0;

  const send = (worker: number): void => {
    if (next >= n) {
      return;
    }
    const length = Math.min(n - next, size(n - next));
    callerFree = Math.max(callerFree, now) + model.service;
    travels[worker] = callerFree - now + model.there;
    let compute = 0;
    let waiting = 0;
    for (let i = next; i < next + length; i++) {
      compute += model.compute[order[i] as number] as number;
      waiting += model.waiting[order[i] as number] as number;
    }
    computes[worker] = compute;
    waits[worker] = waiting + (length - 1) * model.between;
    returns[worker] = model.back;
    first[worker] = next;
    next += length;
  };
  for (let worker = 0; worker < p; worker++) {
    send(worker);
  }
  for (let steps = 1; ; steps++) {
    if (steps % SLICE === 0) {
      yield;
    }
    let computing = 0;
    for (let w = 0; w < p; w++) {
      computing += (returns[w] as number) >= 0 && travels[w] === 0 && (computes[w] as number) > 0 ? 1 : 0;
    }
    const rate = computing > model.cores ? model.cores / computing : 1;
    let step = Number.POSITIVE_INFINITY;
    for (let w = 0; w < p; w++) {
      step = Math.min(step, timeOf(w, rate));
    }
    if (step === Number.POSITIVE_INFINITY) {
      break;
    }
    now += step;
    for (let w = 0; w < p; w++) {
      if ((returns[w] as number) >= 0) {
        advance(w, step, rate);
      }
    }
  }
  const each = traits.delivers === 'each';
  return { wall, firstResult: each ? (traits.order === 'input' ? zeroBack : firstBack) : wall };

  /** How long a worker's present step takes from now. */
  function timeOf(w: number, rate: number): number {
    if ((returns[w] as number) < 0) {
      return Number.POSITIVE_INFINITY;
    }
    if ((travels[w] as number) > 0) {
      return travels[w] as number;
    }
    if ((computes[w] as number) > 0) {
      return (computes[w] as number) / rate;
    }
    return (waits[w] as number) > 0 ? (waits[w] as number) : (returns[w] as number);
  }

  function advance(w: number, step: number, rate: number): void {
    if ((travels[w] as number) > 0) {
      travels[w] = less(travels[w] as number, step);
    } else if ((computes[w] as number) > 0) {
      computes[w] = less(computes[w] as number, step * rate);
    } else if ((waits[w] as number) > 0) {
      waits[w] = less(waits[w] as number, step);
    } else {
      returns[w] = less(returns[w] as number, step);
      if (returns[w] === 0) {
        returns[w] = -1;
        wall = now;
        firstBack = Math.min(firstBack, now);
        if (first[w] === 0) {
          zeroBack = now;
        }
        send(w);
      }
    }
  }
}

/** A rest of time after a step; what rounding leaves is none. */
function less(time: number, step: number): number {
  const rest = time - step;
  return rest <= time * 1e-12 ? 0 : rest;
}
