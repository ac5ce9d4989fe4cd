import { Status } from '../record/schema.js';
import type { RunStore } from '../record/store.js';
import { isFailure } from './bins.js';
import { count } from './format.js';

/** How far a run is, in tasks. `done + running + waiting` is `total`. */
export interface Progress {
  total: number;
  /** More may come: the inputs are still being read. */
  isOpen: boolean;
  /** Have an outcome, whatever it is. */
  done: number;
  running: number;
  waiting: number;
  /** Of those that are done: failed, crashed or timed out. */
  failed: number;
}

/** Counts how far a run is. The total is what is known so far when the inputs are still being read. */
export function progress(store: RunStore): Progress {
  const { tasks } = store;
  const status = tasks.column('status');
  const started = tasks.column('started');
  const dispatched = tasks.column('dispatched');
  const worker = tasks.column('worker');
  const total = Math.max(store.header.inputs.count, tasks.length);
  let done = 0;
  let failed = 0;
  let running = 0;
  const busy = new Set<number>();
  for (let i = 0; i < tasks.length; i++) {
    const code = status[i] as number;
    if (code !== Status.pending) {
      done++;
      failed += isFailure(code) ? 1 : 0;
    } else if (!Number.isNaN(started[i])) {
      running++;
      busy.delete(worker[i] as number);
    } else if (!Number.isNaN(dispatched[i]) && (worker[i] as number) >= 0) {
      // Sent in a chunk: its worker runs one of the chunk's tasks at a time, and stamps reach us later.
      busy.add(worker[i] as number);
    }
  }
  const stamped = runningWorkers(store);
  const unstamped = [...busy].filter((place) => !stamped.has(place)).length;
  const now = Math.min(running + unstamped, total - done);
  const isOpen = store.header.inputs.open === true;
  return { total, isOpen, done, running: now, waiting: total - done - now, failed };
}

/** How many tasks there are, in words: `1,000`, and `64+` where more may come. */
export function totalInWords({ total, isOpen }: Pick<Progress, 'total' | 'isOpen'>): string {
  return `${count(total)}${isOpen ? '+' : ''}`;
}

function runningWorkers(store: RunStore): Set<number> {
  const { status, started, worker } = store.tasks.data;
  const places = new Set<number>();
  for (let i = 0; i < store.tasks.length; i++) {
    if (status[i] === Status.pending && !Number.isNaN(started[i])) {
      places.add(worker[i] as number);
    }
  }
  return places;
}
