import type { RunStore } from '../record/store.js';
import { lowerBound } from './bins.js';
import { now } from './clock.js';
import { intervals, merged } from './intervals.js';
import { type Track, touching, track } from './track.js';

/** When the caller stood still and when its callbacks ran: made once for a record. */
export interface CallerSummary {
  /** Calls that touch are one stretch. */
  waits: Track;
  /** How many calls the first i stretches hold; one entry more than there are stretches. */
  calls: Uint32Array;
  /** ms at which callbacks ran, in rising order. */
  callbacks: Float64Array;
}

/** Stretches in which the caller stood still, in rising order. */
export interface CallerLane {
  start: Float64Array;
  end: Float64Array;
  /** How many calls each stretch holds. */
  count: Uint32Array;
}

/** Reads the caller's calls off a record; those that still wait go on until now. */
export function callerSummary(store: RunStore): CallerSummary {
  const until = now(store);
  const waited = store.caller.column('waited');
  const keep = (column: Float64Array) => column.filter((_, i) => waited[i] === 1);
  const to = keep(store.caller.column('to')).map((x) => (Number.isNaN(x) ? until : x));
  const { start, end, count } = merged(intervals(keep(store.caller.column('from')), to));
  const calls = new Uint32Array(count.length + 1);
  count.forEach((n, i) => {
    calls[i + 1] = (calls[i] as number) + n;
  });
  const callbacks = store.callbacks.column('at').slice().sort();
  return { waits: track(start, end), calls, callbacks };
}

/**
 * When the caller waited in a window, with calls joined that are closer than a gap. Takes time for as many stretches as
 * gaps fit into the window at most, however many calls there were.
 * @param from ms. @param to ms. @param gap ms that a pixel stands for; 0 joins nothing.
 */
export function callerLane(
  { waits, calls }: CallerSummary,
  from: number,
  to: number,
  gap: number,
): CallerLane {
  const [first, last] = touching(waits, from, to);
  const start: number[] = [];
  const end: number[] = [];
  const count: number[] = [];
  for (let i = first; i < last; ) {
    // The next stretch to begin more than a gap after this one's beginning: those between are closer than a pixel.
    let next = Math.max(i + 1, lowerBound(waits.start, (waits.start[i] as number) + gap, i));
    const begin = waits.start[i] as number;
    let stop = waits.end[next - 1] as number;
    while (next < last && (waits.start[next] as number) - stop <= gap) {
      const far = Math.max(next + 1, lowerBound(waits.start, (waits.start[next] as number) + gap, next));
      next = Math.min(far, last);
      stop = waits.end[next - 1] as number;
    }
    start.push(begin);
    end.push(stop);
    count.push((calls[next] as number) - (calls[i] as number));
    i = next;
  }
  return { start: Float64Array.from(start), end: Float64Array.from(end), count: Uint32Array.from(count) };
}
