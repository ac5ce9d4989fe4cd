import type { Mode, WorkerType } from './modes.js';
import type {
  Baseline,
  CallName,
  ErrorRecord,
  InputFile,
  Outcome,
  OutputLine,
  Reading,
  TaskStatus,
  WorkerLife,
} from './schema.js';

/**
 * A task of a run's JSON document. Times are ms from the run's start, in the order in which they stand here; null: it never
 * came to that.
 */
export interface TaskDocument {
  /**
   * The task's place in input order, from 0.
   *
   * @asType integer
   * @minimum 0
   */
  index: number;
  /** The name of the function that was called. */
  function: string;
  /**
   * The worker's place, from 0; a replacement takes the place of the one before it. Null: no worker had the task.
   *
   * @multipleOf 1
   * @minimum 0
   */
  worker: number | null;
  /**
   * The chunk it was sent in, from 0. Null in modes without chunks, and when it was never sent.
   *
   * @multipleOf 1
   * @minimum 0
   */
  chunk: number | null;
  /** When the caller handed it to the pool, ms. */
  submitted: number | null;
  /** When it was sent to a worker, ms. */
  dispatched: number | null;
  /** When the function began, ms. */
  started: number | null;
  /** When the function returned, or its promise settled, ms. */
  ended: number | null;
  /** When its outcome was back, ms. */
  received: number | null;
  /** When the caller had it, ms: in the modes that give all results at once, when all were there. */
  delivered: number | null;
  /**
   * CPU time of the worker's thread during the task, ms; null for tasks under 0.1 ms and where the runtime cannot tell.
   *
   * @minimum 0
   */
  cpu: number | null;
  /**
   * `ok`; `failed`: it threw, or its input or result could not be sent; `timed_out`; `crashed`: its worker died; `cancelled`:
   * cut short; `not_run`; `pending` in a run that still goes on.
   */
  status: TaskStatus;
  /** The arguments of the call, always a list. */
  args: unknown[];
  /** Of a task that is `ok`: what the function gave. What JSON has no word for is an object with `$type` (docs/record.md). */
  value?: unknown;
  /** Of one that is not: why. */
  error?: ErrorRecord | null;
}

/** A function of a run. */
export interface FunctionDocument {
  /** Absolute path of its file. */
  file: string;
  /** Its name there: `square`, `Class.staticMethod`, `default`. */
  name: string;
  /**
   * The line it begins in, from 1; null where nobody has looked.
   *
   * @multipleOf 1
   * @minimum 1
   */
  line: number | null;
}

/** One call of the caller, with the time in which it stood in it. */
export interface CallDocument {
  /** What was called; `next` of an imap for each result that was asked for. */
  call: CallName;
  /** When it was called, ms. */
  from: number;
  /** When it returned, ms; null while the caller waits in it. */
  to: number | null;
  /** Whether the calling code stood still until it returned. */
  waited: boolean;
}

/** A callback that ran. */
export interface CallbackDocument {
  /** When, ms. */
  at: number;
  /**
   * Of which task; null for the one callback of a map, which gets the whole list.
   *
   * @multipleOf 1
   * @minimum 0
   */
  index: number | null;
}

/**
 * The JSON document of a run, as `poolscope run --json` prints it and docs/record.md explains it. Times are ms from the run's
 * start, on one clock; what was before the start is negative.
 */
export interface RunDocument {
  /** What it is. */
  format: 'poolscope-run';
  /** Of the format. A later one of the same number may have further keys. */
  version: 1;
  /** Unique for each run. */
  id: string;
  /** The version of Poolscope that recorded it. */
  poolscope: string;
  /** When the run began, ms since 1970. */
  startedAt: number;
  /** The function of the run; the first one where there are several. */
  function: FunctionDocument;
  /** All functions of the run, that one first. */
  functions: FunctionDocument[];
  /** How the function was called; of a library's pool "mixed" after calls of several modes, and null before the first. */
  mode: Mode;
  /** The pool. */
  pool: {
    /**
     * How many workers it had at once.
     *
     * @asType integer
     * @minimum 0
     */
    workers: number;
    /** What they were. */
    workerType: WorkerType;
    /** Tasks in a chunk; "auto": by what tasks took; null in modes without chunks. */
    chunksize: number | 'auto' | null;
  };
  /** How long a task might run, ms from its start; null: no limit. */
  timeout: number | null;
  /** Chunks a worker ran before it was replaced; null: no limit. */
  maxtasksperchild: number | null;
  /** Where the inputs came from. */
  inputs: {
    /** In words. */
    source: string;
    /** The whole of the expression that gave them, when it was one: `source` may be shortened. */
    expression?: string;
    /**
     * How many they were.
     *
     * @asType integer
     * @minimum 0
     */
    count: number;
    /** The file they were read from, when it was one. */
    file?: InputFile;
    /** How its text was read, where that is not the usual. */
    reading?: Reading;
    /** They are still being read: `count` grows. Of a run that still goes on. */
    open?: boolean;
  };
  /** Where it ran. */
  machine: {
    /**
     * How many things the machine does at once (`os.availableParallelism()`).
     *
     * @asType integer
     * @minimum 1
     */
    cores: number;
    /** The version of Node.js. */
    node: string;
    /** `linux`, `darwin`, `win32` … */
    platform: string;
  };
  /** How it ended: `completed` when all tasks are `ok`. `running`: it has not. */
  outcome: Outcome;
  /** From the start to the last delivery, ms; null while it runs. */
  wall: number | null;
  /**
   * What the mode's caller got, in the order in which it got it: input order, but completion order for `apply_async` and
   * `imap_unordered`. Null for a map or starmap that did not complete.
   */
  results: unknown[] | null;
  /** What the caller got thrown (the first error to arrive), or why the run ended early. */
  error: ErrorRecord | null;
  /** The tasks' indices by `received`. */
  completionOrder: number[];
  /** One entry per call. */
  caller: CallDocument[];
  /** The callbacks that ran, in their order. */
  callbacks: CallbackDocument[];
  /** All tasks, in input order. */
  tasks: TaskDocument[];
  /** The workers' lives, replacements included. */
  workers: WorkerLife[];
  /** What workers and the run's own process printed. */
  output: OutputLine[];
  /**
   * How far apart the clocks of caller and workers may be, ms. 0 for threads: they share one clock.
   *
   * @minimum 0
   */
  clockError: number;
  /** The tasks one after another in one worker; null where nobody has asked for it. */
  baseline: Baseline | null;
  /** What is computed from all this: speed-up, waiting, where the workers' time went (docs/measuring.md). */
  metrics: Record<string, unknown>;
}
