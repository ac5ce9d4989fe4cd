/**
 * The language of the conformance scripts: plain data that two interpreters read, `ours.ts` for our Pool and `script.py`
 * for CPython's. Each step that gives something adds an entry to the script's log; the log is what is compared.
 *
 * Values are JSON. A text that begins with `@/` is a path in the script's own folder; `{ $: … }` is what JSON has no word
 * for. Times are ms.
 */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

/** What cannot be sent to a worker, the pool itself, numbers that JSON lacks. */
export const UNSENDABLE = { $: 'unsendable' };
export const POOL = { $: 'pool' };
export const NAN = { $: 'nan' };
export const INFINITE = { $: 'infinity' };

/** What a pool is given to work on: a list, what is no list (a text, null, a number), or one of these. */
export type Inputs =
  | Value[]
  | string
  | number
  | null
  | { set: Value[] }
  /** Yields these; then throws Refused with that message, when there is one. */
  | { generator: Value[]; throws?: string }
  /** 0, 1, 2 … without end. */
  | { endless: true };

/** A name in `work.ts` and `work.py`; null is no function. */
export type Fn = string | null;

export interface PoolSettings {
  /** null: as many as the pool takes by itself. */
  workers?: number | null;
  initializer?: Fn;
  initargs?: Value[];
  maxtasksperchild?: number | string;
}

/** How an entry is shown: sorted, as the number of its elements, as the largest of them, as how many differ. */
export type Show = 'sorted' | 'count' | 'largest' | 'distinct';

/**
 * `note` writes into the callbacks' own log [handle, which, what it got], `ready` whether the handle is ready in it;
 * `throw` throws Refused; a script is run.
 */
export type Callback = 'note' | 'ready' | 'throw' | Step[];

export interface Callbacks {
  callback?: Callback;
  errorCallback?: Callback;
}

interface List {
  fn: Fn;
  inputs: Inputs;
  chunksize?: number;
}

interface Call {
  fn: Fn;
  args?: Value[];
  kwds?: Record<string, Value>;
}

/** With `trace`, the entry of an error also says whether its stack names that function. */
interface Shown {
  show?: Show;
  trace?: string;
}

export type Step =
  | ({ do: 'map' | 'starmap' } & List & Shown)
  | ({ do: 'apply' } & Call & Shown)
  | ({ do: 'map_async' | 'starmap_async'; as: string } & List & Callbacks)
  | ({ do: 'apply_async'; as: string } & Call & Callbacks)
  | ({ do: 'imap' | 'imap_unordered'; as: string } & List)
  | ({ do: 'get'; of: string; timeout?: number } & Shown)
  | { do: 'wait'; of: string; timeout?: number }
  | { do: 'ready' | 'successful' | 'same'; of: string }
  | ({ do: 'next'; of: string; timeout?: number } & Shown)
  | ({ do: 'collect' | 'drain'; of: string } & Shown)
  | { do: 'close' | 'join' | 'terminate' }
  | { do: 'with'; steps: Step[] }
  | { do: 'background'; as: string; step: Step }
  | { do: 'returned' | 'outcome'; of: string }
  | { do: 'open' | 'begun'; gates: string[] }
  | ({ do: 'notes'; path: string } & Shown)
  | ({ do: 'callbacks' } & Shown)
  | { do: 'forgotten'; fn: string; count: number };

/** One script. Without `pool` it runs on two workers. */
export interface Case {
  title: string;
  /** CPython's own test that it follows (Lib/test/_test_multiprocessing.py). */
  after?: string;
  pool?: PoolSettings;
  /** Its tasks count on workers that have run nothing before. */
  fresh?: boolean;
  steps: Step[];
  /** Our log, and CPython's where `cpython` says nothing else. */
  expected: Value[];
  /** A difference on purpose: CPython's own log, and the row of docs/semantics.md that says why ours is another. */
  cpython?: Value[];
  why?: string;
  /** The first version of CPython that gives our log. */
  until?: string;
}

/**
 * How many workers a script asks for and nothing else, where the next script can have its pool.
 *
 * @returns null when it needs a pool of its own
 */
export function sharedWorkers({ pool = {}, fresh, steps }: Case): number | null {
  const { workers = WORKERS, ...others } = pool;
  const endsPool = /"do":"(close|join|terminate|with)"/.test(JSON.stringify(steps));
  const isPlain = Number.isInteger(workers) && Number(workers) > 0 && Object.keys(others).length === 0;
  return isPlain && !fresh && !endsPool ? workers : null;
}

/** Of the pool of a script that asks for no other. */
export const WORKERS = 2;

/** The entry of an error: by its name in `errors.ts`, or its own name and message. */
export function error(name: string, message?: string): Value {
  return message === undefined ? { error: name } : { error: name, message };
}

export const refused = (message: string): Value => error('Refused', message);

/** The entry of a `next` that finds nothing more. */
export const END: Value = { end: true };
/** The last entry of a script of which some step never ends. */
export const HANGS: Value = { hangs: true };
/** The entry of a worker: workers are numbered in order of appearance in a log. */
export const worker = (number: number): Value => `worker ${number}`;

export const map = (fn: Fn, inputs: Inputs, more: Partial<List> & Shown = {}): Step => ({
  do: 'map',
  fn,
  inputs,
  ...more,
});
export const starmap = (fn: Fn, inputs: Inputs, more: Partial<List> & Shown = {}): Step => ({
  do: 'starmap',
  fn,
  inputs,
  ...more,
});
export const apply = (fn: Fn, args?: Value[], more: Partial<Call> & Shown = {}): Step => ({
  do: 'apply',
  fn,
  args,
  ...more,
});
export const mapAsync = (as: string, fn: Fn, inputs: Inputs, more: Partial<List> & Callbacks = {}): Step => ({
  do: 'map_async',
  as,
  fn,
  inputs,
  ...more,
});
export const starmapAsync = (
  as: string,
  fn: Fn,
  inputs: Inputs,
  more: Partial<List> & Callbacks = {},
): Step => ({ do: 'starmap_async', as, fn, inputs, ...more });
export const applyAsync = (
  as: string,
  fn: Fn,
  args?: Value[],
  more: Partial<Call> & Callbacks = {},
): Step => ({ do: 'apply_async', as, fn, args, ...more });
export const imap = (as: string, fn: Fn, inputs: Inputs, chunksize?: number): Step => ({
  do: 'imap',
  as,
  fn,
  inputs,
  chunksize,
});
export const imapUnordered = (as: string, fn: Fn, inputs: Inputs, chunksize?: number): Step => ({
  do: 'imap_unordered',
  as,
  fn,
  inputs,
  chunksize,
});
export const get = (of: string, more: { timeout?: number } & Shown = {}): Step => ({
  do: 'get',
  of,
  ...more,
});
/** Waits for a result to be there, or for the time to be over; gives no entry. */
export const wait = (of: string, timeout?: number): Step => ({ do: 'wait', of, timeout });
export const ready = (of: string): Step => ({ do: 'ready', of });
export const successful = (of: string): Step => ({ do: 'successful', of });
/** Whether two calls of `get` give (or throw) the very same object. */
export const same = (of: string): Step => ({ do: 'same', of });
export const next = (of: string, timeout?: number): Step => ({ do: 'next', of, timeout });
/** `count` calls of `next`. */
export const nexts = (of: string, count: number): Step[] => Array.from({ length: count }, () => next(of));
/** `list(iterator)`: all values, or the first error. */
export const collect = (of: string, show?: Show): Step => ({ do: 'collect', of, show });
/** Calls `next` until the end, through errors: a list of entries. */
export const drain = (of: string, show?: Show): Step => ({ do: 'drain', of, show });
export const close: Step = { do: 'close' };
export const join: Step = { do: 'join' };
export const terminate: Step = { do: 'terminate' };
/** A `with` block: `await using` for us. */
export const within = (...steps: Step[]): Step => ({ do: 'with', steps });
/** Runs a step beside the script. */
export const background = (as: string, step: Step): Step => ({ do: 'background', as, step });
/** Whether the step in the background has returned. */
export const returned = (of: string): Step => ({ do: 'returned', of });
/** Waits for the step in the background: its entry. */
export const outcome = (of: string): Step => ({ do: 'outcome', of });
/** Lets the tasks at these gates end. */
export const open = (...gates: string[]): Step => ({ do: 'open', gates });
/** Waits until the tasks at these gates have begun. */
export const begun = (...gates: string[]): Step => ({ do: 'begun', gates });
/** What tasks have noted, in order of running. */
export const notes = (path: string, show?: Show): Step => ({ do: 'notes', path, show });
/** The callbacks' log. */
export const callbacks: Step = { do: 'callbacks' };
export const callbacksSorted: Step = { do: 'callbacks', show: 'sorted' };
/** Maps over so many objects and says how many of them are still held when all references are given up. */
export const forgotten = (fn: string, count: number): Step => ({ do: 'forgotten', fn, count });

export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
export const squares = (count: number): number[] => range(count).map((n) => n * n);
/** The path of a gate, or of notes. */
export const at = (name: string): string => `@/${name}`;
/** Workers of successive chunks of these sizes when each chunk has a fresh one. */
export const chunks = (...sizes: number[]): Value[] =>
  sizes.flatMap((size, i) => Array.from({ length: size }, () => worker(i)));
