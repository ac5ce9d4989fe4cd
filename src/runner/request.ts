import type { InputSource } from '../inputs/kinds/list.js';
import type { ValuesKept } from '../record/kept.js';
import type { Mode, WorkerType } from '../record/modes.js';
import type { FunctionSource } from '../worker/wire.js';
import type { SampleSize } from './sample.js';

/** Everything a run needs to be told. It is checked (`checkRequest`) before a process is started for it. */
export interface RunRequest {
  /** Absolute path of the user's file. */
  file: string;
  /** As `poolscope functions` names it: `square`, `Class.method`, `default`. */
  function: string;
  /** A function expression of the file that is run as it stands, instead of one that has a name; `function` is then its title. */
  selected?: FunctionSource;
  inputs: InputSource;
  /** Only the inputs at these places, from 0 and rising; default: all. */
  rows?: number[];
  /** Only so many of the inputs, spread over them, and no longer than so long: see `sampleRequest`. */
  sample?: SampleSize;
  mode: Mode;
  /** At least 1; default: the number of cores. */
  workers?: number;
  workerType?: WorkerType;
  /** At least 1, or `auto`: by measured durations; only for modes with chunks; default CPython's. */
  chunksize?: number | 'auto';
  /** ms per task, from the moment its function starts. */
  timeout?: number;
  /** ms that the import of the file may take, in a worker or where the inputs are read; default: no limit. */
  importTimeout?: number;
  maxtasksperchild?: number;
  /** More inputs than this end the request with a sentence. Default 10,000,000. */
  maxInputs?: number;
  /** How much of results the record keeps; default: all. */
  values?: ValuesKept;
  /** Absolute path of a folder: each worker writes a CPU profile of its tasks to it. */
  cpuProf?: string;
  /** Absolute path; the function runs in it. */
  cwd: string;
}
