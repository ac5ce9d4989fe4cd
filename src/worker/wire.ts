import type { WorkerType } from '../record/modes.js';
import type { Moment } from './clock.js';
import type { Compiled } from './compiled.js';
import type { Packed } from './pack.js';

/** The names of the methods that the worker script offers. */
export const Method = {
  /** The first word: it is answered as soon as the worker is up. */
  hello: 'hello',
  init: 'init',
  run: 'run',
  ping: 'ping',
  farewell: 'farewell',
  /** It ends itself; there is no answer. */
  exit: 'exit',
} as const;

/** What a pool asks of a worker: never more than one thing at a time. */
export interface Request {
  id: number;
  method: string;
  params: readonly unknown[];
}

/** What comes back. `unread`: the request could not be read, in words; `failed`: it went wrong. */
export type Answer = { id: number; result: unknown } | { id: number; failed: string } | { unread: string };

/** What `run` is answered with. */
export interface RunReply {
  /** So many tasks of the batch have begun, and are over. */
  ran: number;
  /** Those that have not been sent before. */
  results: ResultsMessage | null;
}

/** Where a function expression stands in its file: its text, and the place of its beginning (from 1). */
export interface FunctionSource {
  text: string;
  line: number;
  column: number;
}

/** A function a worker can find by itself: a file's URL and a name in it. Never a stringified function. */
export interface FunctionAddress {
  url: string;
  name: string;
  /** Where its file's exports have it (`default.b`), to be tried in this order when no top-level name leads to it. */
  exportedAs?: string[] | undefined;
  /** A function expression of the file instead, whose title `name` is; it sees the file's top-level names. */
  source?: FunctionSource | undefined;
}

/** Tells a new worker who it is. */
export interface InitMessage {
  workerType: WorkerType;
  /** The caller's two clocks at one moment. */
  hostMoment: Moment;
  /** The caller's `performance.timeOrigin`. */
  hostOrigin: number;
  /** Where the worker says which task it is on; a shared buffer (threads) or a file's path (processes). */
  cell: SharedArrayBuffer | string;
  /** The file to write down in which rows have begun: open already (threads), or its path; none: it is not asked for. */
  begunRows?: number | string | undefined;
  /** What a result may be nested: the caller cannot read more. */
  deepest: number;
  /** What earlier workers have compiled. */
  compiled: Compiled[];
  /** Import these before the first batch. */
  preload: FunctionAddress[];
  /** Call this before the first batch, and wait for it. */
  initializer?: { fn: FunctionAddress; args: unknown[] } | undefined;
  /** Measure what `farewell` tells. */
  measured: boolean;
  /** Where to write a CPU profile of this worker's tasks; none: it takes none. */
  profile?: string | undefined;
}

/** What `init` resolves to. Times in ms on the caller's `performance.now()`. */
export interface InitReply {
  osId: number;
  ready: number;
  imported: number;
  /** The first of `preload` that could not be had. */
  failure: WireError | null;
  /** What the initializer threw. */
  unfit: WireError | null;
}

/** What a worker's event loop and garbage collector did while it ran batches: `farewell` resolves to it. Times in ms. */
export interface Usage {
  loop: { active: number; idle: number };
  gc: { time: number; count: number };
}

/** Some tasks that run one after another in one worker. */
export interface BatchMessage {
  /** Unique in a worker's life, from 1. */
  seq: number;
  fn: FunctionAddress;
  /** Record row of the first task; the others follow. */
  first: number;
  /** `one`: each of `args` is the single argument. `many`: each is a list of arguments. */
  spread: 'one' | 'many';
  args: Packed;
  /** Send what is finished before each task starts, because the worker may be killed in it (per-task time-outs). */
  eager: boolean;
  /**
   * Tasks may be taken back from its end while it runs: the worker asks its cell before each. Else the cell's stop is
   * enough.
   */
  stealable: boolean;
  /** Its worker must be able to tell what one task has begun from what another has. */
  mark: boolean;
  /** Somebody keeps a record: the results are to tell when each task ran, and what CPU time it took. */
  stamped: boolean;
}

/** What an error carries along besides what all errors have. */
export interface WireProperties {
  /** By their names; plain data. */
  data: Record<string, unknown>;
  /** Errors among them: the path to each. */
  errors: [path: (string | number)[], error: WireError][];
  /** The paths of bytes that were a Buffer. */
  buffers: (string | number)[][];
}

/** An error on its way from a worker. */
export type WireError =
  | {
      kind: 'error';
      name: string;
      message: string;
      stack?: string;
      code?: string | number;
      cause?: WireError;
      errors?: WireError[];
      properties?: WireProperties;
    }
  /** What was thrown and is no error. `text`: its record form (JSON); `value`: itself, where it can be sent. */
  | { kind: 'thrown'; text: string; message: string; value?: unknown };

/** Thread CPU time (ms) of those tasks that were long enough to be measured, by their places in ascending order. */
export interface CpuTimes {
  at: number[];
  ms: number[];
}

/** When some tasks ran, one after another: ms on the caller's `performance.now()`. */
export interface TaskTimes {
  started: Float64Array;
  ended: Float64Array;
  /** Places relative to the first of them. */
  cpu: CpuTimes;
}

/** Outcomes of consecutive tasks of a batch. */
export interface ResultsMessage {
  poolscope: 'results';
  seq: number;
  /** Place in the batch of the first of these tasks. */
  from: number;
  /** Null where the batch is not `stamped`. */
  times: TaskTimes | null;
  /** How long they took together (ms). */
  took: number;
  /** A value per task; undefined for those that failed. */
  values: Packed;
  /** Place relative to `from`, and the error; in no order. */
  failures: [at: number, error: WireError][];
}

export interface OutputMessage {
  poolscope: 'output';
  lines: { at: number; index: number | null; stream: 'stdout' | 'stderr'; text: string }[];
}

/** The worker is about to end. */
export interface FatalMessage {
  poolscope: 'fatal';
  /** What nothing caught; null when the code has ended the process or thread by itself. */
  error: WireError | null;
  /** It comes from a task that was over, not from the one that runs. */
  late: boolean;
}

/** The function of a batch could not be had in this worker: none of its tasks ran. */
export interface LoadFailedMessage {
  poolscope: 'load-failed';
  error: WireError;
}

/** The function of a batch is being imported, which may take its time. */
export interface LoadingMessage {
  poolscope: 'loading';
  seq: number;
}

/** The worker will hear no further request: user code has broken what its channel stands on. */
export interface DeafMessage {
  poolscope: 'deaf';
}

/** A TypeScript file was compiled; later workers are spared it. */
export interface CompiledMessage {
  poolscope: 'compiled';
  file: Compiled;
}

/** A user's file is being imported, which may take its time, and spin; null: it is done. */
export interface ImportingMessage {
  poolscope: 'importing';
  url: string | null;
}

/** The CPU profile is written. */
export interface ProfiledMessage {
  poolscope: 'profiled';
  file: string;
}

export type WorkerMessage =
  | ResultsMessage
  | OutputMessage
  | FatalMessage
  | LoadFailedMessage
  | LoadingMessage
  | DeafMessage
  | CompiledMessage
  | ImportingMessage
  | ProfiledMessage;
