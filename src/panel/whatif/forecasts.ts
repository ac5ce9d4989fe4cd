import { greatest } from '../../profile/statistics.js';
import { MODES, type Mode } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';

/** What was predicted for a run that a click asked for. Times in ms. */
export interface Forecast {
  /** The run it was made from. */
  from: string;
  file: string;
  name: string;
  mode: Mode;
  workers: number;
  /** null in modes that have no chunks. */
  chunksize: number | null;
  /** How many inputs there are, and a number that differs when they do. */
  count: number;
  print: number;
  wall: number;
  /** The run that it came true in, or not, and its time. */
  run?: string;
  measured?: number;
}

/** So many inputs are looked at to tell whether they are the same. */
const LOOKED_AT = 1000;
/** Forecasts that are kept: of each function, and of all. */
const KEPT = 50;
const KEPT_OF_ALL = 500;

/** The forecasts of a workspace: the one whose run was asked for and has not ended yet, and those that were answered, the latest last. */
export interface Forecasts {
  waiting: Forecast | null;
  answered: Forecast[];
}

/** Those of one function. */
export function forecastsOf(
  all: readonly Forecast[],
  { file, name }: { file: string; name: string },
): Forecast[] {
  return all.filter((each) => each.file === file && each.name === name);
}

/** A forecast for the function and inputs of a run, in another set-up. */
export function forecastFor(
  store: RunStore,
  plan: Pick<Forecast, 'mode' | 'workers' | 'chunksize' | 'wall'>,
): Forecast {
  const { id, function: fn } = store.header;
  return {
    from: id,
    file: fn.file,
    name: fn.name,
    count: store.tasks.length,
    print: printOf(store),
    ...plan,
  };
}

/** Whether a run is the one that was predicted: the function, the inputs and the set-up are those, and it ended. */
function isAnswer(forecast: Forecast, store: RunStore): boolean {
  const { header, tasks } = store;
  const { from, file, name, mode, workers, chunksize, count, print } = forecast;
  return (
    header.id !== from &&
    (header.outcome === 'completed' || header.outcome === 'failed') &&
    header.function.file === file &&
    header.function.name === name &&
    header.mode === mode &&
    header.pool.workers === workers &&
    header.pool.chunksize === chunksize &&
    tasks.length === count &&
    tasks.length === header.inputs.count &&
    printOf(store) === print
  );
}

/**
 * Looks whether a run answers the forecast that waits.
 * @returns all that are kept from now on; null when it answers none
 */
export function answered(
  waiting: Forecast | null,
  kept: readonly Forecast[],
  store: RunStore,
): Forecast[] | null {
  const { id, wall } = store.header;
  if (!waiting || !isAnswer(waiting, store)) {
    return null;
  }
  const measured = wall ?? greatest(store.tasks.column('received')) ?? 0;
  const crowd = forecastsOf(kept, waiting).slice(0, 1 - KEPT);
  const rest = kept.filter((each) => !crowd.includes(each));
  return [...rest, { ...waiting, run: id, measured }].slice(-KEPT_OF_ALL);
}

/** A number made of the inputs' texts (FNV-1a), up to a thousand of them spread evenly. */
function printOf({ args, tasks, header }: RunStore): number {
  const step = Math.max(1, Math.ceil(tasks.length / LOOKED_AT));
  let hash = 0x811c9dc5;
  for (let i = 0; i < tasks.length; i += step) {
    for (const sign of inputText(args.at(i) ?? '', MODES[header.mode].manyArguments)) {
      hash = Math.imul(hash ^ (sign.codePointAt(0) as number), 0x01000193);
    }
  }
  return hash >>> 0;
}

/** The same input is `[[1, 2]]` as the one argument of a map and `[1, 2]` where it is spread. */
function inputText(text: string, isSpread: boolean): string {
  return !isSpread && text.startsWith('[[') && text.endsWith(']]') ? text.slice(1, -1) : text;
}
