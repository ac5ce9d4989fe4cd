import type { WorkerLife } from '../record/schema.js';
import { Status } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import { finish, inStretches, type Steps } from '../steps.js';
import { now } from './clock.js';
import { rowsWith } from './orders.js';
import { sortInSteps } from './sort.js';

/** One worker's place on the timeline: who lived there and the tasks that ran there, by start. */
export interface Lane {
  worker: number;
  lives: WorkerLife[];
  /** Task indices. */
  tasks: Uint32Array;
  /** ms, one per entry of `tasks`. */
  start: Float64Array;
  /** ms; a task that still runs ends now, one that died with its worker when that was noticed. */
  end: Float64Array;
  /** As in the record's `status` column. */
  status: Uint8Array;
}

/**
 * The worker lanes of a timeline, one per place from 0: as many as the pool has, used or not.
 * Tasks without a worker or a start are in none.
 */
export function lanes(store: RunStore): Lane[] {
  return finish(lanesInSteps(store));
}

/** The same, in steps. */
export function* lanesInSteps(store: RunStore): Steps<Lane[]> {
  const { tasks } = store;
  const worker = tasks.column('worker');
  const started = tasks.column('started');
  const order = yield* sortInSteps(rowsWith(started), [started]);
  yield;
  const sizes = laneSizes(store, order, worker);
  const status = tasks.column('status');
  const until = endsOf(store);
  const all = sizes.map((size, place): Lane & { filled: number } => ({
    worker: place,
    lives: [],
    tasks: new Uint32Array(size),
    start: new Float64Array(size),
    end: new Float64Array(size),
    status: new Uint8Array(size),
    filled: 0,
  }));
  yield;
  for (const life of store.workers) {
    all[life.worker]?.lives.push(life);
  }
  yield* inStretches(order.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const index = order[i] as number;
      const lane = all[worker[index] as number];
      if (!lane) {
        continue;
      }
      const at = lane.filled++;
      lane.tasks[at] = index;
      lane.start[at] = started[index] as number;
      lane.end[at] = until(index);
      lane.status[at] = status[index] as number;
    }
  });
  return all.map(({ filled: _, ...lane }) => lane);
}

function laneSizes(store: RunStore, order: Uint32Array, worker: Int16Array): number[] {
  let places = store.header.pool.workers;
  for (const life of store.workers) {
    places = Math.max(places, life.worker + 1);
  }
  for (const index of order) {
    places = Math.max(places, (worker[index] as number) + 1);
  }
  const sizes = new Array<number>(places).fill(0);
  for (const index of order) {
    const place = worker[index] as number;
    if (place >= 0) {
      sizes[place] = (sizes[place] as number) + 1;
    }
  }
  return sizes;
}

/** @returns a function that says when a started task stopped keeping its worker, ms. */
function endsOf(store: RunStore): (index: number) => number {
  const { tasks } = store;
  const started = tasks.column('started');
  const ended = tasks.column('ended');
  const received = tasks.column('received');
  const status = tasks.column('status');
  const present = now(store);
  return (index) => {
    const end = ended[index] as number;
    const noticed = status[index] === Status.pending ? present : (received[index] as number);
    const last = Number.isNaN(end) ? noticed : end;
    return Math.max(started[index] as number, Number.isNaN(last) ? present : last);
  };
}
