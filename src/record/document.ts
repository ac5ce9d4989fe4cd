import type { Mode, WorkerType } from './modes.js';
import type {
  Baseline,
  CallName,
  ErrorRecord,
  InputFile,
  Outcome,
  OutputLine,
  TaskStatus,
  WorkerLife,
} from './schema.js';

/** A task of a run's JSON document. Times are ms from the run's start; null: it never came to that. */
export interface TaskDocument {
  index: number;
  function: string;
  worker: number | null;
  chunk: number | null;
  submitted: number | null;
  dispatched: number | null;
  started: number | null;
  ended: number | null;
  received: number | null;
  delivered: number | null;
  /** CPU time, ms; null for tasks under 0.1 ms and where the runtime cannot tell. */
  cpu: number | null;
  status: TaskStatus;
  args: unknown[];
  /** Of a task that is `ok`. What JSON has no word for is an object with `$type` (docs/record.md). */
  value?: unknown;
  /** Of one that is not. */
  error?: ErrorRecord | null;
}

/** A function of a run; `line` is null where nobody has looked. */
export interface FunctionDocument {
  file: string;
  name: string;
  line: number | null;
}

/** The JSON document of a run, as `poolscope run --json` prints it and docs/record.md explains it. */
export interface RunDocument {
  format: 'poolscope-run';
  version: 1;
  id: string;
  poolscope: string;
  /** ms since 1970. */
  startedAt: number;
  function: FunctionDocument;
  functions: FunctionDocument[];
  mode: Mode;
  pool: { workers: number; workerType: WorkerType; chunksize: number | 'auto' | null };
  timeout: number | null;
  maxtasksperchild: number | null;
  inputs: { source: string; count: number; file?: InputFile };
  machine: { cores: number; node: string; platform: string };
  outcome: Outcome;
  wall: number | null;
  results: unknown[] | null;
  error: ErrorRecord | null;
  completionOrder: number[];
  caller: { call: CallName; from: number; to: number | null; waited: boolean }[];
  callbacks: { at: number; index: number | null }[];
  tasks: TaskDocument[];
  workers: WorkerLife[];
  output: OutputLine[];
  clockError: number;
  /** The tasks one after another in one worker; null where nobody has asked for it. */
  baseline: Baseline | null;
  metrics: Record<string, unknown>;
}
