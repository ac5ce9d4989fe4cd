import type { RunStore } from '../../record/store.js';
import { finish } from '../../steps.js';
import { cpuUse } from '../cpu.js';
import { mergeSort } from '../mergeSort.js';
import { quantile } from '../statistics.js';

/** What a replay needs to know of a run: its tasks, and what handing them over costs. Times in ms. */
export interface Model {
  /** CPU time of each task that ran, in input order. */
  compute: Float64Array;
  /** The rest of its time, in which it only waited. */
  waiting: Float64Array;
  cores: number;
  /** A message on its way to a worker, beyond the caller's part of it. */
  there: number;
  /** Its outcomes on their way back. */
  back: number;
  /** Between two tasks of one message. */
  between: number;
  /** What the caller itself spends on a message: it does one after another. */
  service: number;
}

/** Above this share of CPU time the rest of a task is taken for its turns on a busy machine, not for waiting of its own. */
const COMPUTES = 0.7;
/** Where too few messages were sent to measure what one costs the caller, ms. */
const SERVICE = 0.02;

/**
 * Takes a run apart.
 * @returns null when nothing ran
 */
export function modelOf(store: RunStore): Model | null {
  return finish(modelling(store));
}

/** The same in slices: it pauses now and then. */
export function* modelling(store: RunStore): Generator<unknown, Model | null> {
  const { tasks, header } = store;
  const { started, ended, cpu, dispatched, received } = tasks.data;
  const ran = ranRows(store);
  if (ran.length === 0) {
    return null;
  }
  const cores = Math.max(1, header.machine.cores);
  const share = cpuUse(store)?.share ?? 1;
  // Tasks that had to share a core seem to wait while they only wait for their turn.
  const isCrowded =
    share * Math.min(header.pool.workers, ran.length) >= 0.9 * cores && header.pool.workers > cores;
  const compute = new Float64Array(ran.length);
  const waiting = new Float64Array(ran.length);
  yield;
  ran.forEach((task, at) => {
    const took = (ended[task] as number) - (started[task] as number);
    const own = Number.isNaN(cpu[task]) ? took * share : Math.min(took, cpu[task] as number);
    const computes = own >= COMPUTES * took;
    compute[at] = computes && !isCrowded ? took : own;
    waiting[at] = computes || isCrowded ? 0 : took - own;
  });
  const byStart = yield* mergeSort(
    Uint32Array.from(ran),
    (a, b) => (started[a] as number) - (started[b] as number),
  );
  const last = new Map<number, number>();
  const costs = {
    there: [] as number[],
    back: [] as number[],
    between: [] as number[],
    sent: [] as number[],
  };
  for (const task of byStart) {
    const worker = tasks.data.worker[task] as number;
    const before = last.get(worker);
    last.set(worker, task);
    if (before !== undefined && dispatched[before] === dispatched[task]) {
      costs.between.push((started[task] as number) - (ended[before] as number));
      continue;
    }
    if (before !== undefined) {
      costs.back.push((received[before] as number) - (ended[before] as number));
    }
    costs.there.push((started[task] as number) - (dispatched[task] as number));
    costs.sent.push(dispatched[task] as number);
  }
  for (const task of last.values()) {
    costs.back.push((received[task] as number) - (ended[task] as number));
  }
  yield;
  const service = serviceTime(costs.sent);
  yield;
  return {
    compute,
    waiting,
    cores,
    there: Math.max(0, middle(costs.there) - service),
    back: middle(costs.back),
    between: middle(costs.between),
    service,
  };
}

/** The rows of the tasks that ran to an end. */
export function ranRows({ tasks }: RunStore): number[] {
  const { started, ended } = tasks.data;
  const ran: number[] = [];
  for (let i = 0; i < tasks.length; i++) {
    if ((ended[i] as number) >= (started[i] as number)) {
      ran.push(i);
    }
  }
  return ran;
}

/** The caller sends messages one after another: when several are due, they are this far apart. */
function serviceTime(sent: number[]): number {
  const at = Float64Array.from(sent.filter((x) => !Number.isNaN(x))).sort();
  const gaps = at.slice(1).map((x, i) => x - (at[i] as number));
  return gaps.length < 10 ? SERVICE : Math.min(SERVICE * 10, quantile(gaps.sort(), 0.1));
}

function middle(values: number[]): number {
  const known = Float64Array.from(values.filter((x) => x >= 0)).sort();
  return known.length === 0 ? 0 : quantile(known, 0.5);
}
