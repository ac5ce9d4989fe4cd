import type { Mode } from '../../record/modes.js';
import type { Model } from '../simulate/model.js';
import type { ChunkRule } from '../simulate/policy.js';
import { replay } from '../simulate/replay.js';
import { type Samples, tookOf } from './samples.js';

/** So many tasks are replayed at most: longer lists are as much longer as they have more inputs. */
const MOST = 512;
/** Lists longer than this are not looked at for a break-even. */
const ENDLESS = 2 ** 24;

/** How a pool would be asked to run them. */
export interface Asked {
  mode: Mode;
  chunksize: ChunkRule;
}

/** What a plain loop over `n` inputs takes, its import and warm-up included, ms. */
export function loopTime({ load, warmUp }: Samples, model: Model, n: number): number {
  return load + warmUp + n * meanOf(tookOf(model));
}

/**
 * What a new pool takes for `n` inputs, ms: its workers start beside each other on the cores there are, each one imports
 * the file and warms up, then the tasks are replayed (`simulate/replay`). Values that are large are also read and written
 * in the caller, one after another: no pool is faster than that.
 */
export function poolTime(samples: Samples, model: Model, n: number, workers: number, asked: Asked): number {
  const { start, load, warmUp, large, message } = samples;
  const used = Math.min(workers, Math.max(1, n));
  const begin = (start + load) * Math.max(1, used / model.cores) + warmUp;
  const tasks = Math.min(n, MOST);
  // Half of what a large value costs is the caller's, the other half the worker's.
  const each = large ? message / 2 : 0;
  const repeated = repeat(model, tasks, each);
  const { wall } = replay(repeated, { ...asked, workers }, Uint32Array.from(repeated.compute.keys()));
  return begin + Math.max((wall * n) / Math.max(1, tasks), n * each);
}

/**
 * From how many inputs on a pool is faster than a loop, tasks being as long as the mean of the samples. Found by doubling and
 * halving.
 *
 * @returns null: it never is
 */
export function breakEven(samples: Samples, workers: number, asked: Asked): number | null {
  const { model } = samples;
  const alike = {
    ...model,
    compute: Float64Array.of(meanOf(model.compute)),
    waiting: Float64Array.of(meanOf(model.waiting)),
  };
  const pays = (n: number) => poolTime(samples, alike, n, workers, asked) < loopTime(samples, alike, n);
  let high = 1;
  while (!pays(high)) {
    high *= 2;
    if (high > ENDLESS) {
      return null;
    }
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (pays(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}

/**
 * A model's tasks over and over until there are `n`, as long in the mean as all of them, which the first ones alone need not
 * be; each computes for `more` ms longer.
 */
function repeat(model: Model, n: number, more: number): Model {
  const k = model.compute.length;
  const took = tookOf(model);
  const mean = meanOf(took);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += took[i % k] as number;
  }
  const scale = sum > 0 ? (mean * n) / sum : 0;
  // Where the first ones took no time at all, each is a mean one.
  const rest = sum > 0 ? 0 : mean;
  return {
    ...model,
    compute: Float64Array.from(
      { length: n },
      (_, i) => (model.compute[i % k] as number) * scale + rest + more,
    ),
    waiting: Float64Array.from({ length: n }, (_, i) => (model.waiting[i % k] as number) * scale),
  };
}

/** @param values at least one */
function meanOf(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
