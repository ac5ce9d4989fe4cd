import { Status } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { meanSize } from '../../record/texts.js';
import { cpuUse } from '../cpu.js';
import { type Model, modelOf, ranRows } from '../simulate/model.js';
import { summarize } from '../statistics.js';

/** Fewer samples than this say nothing of how far tasks lie apart. */
export const LEAST_SAMPLES = 3;
/** Arguments and results of so many characters cost by their size, smaller ones by the message. */
const LARGE = 2000;

/** What a few inputs showed, tried one after another in one worker. Times in ms. */
export interface Samples {
  /** The tasks, without a first one that was the warm-up; what messages cost. */
  model: Model;
  /** Failed ones, and such as were cut off and took longer than shown here, are among them. */
  failed: number;
  cut: number;
  /** Until a worker answers, and until it has imported the file then. */
  start: number;
  load: number;
  /** How much longer the first task took than the others; 0 where another one took as long. */
  warmUp: number;
  /** A message with its outcome back. */
  message: number;
  /** Values are so large that each costs what a message does. */
  large: boolean;
  /** Share of CPU time, 0 to 1; null where it was not measured. */
  cpu: number | null;
}

/**
 * Takes the record of a sample apart.
 *
 * @param store of a run in one worker
 * @returns null when no task ran
 */
export function samplesOf(store: RunStore): Samples | null {
  const model = modelOf(withCut(store));
  if (!model) {
    return null;
  }
  const rows = ranRows(store);
  const status = (row: number) => store.tasks.data.status[row] as number;
  const [life] = store.workers;
  const ready = life?.ready ?? life?.spawn ?? 0;
  const { tasks, warmUp } = withoutWarmUp(model);
  const message = model.service + model.there + model.back;
  return {
    model: tasks,
    failed: rows.filter((row) => status(row) > Status.ok && status(row) < Status.cancelled).length,
    cut: rows.filter((row) => status(row) === Status.cancelled).length,
    start: Math.max(0, ready - (life?.spawn ?? ready)),
    load: Math.max(0, (life?.imported ?? ready) - ready),
    warmUp,
    message,
    large: isLarge(store),
    cpu: cpuUse(store)?.share ?? null,
  };
}

/** A task that was cut off counts with the time it had taken: at least that. */
function withCut(store: RunStore): RunStore {
  const { started, ended, status } = store.tasks.data;
  for (let row = 0; row < store.tasks.length; row++) {
    if (status[row] === Status.cancelled && Number.isNaN(ended[row]) && !Number.isNaN(started[row])) {
      ended[row] = Math.max(started[row] as number, store.header.wall ?? 0);
    }
  }
  return store;
}

/** The first task also pays for what is loaded and compiled on first use: it counts apart when none took longer. */
function withoutWarmUp(model: Model): { tasks: Model; warmUp: number } {
  const took = tookOf(model);
  const rest = summarize(took.slice(1));
  if (!rest || took.length < LEAST_SAMPLES + 1 || (took[0] as number) <= rest.max) {
    return { tasks: model, warmUp: 0 };
  }
  const tasks = { ...model, compute: model.compute.slice(1), waiting: model.waiting.slice(1) };
  return { tasks, warmUp: (took[0] as number) - rest.median };
}

/** How long each task of a model takes, ms. */
export function tookOf({ compute, waiting }: Model): Float64Array {
  return compute.map((x, i) => x + (waiting[i] as number));
}

function isLarge({ args, outcomes }: RunStore): boolean {
  return meanSize(args) + meanSize(outcomes) >= LARGE;
}
