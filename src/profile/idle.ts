import type { WorkerLife } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import { now } from './clock.js';
import { type Intervals, intervals, merged } from './intervals.js';
import { type Track, track } from './track.js';

/** A worker's idle time, split by what would shorten it: these two have opposite cures. */
export interface Idle {
  /** Work was waiting, and had not reached this worker: sending it took too long, or too little was sent at a time. */
  starved: Track;
  /** None was waiting: the run was near its end, or its caller had not handed over more. */
  tail: Track;
}

/**
 * When there was work that no worker had been sent: some task was handed over and not dispatched.
 * @returns stretches in rising order that do not overlap.
 */
export function waitingWork(store: RunStore): Intervals {
  const until = now(store);
  const submitted = store.tasks.column('submitted');
  const dispatched = store.tasks.column('dispatched');
  const received = store.tasks.column('received');
  const found = new Pieces();
  let [from, to, isRising] = [Number.NaN, Number.NEGATIVE_INFINITY, true];
  for (let i = 0; i < submitted.length; i++) {
    const begin = submitted[i] as number;
    if (Number.isNaN(begin)) {
      continue;
    }
    const gone = Number.isNaN(dispatched[i]) ? (received[i] as number) : (dispatched[i] as number);
    const end = Number.isNaN(gone) ? until : gone;
    if (begin > to) {
      found.add(from, to);
      isRising &&= !(begin < from);
      [from, to] = [begin, end];
    } else {
      isRising &&= begin >= from;
      to = Math.max(to, end);
    }
  }
  found.add(from, to);
  // Inputs are handed over in their order, so there is nothing to sort but in a record made up by hand.
  return isRising
    ? { start: found.start, end: found.end }
    : merged(intervals(submitted, leftAt(store, until)));
}

/** When each task left the queue, ms. */
function leftAt(store: RunStore, until: number): Float64Array {
  const received = store.tasks.column('received');
  return store.tasks.column('dispatched').map((at, i) => {
    const gone = Number.isNaN(at) ? (received[i] as number) : at;
    return Number.isNaN(gone) ? until : gone;
  });
}

/**
 * Splits a worker's idle time. A worker that is being made, or importing the user's file, is not idle.
 * @param lives of the worker's place. @param busy when it ran tasks. @param waiting as `waitingWork` has it.
 * @param until ms up to which the run is known. Idle time before 0 does not count: the run had not begun.
 */
export function idle(lives: readonly WorkerLife[], busy: Track, waiting: Intervals, until: number): Idle {
  const starved = new Pieces();
  const tail = new Pieces();
  const split = splitter(waiting, starved, tail);
  const sorted = lives.toSorted((a, b) => a.spawn - b.spawn);
  let task = 0;
  let free = 0;
  for (const life of sorted) {
    if (life.ready === null) {
      continue;
    }
    free = Math.max(free, life.imported ?? life.ready);
    const exit = Math.min(until, life.exit ?? until);
    while (task < busy.start.length && (busy.start[task] as number) < exit) {
      split(free, busy.start[task] as number);
      free = Math.max(free, busy.end[task] as number);
      task++;
    }
    split(free, exit);
    free = Math.max(free, exit);
  }
  return { starved: starved.track(), tail: tail.track() };
}

/** @returns a function that sorts a stretch into the two kinds; stretches must come in rising order. */
function splitter({ start, end }: Intervals, starved: Pieces, tail: Pieces) {
  let at = 0;
  return (from: number, to: number) => {
    let done = from;
    while (at < end.length && (end[at] as number) <= from) {
      at++;
    }
    for (let i = at; i < start.length && (start[i] as number) < to; i++) {
      tail.add(done, start[i] as number);
      starved.add(Math.max(done, start[i] as number), Math.min(to, end[i] as number));
      done = Math.max(done, Math.min(to, end[i] as number));
    }
    tail.add(done, to);
  };
}

/** Stretches one after another, in arrays that grow: a list of a million numbers would take ten times as long. */
class Pieces {
  private starts = new Float64Array(64);
  private ends = new Float64Array(64);
  private length = 0;

  add(from: number, to: number): void {
    if (!(to > from)) {
      return;
    }
    if (this.length === this.starts.length) {
      this.starts = longer(this.starts);
      this.ends = longer(this.ends);
    }
    this.starts[this.length] = from;
    this.ends[this.length++] = to;
  }

  get start(): Float64Array {
    return this.starts.subarray(0, this.length);
  }

  get end(): Float64Array {
    return this.ends.subarray(0, this.length);
  }

  track(): Track {
    return track(this.start, this.end);
  }
}

function longer(array: Float64Array): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(2 * array.length);
  wider.set(array);
  return wider;
}
