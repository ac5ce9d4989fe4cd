import type { RunStore } from '../../record/store.js';
import { seeded } from '../random.js';
import type { Model } from '../simulate/model.js';
import { quantile, type Summary, summarize } from '../statistics.js';
import { LEAST_SAMPLES, type Samples, samplesOf, tookOf } from './samples.js';
import { type Asked, breakEven, loopTime, poolTime } from './walls.js';
import { inWords } from './words.js';

const RESAMPLES = 200;
/** Less than this is not worth a pool; it is the verdict's mark, too. */
const WORTH = 1.1;
/** Of two worker counts this close the smaller one is better. */
const AS_GOOD = 0.95;
/** Tasks that use less of a core than this mostly wait: more workers than cores are looked at. */
const WAITS = 0.25;
const MOST_WORKERS = 64;

/** Between what 95 % of the resamples lie; null for too few samples. */
export type Interval = [low: number, high: number] | null;

/** What a pool of so many workers would come to. Times in ms. */
export interface PoolEstimate {
  workers: number;
  /** With its start. */
  wall: number;
  wallInterval: Interval;
  /** The loop's time ÷ wall. */
  speedup: number;
  speedupInterval: Interval;
  /** From so many inputs on it is faster than a loop; null: never. */
  breakEven: number | null;
}

/** Whether a pool would help, from a few inputs tried one after another. Times in ms. */
export interface Estimate {
  /** How many inputs there are. */
  inputs: number;
  sample: {
    tasks: number;
    failed: number;
    /** Cut off when the time for the sample was over: they take longer than is counted here. */
    cut: number;
    /** Time of a task, the warm-up aside. */
    duration: Summary;
    /** CPU time ÷ time, 0 to 1. */
    cpu: number | null;
  };
  /** Of a worker: until it answers, its import, what its first task takes more; of a message: there and back. */
  costs: Pick<Samples, 'start' | 'load' | 'warmUp' | 'message'>;
  /** A plain loop over all inputs. */
  loop: { wall: number; wallInterval: Interval };
  pools: PoolEstimate[];
  /** So many workers are worth it; 1: none are. */
  recommended: number;
  says: string;
}

/**
 * Judges a pool before there is one.
 *
 * @param store the record of a sample (`sampleRequest`)
 * @param asked how the pool would be asked
 * @param counts worker counts to look at; by default powers of two and the cores, and more for tasks that wait
 * @returns null when no task ran
 */
export function estimate(store: RunStore, asked: Asked, counts?: readonly number[]): Estimate | null {
  const samples = samplesOf(store);
  const duration = samples && summarize(tookOf(samples.model));
  if (!samples || !duration) {
    return null;
  }
  const { model, failed, cut, cpu, start, load, warmUp, message } = samples;
  const n = store.header.sample?.of ?? store.tasks.length;
  const drawn = resamples(model);
  const wall = loopTime(samples, model, n);
  const loops = drawn.map((each) => loopTime(samples, each, n));
  const pools = (counts ?? defaultCounts(samples)).map((workers): PoolEstimate => {
    const own = poolTime(samples, model, n, workers, asked);
    const walls = drawn.map((each) => poolTime(samples, each, n, workers, asked));
    return {
      workers,
      wall: own,
      wallInterval: intervalOf(walls, own),
      speedup: wall / own,
      speedupInterval: intervalOf(
        walls.map((x, i) => (loops[i] as number) / x),
        wall / own,
      ),
      breakEven: breakEven(samples, workers, asked),
    };
  });
  const found = {
    inputs: n,
    sample: { tasks: model.compute.length + (warmUp > 0 ? 1 : 0), failed, cut, duration, cpu },
    costs: { start, load, warmUp, message },
    loop: { wall, wallInterval: intervalOf(loops, wall) },
    pools,
    recommended: recommended(pools),
  };
  return { ...found, says: inWords(found, asked.mode, model.cores) };
}

/** 2, 4, 8 … up to the cores, and these; four times as many where tasks mostly wait. */
function defaultCounts({ model, cpu }: Samples): number[] {
  const { cores } = model;
  const most = cpu !== null && cpu < WAITS ? Math.min(MOST_WORKERS, 4 * cores) : cores;
  const powers = Array.from({ length: 10 }, (_, i) => 2 ** (i + 1)).filter((p) => p <= most);
  return [...new Set([2, ...powers, ...(cores > 1 ? [cores] : [])])].sort((a, b) => a - b);
}

function recommended(pools: readonly PoolEstimate[]): number {
  const best = Math.max(...pools.map(({ speedup }) => speedup));
  const enough = pools.find(({ speedup }) => speedup >= AS_GOOD * best);
  return enough && enough.speedup >= WORTH ? enough.workers : 1;
}

/** Tasks drawn anew from the measured ones (B. Efron, 1979); the same each time. None for too few. */
function resamples(model: Model): Model[] {
  const k = model.compute.length;
  if (k < LEAST_SAMPLES) {
    return [];
  }
  const random = seeded(1);
  return Array.from({ length: RESAMPLES }, () => {
    const from = Array.from({ length: k }, () => Math.floor(random() * k));
    return {
      ...model,
      compute: Float64Array.from(from, (i) => model.compute[i] as number),
      waiting: Float64Array.from(from, (i) => model.waiting[i] as number),
    };
  });
}

/** @param own what the samples themselves give: the interval holds it */
function intervalOf(values: readonly number[], own: number): Interval {
  if (values.length === 0) {
    return null;
  }
  const sorted = Float64Array.from(values).sort();
  return [Math.min(own, quantile(sorted, 0.025)), Math.max(own, quantile(sorted, 0.975))];
}
