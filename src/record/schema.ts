import type { Mode, WorkerType } from './modes.js';

/** What became of a task. `pending` is for a run that still goes on; a finished record has none. */
export const STATUSES = ['pending', 'ok', 'failed', 'timed_out', 'crashed', 'cancelled', 'not_run'] as const;
/** What became of a task; `pending` in a run that still goes on. */
export type TaskStatus = (typeof STATUSES)[number];

/** The number that stands for each status in the `status` column. */
export const Status = {
  pending: 0,
  ok: 1,
  failed: 2,
  timedOut: 3,
  crashed: 4,
  cancelled: 5,
  notRun: 6,
} as const;

/** How a run ended; `running`: it has not. */
export type Outcome = 'running' | 'completed' | 'failed' | 'cancelled';

/** An error as it is written down. `cause` and `errors` have the same shape; `thrown` is for what is no error. */
export interface ErrorRecord {
  /** Its class; `NonError` for what was thrown and is no error. */
  name: string;
  /** What it says. */
  message: string;
  /** Where it was thrown, in the user's own lines. */
  stack?: string;
  /** As Node's errors have it: `ENOENT` … */
  code?: string | number;
  /** The error that led to it, in this shape. */
  cause?: unknown;
  /** Of an AggregateError, each in this shape. */
  errors?: unknown[];
  /** Its own other data: `statusCode`, `path` … */
  properties?: Record<string, unknown>;
  /** What was thrown, when that is no error. */
  thrown?: unknown;
}

export interface FunctionRef {
  /** Absolute path. */
  file: string;
  name: string;
  /** From 1; 0 where nobody has looked. */
  line: number;
  /** Of its text, where that was found: the same for the same text. */
  fingerprint?: string;
}

/** How a text of inputs was read, as far as that was found in it or said of it, and is not the usual. */
export interface Reading {
  /** Of what came through a pipe: what it was found to be. */
  format?: 'json' | 'jsonl' | 'csv' | 'lines';
  /** Between the fields of a CSV file. */
  delimiter?: string;
  /** Delimiters that would have fitted as well. */
  others?: string[];
  /** Not UTF-8. */
  encoding?: 'utf8' | 'utf16le' | 'utf16be' | 'latin1';
  /** There are zero bytes in the text: they are kept. */
  zeros?: boolean;
}

/** A file of inputs as it was when it was read: the line of an input is found by reading it again. */
export interface InputFile {
  /** Absolute. */
  path: string;
  /** JSON pointer to the array in it; '' for the whole. */
  pointer: string;
  /** Bytes. */
  size: number;
  /** When it was last written, ms since 1970. */
  modified: number;
}

/** A run beside the same tasks one after another in one worker. Times in ms. */
export interface BaselineRound {
  /** How many tasks ended well in both. */
  tasks: number;
  /** Their time in the one worker, added up, ms. */
  serial: number;
  /** Their time in the pool, added up, ms. */
  pooled: number;
  /** The time in the pool of all tasks that ended well, ms. */
  busy: number;
  /** From the run's start to the last delivery, ms. */
  wall: number;
}

/** What the run's tasks took one after another in one worker of the same kind. */
export interface Baseline {
  /** ms since 1970. */
  measuredAt: number;
  /** How many tasks there were to choose from: those that ended well. */
  of: number;
  /** The first one is of the run itself; the others are of repeats of it. */
  rounds: BaselineRound[];
}

/** All of a run that is not a row of a table. Times are ms from the run's start. */
export interface RunHeader {
  /** Unique for each run. */
  id: string;
  /** The version of Poolscope that recorded it. */
  poolscope: string;
  /** When the run began, ms since 1970. */
  startedAt: number;
  function: FunctionRef;
  /** All functions of the run, by the numbers in the `function` column; a run of one has that one. */
  functions: FunctionRef[];
  mode: Mode;
  pool: {
    workers: number;
    workerType: WorkerType;
    /** Tasks in a chunk; `null` in modes that have no chunks. */
    chunksize: number | 'auto' | null;
  };
  /** ms per task, from its start; `null`: no limit. */
  timeout: number | null;
  /** Chunks a worker runs before it is replaced; `null`: no limit. */
  maxtasksperchild: number | null;
  /** `source`: where the inputs came from, in words. `count`: known once they are read. */
  inputs: {
    source: string;
    /** The whole of the expression, when it was one: `source` may be shortened. */
    expression?: string;
    count: number;
    /** They are still being read: `count` grows. */
    open?: boolean;
    /** The file they were read from, when it was one. */
    file?: InputFile;
    reading?: Reading;
  };
  machine: { cores: number; node: string; platform: string };
  /** The function and the inputs are being loaded: no task has begun. */
  loading?: boolean;
  outcome: Outcome;
  /** ms from the run's start to the last delivery; `null` while it runs. */
  wall: number | null;
  /** What the mode's caller got thrown, or why the run ended early. */
  error: ErrorRecord | null;
  /** How far apart the clocks of caller and workers may be, ms. 0 for threads: they share one clock. */
  clockError: number;
  /** Measured on request. */
  baseline?: Baseline;
  /** Of a run of a few inputs only: of how many they are, and whether the time for them ran out. */
  sample?: { of: number; cut: boolean };
}

/**
 * The columns of the task table; the row number is the task's place in input order. A time that never came is NaN,
 * a worker or chunk that never was is -1. 64 bytes a row.
 */
export const TASK_COLUMNS = {
  /** A place in the header's `functions`. */
  function: 'i16',
  worker: 'i16',
  chunk: 'i32',
  submitted: 'f64',
  dispatched: 'f64',
  started: 'f64',
  ended: 'f64',
  received: 'f64',
  delivered: 'f64',
  cpu: 'f32',
  status: 'u8',
} as const;

/** One row per call: `from` and `to` in ms (`to` is NaN while the call waits), `waited` 1 or 0, `call` a place in CALLS. */
export const CALLER_COLUMNS = { call: 'u8', from: 'f64', to: 'f64', waited: 'u8' } as const;

/** The calls a caller can be in. Their places stand in files: new ones go to the end. */
export const CALLS = [
  'map',
  'apply',
  'map_async',
  'apply_async',
  'get',
  'wait',
  'join',
  'starmap',
  'starmap_async',
  'imap',
  'imap_unordered',
  'next',
] as const;
/** What a caller called, or where it waited. */
export type CallName = (typeof CALLS)[number];

/** One row per callback that ran: `at` in ms, `index` the task or -1 for a callback that got the whole list. */
export const CALLBACK_COLUMNS = { at: 'f64', index: 'i32' } as const;

/** One life in a worker's place: a replacement is a further life with the same `worker`. Times in ms, null: never. */
export interface WorkerLife {
  /**
   * Its place, from 0.
   *
   * @asType integer
   * @minimum 0
   */
  worker: number;
  /** Process or thread id, for the person who looks at `ps`. */
  osId: number | null;
  /** Began to be made, ms; negative when it was made while the inputs were being read. */
  spawn: number;
  /** The worker answered, ms: its own script is loaded. */
  ready: number | null;
  /** The user's file is imported, ms. */
  imported: number | null;
  /** It ended, ms. */
  exit: number | null;
  /** Why it ended, in words. */
  reason: string | null;
  /** While it ran batches: how long its event loop was active and idle. Not of one that was ended in a task. */
  loop?: {
    /** ms. */
    active: number;
    /** ms. */
    idle: number;
  };
  /** While it could take work: how long it collected garbage, and how often. */
  gc?: {
    /** ms. */
    time: number;
    /** Collections. */
    count: number;
  };
  /** The file of its CPU profile, where one was taken and it lived to write it. */
  profile?: string;
}

/** What a worker (or, with `worker` null, the run's own process) printed. */
export interface OutputLine {
  /** When, ms. */
  at: number;
  /**
   * Who printed it; null: the run's own process.
   *
   * @multipleOf 1
   * @minimum 0
   */
  worker: number | null;
  /**
   * The task that printed it; null: none did, or it cannot be told.
   *
   * @multipleOf 1
   * @minimum 0
   */
  index: number | null;
  /** Where to. */
  stream: 'stdout' | 'stderr';
  /** One line, without its end. */
  text: string;
}
