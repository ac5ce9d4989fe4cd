import type { RunStore } from '../../record/store.js';
import { counter, type TraceClock } from './events.js';

/** More changes than this are sampled: a viewer shows no more. */
const MOST = 5000;

/**
 * How many tasks run and how many wait (were given, but have not begun), over time. Of a run with more changes than
 * can be seen, at so many moments of even distance.
 *
 * @param until - ms; the last moment of the run
 */
export function* counters(store: RunStore, clock: TraceClock, until: number): Generator<string> {
  const given = rising(store.tasks.column('submitted'));
  const begun = rising(store.tasks.column('started'));
  const left = rising(store.tasks.column('ended'));
  const moments = momentsOf([given, begun, left], clock.earliest, until);
  const places = [0, 0, 0];
  const upTo = (list: Float64Array, which: number, at: number) => {
    let place = places[which] as number;
    while (place < list.length && (list[place] as number) <= at) {
      place++;
    }
    places[which] = place;
    return place;
  };
  let last = '';
  for (const at of moments) {
    const [a, b, c] = [upTo(given, 0, at), upTo(begun, 1, at), upTo(left, 2, at)];
    // Tasks that never had one of the stamps must not make a count negative.
    const values = { running: Math.max(0, b - c), waiting: Math.max(0, a - b) };
    const text = `${values.running} ${values.waiting}`;
    if (text !== last) {
      last = text;
      yield counter('running', clock.ns(at), { tasks: values.running });
      yield counter('waiting', clock.ns(at), { tasks: values.waiting });
    }
  }
}

function rising(column: Float64Array): Float64Array {
  return column.filter((x) => !Number.isNaN(x)).sort();
}

function momentsOf(lists: Float64Array[], from: number, to: number): Float64Array {
  const count = lists.reduce((sum, list) => sum + list.length, 0);
  if (count > MOST) {
    return Float64Array.from({ length: MOST + 1 }, (_, i) => from + ((to - from) * i) / MOST);
  }
  const all = new Float64Array(count + 1);
  all[0] = from;
  let at = 1;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}
