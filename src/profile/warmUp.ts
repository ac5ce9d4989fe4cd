import type { Steps } from '../steps.js';
import type { Lane } from './lanes.js';
import { summarizeInSteps } from './statistics.js';

/** The first task of each worker beside the others: the first one also pays for lazy imports and the compiler. */
export interface WarmUp {
  /** Median of the first tasks, ms. */
  first: number;
  /** The shortest of them, ms. */
  least: number;
  /** Median of all others, ms. */
  rest: number;
  /** How many first tasks there are. */
  workers: number;
  /** Rows of the first tasks. */
  tasks: number[];
}

/** In steps. @returns null unless there are at least twice as many others as first ones */
export function* warmUpInSteps(lanes: readonly Lane[]): Steps<WarmUp | null> {
  const tasks: number[] = [];
  const first: number[] = [];
  const rest = new Float64Array(lanes.reduce((sum, lane) => sum + lane.tasks.length, 0));
  let others = 0;
  for (const lane of lanes) {
    yield;
    const births = lane.lives.map(({ spawn }) => spawn).sort((a, b) => a - b);
    let life = -1;
    for (let i = 0; i < lane.tasks.length; i++) {
      const start = lane.start[i] as number;
      const took = (lane.end[i] as number) - start;
      let now = life;
      while (now + 1 < births.length && (births[now + 1] as number) <= start) {
        now++;
      }
      if (now !== life || i === 0) {
        tasks.push(lane.tasks[i] as number);
        first.push(took);
      } else {
        rest[others++] = took;
      }
      life = now;
    }
  }
  const a = yield* summarizeInSteps(Float64Array.from(first));
  const b = yield* summarizeInSteps(rest.subarray(0, others));
  return a && b && others >= 2 * first.length
    ? { first: a.median, least: a.min, rest: b.median, workers: first.length, tasks }
    : null;
}
