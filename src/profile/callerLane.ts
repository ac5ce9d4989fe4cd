import { CALLS, type CallName } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import { now } from './clock.js';
import { intervals, merged } from './intervals.js';

/** Stretches in which the caller stood still, in rising order. */
export interface CallerLane {
  start: Float64Array;
  end: Float64Array;
  /** How many calls each stretch holds. */
  count: Uint32Array;
}

/**
 * When the caller waited, with calls joined that are closer than a pixel.
 * @param gap ms that a pixel stands for; 0 joins only what touches.
 */
export function callerLane(store: RunStore, gap: number): CallerLane {
  const until = now(store);
  const waited = store.caller.column('waited');
  const keep = (column: Float64Array) => column.filter((_, i) => waited[i] === 1);
  const to = keep(store.caller.column('to')).map((x) => (Number.isNaN(x) ? until : x));
  return merged(intervals(keep(store.caller.column('from')), to), gap);
}

/** A call of the caller at an instant, or null when it was in none. The last one made wins. */
export function callAt(
  store: RunStore,
  at: number,
): { call: CallName; from: number; to: number; waited: boolean } | null {
  const { call, from, to, waited } = store.caller.data;
  for (let i = store.caller.length - 1; i >= 0; i--) {
    const end = Number.isNaN(to[i]) ? now(store) : (to[i] as number);
    if ((from[i] as number) <= at && at <= end) {
      const name = CALLS[call[i] as number] ?? 'get';
      return { call: name, from: from[i] as number, to: end, waited: waited[i] === 1 };
    }
  }
  return null;
}
