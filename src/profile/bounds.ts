import type { RunStore } from '../record/store.js';
import { finish, inStretches, type Steps } from '../steps.js';
import { risingInSteps } from './sort.js';
import { greatest, spans } from './statistics.js';

/** What no schedule of these tasks on so many workers can beat. Times in ms. */
export interface Bounds {
  /** All work, evenly spread: Σd ÷ p, ms. */
  work: number;
  /** The longest task: max d, ms. */
  longest: number;
  /** The row of the longest task. */
  longestTask: number;
  /** The greater of the two, ms. */
  makespan: number;
  /** Which of the two that is. */
  binding: 'work' | 'longest';
  /** What giving out the longest tasks first, each alone to the first free worker, comes to, ms; costs aside. */
  longestFirst: number;
}

/**
 * Lower bounds of the makespan, and the longest-processing-time rule (R. L. Graham, "Bounds on multiprocessing timing
 * anomalies", 1969: at most 4/3 − 1/(3p) of the best).
 *
 * @returns null when no task ran
 */
export function bounds(store: RunStore): Bounds | null {
  return finish(boundsInSteps(store));
}

/** The same, in steps. */
export function* boundsInSteps(store: RunStore): Steps<Bounds | null> {
  const { started, ended } = store.tasks.data;
  const durations = spans(store.tasks.column('started'), store.tasks.column('ended'));
  const longest = greatest(durations);
  if (longest === null) {
    return null;
  }
  const { workers } = store.header.pool;
  const work = durations.reduce((a, b) => a + b, 0) / workers;
  let longestTask = 0;
  for (let i = 0; i < store.tasks.length; i++) {
    if (Math.max(0, (ended[i] as number) - (started[i] as number)) === longest) {
      longestTask = i;
      break;
    }
  }
  return {
    work,
    longest,
    longestTask,
    makespan: Math.max(work, longest),
    binding: longest > work ? 'longest' : 'work',
    longestFirst: yield* longestFirstInSteps(durations, workers),
  };
}

/** The makespan of longest-first list scheduling, ms. */
export function longestFirst(durations: Float64Array, workers: number): number {
  return finish(longestFirstInSteps(durations, workers));
}

function* longestFirstInSteps(durations: Float64Array, workers: number): Steps<number> {
  const falling = (yield* risingInSteps(durations)).reverse();
  const free = new Heap(workers);
  let end = 0;
  yield* inStretches(falling.length, (from, to) => {
    for (let i = from; i < to; i++) {
      end = Math.max(end, free.add(falling[i] as number));
    }
  });
  return end;
}

/** When each of some workers is free, the earliest at the top. */
class Heap {
  private readonly at: Float64Array;

  constructor(size: number) {
    this.at = new Float64Array(size);
  }

  /** Gives work to the worker that is free first. @returns when it is done */
  add(duration: number): number {
    const { at } = this;
    const done = (at[0] as number) + duration;
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const child = left + 1 < at.length && (at[left + 1] as number) < (at[left] as number) ? left + 1 : left;
      if (child >= at.length || (at[child] as number) >= done) {
        break;
      }
      at[i] = at[child] as number;
      i = child;
    }
    at[i] = done;
    return done;
  }
}
