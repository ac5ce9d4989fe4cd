import type { RunStore } from '../../record/store.js';
import { lowerBound } from '../bins.js';
import { waitingWork } from '../idle.js';

/**
 * How long work was waiting (handed over, and with no worker yet) between two instants.
 * @returns a function of both, ms, that takes a few steps however many tasks there are
 */
export function waitingWithin(store: RunStore): (from: number, to: number) => number {
  const { start, end } = waitingWork(store);
  const before = new Float64Array(start.length + 1);
  for (let i = 0; i < start.length; i++) {
    before[i + 1] = (before[i] as number) + Math.max(0, (end[i] as number) - (start[i] as number));
  }
  const upTo = (at: number): number => {
    const last = lowerBound(start, at) - 1;
    return last < 0
      ? 0
      : (before[last] as number) + Math.max(0, Math.min(at, end[last] as number) - (start[last] as number));
  };
  return (from, to) => (to > from ? upTo(to) - upTo(from) : 0);
}
