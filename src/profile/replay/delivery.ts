import { MODES, type Mode } from '../../record/modes.js';
import { Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { lowerBound } from '../bins.js';
import { rowsWith } from '../orders.js';
import { sortedBy } from '../sort.js';

/** When a mode's caller gets each result. */
export interface Delivery {
  mode: Mode;
  /** Whether the run was made in this mode, so that these are its own times. */
  isOwn: boolean;
  /** ms at which a result reaches the caller, in rising order; those that never do are not in it. */
  at: Float64Array;
  /** Index of the task of each. */
  tasks: Uint32Array;
  /** ms at which the caller gets an error instead of all results; null when it does not. */
  error: number | null;
}

/** The modes that differ in what their caller gets when; `starmap` gets it as `map`, `starmap_async` as `map_async`. */
const SHOWN: readonly Mode[] = ['map', 'map_async', 'imap', 'imap_unordered', 'apply_async', 'apply'];
const LIKE: Partial<Record<Mode, Mode>> = { starmap: 'map', starmap_async: 'map_async' };

/**
 * When the caller would have had the results in each mode, had the tasks come back as they did: all together, each once all
 * earlier ones are back, or each as it comes. The run's own mode has the times that were recorded. `apply` runs one task at
 * a time, so there the tasks are laid one after another; and of a run that was made so, nothing is known of the others.
 * Source: `docs/semantics.md`, after CPython, Lib/multiprocessing/pool.py.
 * @param order the run's completion order.
 * @returns one for each mode that differs, the run's own among them; gives way between them.
 */
export function* deliveries(store: RunStore, order: Uint32Array): Generator<void, Delivery[]> {
  const own = store.header.mode;
  if (own === 'apply') {
    return [recorded(store)];
  }
  const found: Delivery[] = [];
  for (const mode of SHOWN) {
    found.push((LIKE[own] ?? own) === mode ? recorded(store) : asIfIn(mode, store, order));
    yield;
  }
  return found;
}

/** How many results the caller has at a moment, ms. */
export function deliveredBy({ at }: Delivery, moment: number): number {
  return lowerBound(at, moment + INSTANT);
}

/** What happened at a moment is part of it, ms. */
export const INSTANT = 1e-9;

function recorded(store: RunStore): Delivery {
  const delivered = store.tasks.column('delivered');
  const tasks = sortedBy(rowsWith(delivered), [delivered]);
  const { mode } = store.header;
  const isFailed = MODES[mode].delivers === 'all' && tasks.length === 0 && store.header.outcome === 'failed';
  const error = isFailed ? last(store.tasks.column('received')) : null;
  return {
    mode,
    isOwn: true,
    at: Float64Array.from(tasks, (task) => delivered[task] as number),
    tasks,
    error,
  };
}

function asIfIn(mode: Mode, store: RunStore, order: Uint32Array): Delivery {
  const of = { mode, isOwn: false, error: null };
  const received = store.tasks.column('received');
  if (mode === 'apply') {
    return { ...of, ...oneAtATime(store) };
  }
  if (MODES[mode].delivers === 'all') {
    return { ...of, ...allTogether(store) };
  }
  if (MODES[mode].order === 'completion') {
    return { ...of, at: Float64Array.from(order, (task) => received[task] as number), tasks: order };
  }
  // hold_i = max over j ≤ i of received_j: a result waits for all earlier ones.
  const tasks = rowsWith(received);
  let latest = Number.NEGATIVE_INFINITY;
  const at = Float64Array.from(tasks, (task) => {
    latest = Math.max(latest, received[task] as number);
    return latest;
  });
  return { ...of, at, tasks };
}

/** As `map` gives them: when the last one is back; an error if a task failed, nothing if one never came back. */
function allTogether(store: RunStore): Pick<Delivery, 'at' | 'tasks' | 'error'> {
  const received = store.tasks.column('received');
  const status = store.tasks.column('status');
  const end = last(received);
  let isWhole = true;
  let isOk = true;
  for (let i = 0; i < status.length; i++) {
    isWhole &&= !Number.isNaN(received[i]);
    isOk &&= status[i] === Status.ok;
  }
  const tasks = isWhole && isOk ? rowsWith(received) : new Uint32Array(0);
  return { at: new Float64Array(tasks.length).fill(end), tasks, error: isWhole && !isOk ? end : null };
}

function oneAtATime(store: RunStore): Pick<Delivery, 'at' | 'tasks'> {
  const started = store.tasks.column('started');
  const ended = store.tasks.column('ended');
  let now = started.reduce((first, x) => (x < first ? x : first), Number.POSITIVE_INFINITY);
  const tasks = rowsWith(ended).filter((task) => !Number.isNaN(started[task]));
  const at = Float64Array.from(tasks, (task) => {
    now += Math.max(0, (ended[task] as number) - (started[task] as number));
    return now;
  });
  return { at, tasks };
}

function last(column: Float64Array): number {
  return column.reduce((latest, x) => (x > latest ? x : latest), Number.NEGATIVE_INFINITY);
}
