import { lowerBound } from '../../profile/bins.js';
import type { Lane } from '../../profile/lanes.js';
import type { RunStore } from '../../record/store.js';

/**
 * The task of a lane at an instant, or the nearest one not further than `reach` away.
 * @param at ms. @param reach ms.
 * @returns its place in the lane, or -1.
 */
export function taskAt(lane: Lane, at: number, reach: number): number {
  const after = lowerBound(lane.end, at);
  const candidates = [after, after - 1].filter((i) => i >= 0 && i < lane.tasks.length);
  let best = -1;
  let least = reach;
  for (const i of candidates) {
    const distance = Math.max((lane.start[i] as number) - at, at - (lane.end[i] as number), 0);
    if (distance <= least) {
      best = i;
      least = distance;
    }
  }
  return best;
}

/** Where a task is: its lane and its place in the lane; null when it never started. */
export function locate(
  store: RunStore,
  lanes: readonly Lane[],
  index: number,
): [lane: number, at: number] | null {
  const worker = store.tasks.data.worker[index] ?? -1;
  const lane = lanes[worker];
  const start = store.tasks.data.started[index] ?? Number.NaN;
  if (!lane || Number.isNaN(start)) {
    return null;
  }
  let at = lowerBound(lane.start, start);
  while (at < lane.tasks.length && lane.tasks[at] !== index && lane.start[at] === start) {
    at++;
  }
  return lane.tasks[at] === index ? [worker, at] : null;
}

/**
 * The task an arrow key leads to.
 * @param from where the selected task is, or null for none.
 * @returns a task index, or null when there is none that way.
 */
export function neighbour(lanes: readonly Lane[], from: [number, number] | null, key: string): number | null {
  if (!from) {
    const first = lanes.find((lane) => lane.tasks.length > 0);
    return first?.tasks[key === 'End' ? first.tasks.length - 1 : 0] ?? null;
  }
  const [lane, at] = from;
  const here = lanes[lane] as Lane;
  switch (key) {
    case 'ArrowLeft':
      return here.tasks[at - 1] ?? null;
    case 'ArrowRight':
      return here.tasks[at + 1] ?? null;
    case 'Home':
      return here.tasks[0] ?? null;
    case 'End':
      return here.tasks.at(-1) ?? null;
    default: {
      const step = key === 'ArrowUp' ? -1 : 1;
      const middle = ((here.start[at] as number) + (here.end[at] as number)) / 2;
      for (let next = lane + step; next >= 0 && next < lanes.length; next += step) {
        const there = lanes[next] as Lane;
        const found = taskAt(there, middle, Number.POSITIVE_INFINITY);
        if (found >= 0) {
          return there.tasks[found] as number;
        }
      }
      return null;
    }
  }
}
