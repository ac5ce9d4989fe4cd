import type { RunStore } from '../../record/store.js';
import type { Intervals } from '../intervals.js';

/** When at least one task waited to be sent to a worker, and for how long up to any instant. */
export interface Waiting extends Intervals {
  /** ms between two instants in which there was one. */
  within(from: number, to: number): number;
}

/**
 * The stretches in which work was waiting: handed over, and not with a worker yet.
 * @param until ms at which the record ends: a task that was never sent waited up to its outcome, or to then
 */
export function waiting(store: RunStore, until: number): Waiting {
  const begun = sortedTimes(store.tasks.column('submitted'));
  const over = sortedTimes(endsOf(store, until));
  const start: number[] = [];
  const end: number[] = [];
  let open = 0;
  let at = 0;
  for (let i = 0; i < begun.length; ) {
    const now = begun[i] as number;
    while (at < over.length && (over[at] as number) <= now && open > 0) {
      open--;
      if (open === 0) {
        end.push(over[at] as number);
      }
      at++;
    }
    if (open === 0 && !(end.length > 0 && end.at(-1) === now)) {
      start.push(now);
    } else if (open === 0) {
      end.pop(); // It goes on where the one before it ended.
    }
    open++;
    i++;
  }
  if (open > 0) {
    end.push(over.at(-1) ?? until);
  }
  return lookUp(Float64Array.from(start), Float64Array.from(end));
}

/** When each task that was handed over stopped waiting; in the order of the rows. */
function endsOf(store: RunStore, until: number): Float64Array {
  const submitted = store.tasks.column('submitted');
  const dispatched = store.tasks.column('dispatched');
  const received = store.tasks.column('received');
  return submitted.map((from, i) => {
    if (Number.isNaN(from)) {
      return Number.NaN;
    }
    const sent = dispatched[i] as number;
    const back = received[i] as number;
    const end = Number.isNaN(sent) ? (Number.isNaN(back) ? until : back) : sent;
    return Math.max(from, end);
  });
}

function sortedTimes(column: Float64Array): Float64Array {
  return column.filter((x) => !Number.isNaN(x)).sort();
}

function lookUp(start: Float64Array, end: Float64Array): Waiting {
  const before = new Float64Array(start.length + 1);
  for (let i = 0; i < start.length; i++) {
    before[i + 1] = (before[i] as number) + Math.max(0, (end[i] as number) - (start[i] as number));
  }
  /** ms of waiting up to an instant. */
  const upTo = (at: number): number => {
    let low = 0;
    let high = start.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((start[middle] as number) <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low === 0
      ? 0
      : (before[low - 1] as number) +
          Math.max(0, Math.min(at, end[low - 1] as number) - (start[low - 1] as number));
  };
  return { start, end, within: (from, to) => (to > from ? upTo(to) - upTo(from) : 0) };
}
