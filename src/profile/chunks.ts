import type { Lane } from './lanes.js';

/** The chunks of more than one task that a worker ran, in the order in which it did. */
export interface Chunks {
  /** ms at which the first of a chunk's tasks began, and the last one ended. */
  start: Float64Array;
  end: Float64Array;
  /** How many tasks. */
  size: Uint32Array;
}

/**
 * Tasks of a lane that follow one another and were sent as one chunk. Of a chunk that went on elsewhere, after its
 * worker had died, each part is one.
 * @param chunk the record's column: a number per task, -1 for none.
 */
export function chunksOf(lane: Lane, chunk: Int32Array): Chunks {
  const { tasks, start, end } = lane;
  const firsts: number[] = [];
  const lasts: number[] = [];
  let first = 0;
  for (let i = 1; i <= tasks.length; i++) {
    const own = chunk[tasks[first] as number] as number;
    if (i === tasks.length || chunk[tasks[i] as number] !== own) {
      if (own >= 0 && i - first > 1) {
        firsts.push(first);
        lasts.push(i - 1);
      }
      first = i;
    }
  }
  const found = {
    start: new Float64Array(firsts.length),
    end: new Float64Array(firsts.length),
    size: new Uint32Array(firsts.length),
  };
  for (let i = 0; i < firsts.length; i++) {
    const [from, to] = [firsts[i] as number, lasts[i] as number];
    found.start[i] = start[from] as number;
    found.end[i] = end[to] as number;
    found.size[i] = to - from + 1;
  }
  return found;
}
