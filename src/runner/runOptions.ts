/**
 * A run as a person asks for it, on the command line or in the editor's command. Numbers may be texts.
 */
export interface RunOptions {
  /** Relative paths start at `cwd`. */
  file: string;
  function: string;
  /** A JavaScript expression; what is no text (a list in a key binding's arguments) is taken as it is. */
  inputs?: unknown;
  /** A path (of a .poolscope file: the inputs of that run), a glob, or `-` for standard input. */
  inputsFrom?: string | undefined;
  /** The name of an export of the file. */
  inputsExport?: string | undefined;
  mode?: string | undefined;
  workers?: number | string | undefined;
  workerType?: string | undefined;
  /** `auto` is the default. */
  chunksize?: number | string | undefined;
  /** ms per task. */
  timeout?: number | string | undefined;
  /** ms that the import of the file may take. */
  importTimeout?: number | string | undefined;
  maxtasksperchild?: number | string | undefined;
  maxInputs?: number | string | undefined;
  /** `whole` (default), or `preview`: of long results only the beginning is kept. */
  values?: string | undefined;
  /** A folder for a CPU profile of each worker. */
  cpuProf?: string | undefined;
  /** Cells of a CSV file that are numbers, true, false or empty become such values. */
  csvTypes?: boolean | undefined;
  /** Between the fields of a CSV file: a character, or `tab`. What comes through a pipe is then CSV. Default: it is found. */
  delimiter?: string | undefined;
  /** Of a file of inputs: one of `ENCODINGS`. Default: UTF-8, or what its mark says. */
  encoding?: string | undefined;
  /** Of the inputs of a recorded run, those whose tasks did not end well. */
  onlyFailed?: boolean | undefined;
}

/** The options there are, in the order in which messages name them. */
export const RUN_OPTIONS = Object.keys({
  file: true,
  function: true,
  inputs: true,
  inputsFrom: true,
  inputsExport: true,
  mode: true,
  workers: true,
  workerType: true,
  chunksize: true,
  timeout: true,
  importTimeout: true,
  maxtasksperchild: true,
  maxInputs: true,
  csvTypes: true,
  delimiter: true,
  encoding: true,
  onlyFailed: true,
  cpuProf: true,
  values: true,
} satisfies Record<keyof RunOptions, true>) as readonly (keyof RunOptions)[];
