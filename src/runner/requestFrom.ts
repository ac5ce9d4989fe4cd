import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { delimiterNamed, inputSourceFrom } from '../inputs/index.js';
import type { InputSource } from '../inputs/kinds/list.js';
import { ENCODINGS, type Encoding, encodingNamed } from '../text/encodings.js';
import { checkRequest } from './checkRequest.js';
import type { RunRequest } from './request.js';

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

/** The export that gives the inputs when nothing else is said. */
export const DEFAULT_EXPORT = 'inputs';

/**
 * Makes a request of a person's words, and checks it.
 *
 * @param cwd - absolute; the run's folder
 * @throws RequestError with a sentence on the first thing that is wrong
 */
export function requestFrom(options: RunOptions, cwd: string): RunRequest {
  const request = {
    file: typeof options.file === 'string' ? resolve(cwd, options.file) : options.file,
    function: options.function,
    inputs: refined(sourceFrom(options, cwd), options),
    mode: options.mode ?? 'map',
    workers: numberFrom(options.workers),
    workerType: options.workerType,
    chunksize: options.chunksize === 'auto' ? 'auto' : numberFrom(options.chunksize),
    timeout: numberFrom(options.timeout),
    importTimeout: numberFrom(options.importTimeout),
    maxtasksperchild: numberFrom(options.maxtasksperchild),
    maxInputs: numberFrom(options.maxInputs),
    values: options.values,
    cpuProf: typeof options.cpuProf === 'string' ? resolve(cwd, options.cpuProf) : options.cpuProf,
    cwd,
  } as RunRequest;
  checkRequest(request);
  return request;
}

function sourceFrom(options: RunOptions, cwd: string): InputSource {
  const { inputs, inputsFrom, inputsExport } = options;
  if ([inputs, inputsFrom, inputsExport].filter((each) => each !== undefined).length > 1) {
    throw new RequestError(
      l10n.t('The inputs are given more than once: choose one of inputs, inputs-from and inputs-export.'),
    );
  }
  if (inputs !== undefined) {
    return { kind: 'expression', text: typeof inputs === 'string' ? inputs : JSON.stringify(inputs) };
  }
  if (inputsFrom !== undefined) {
    // What is no path is for `checkRequest` to refuse.
    return typeof inputsFrom !== 'string' || inputsFrom === ''
      ? { kind: 'file', path: inputsFrom }
      : inputSourceFrom(inputsFrom, cwd);
  }
  return { kind: 'export', name: inputsExport ?? DEFAULT_EXPORT };
}

/** @throws RequestError for what can only be said of other inputs */
function refined(source: InputSource, options: RunOptions): InputSource {
  const { csvTypes, onlyFailed } = options;
  if (onlyFailed && source.kind !== 'run') {
    throw new RequestError(
      l10n.t('Only the failed inputs of an earlier run can be chosen: give inputs-from a .poolscope file.'),
    );
  }
  const isCsv = source.kind === 'pipe' || (source.kind === 'file' && /\.csv$/i.test(source.path));
  if (csvTypes && !isCsv) {
    throw new RequestError(l10n.t('csv-types is for the cells of a CSV file: give inputs-from a .csv file.'));
  }
  const delimiter = options.delimiter === undefined ? undefined : delimiterNamed(options.delimiter);
  if (delimiter !== undefined && !isCsv) {
    throw new RequestError(
      l10n.t('delimiter is for the fields of a CSV file: give inputs-from a .csv file.'),
    );
  }
  const encoding = options.encoding === undefined ? undefined : encodingOf(options.encoding);
  if (encoding !== undefined && source.kind !== 'file' && source.kind !== 'pipe') {
    throw new RequestError(l10n.t('encoding is for a file of inputs: give inputs-from a file.'));
  }
  return {
    ...source,
    ...(onlyFailed && { onlyFailed }),
    ...(csvTypes && { csvTypes }),
    ...(delimiter !== undefined && { delimiter }),
    ...(encoding !== undefined && { encoding }),
  } as InputSource;
}

function encodingOf(name: unknown): Encoding {
  const encoding = encodingNamed(name);
  if (encoding === undefined) {
    throw new RequestError(
      l10n.t(
        'encoding must be one of {0}, not {1}.',
        ENCODINGS.join(', '),
        JSON.stringify(name) ?? String(name),
      ),
    );
  }
  return encoding;
}

/** The number a text means; a text that means none is left as it is, for `checkRequest` to refuse with its words. */
function numberFrom(value: number | string | undefined): number | undefined {
  const isNumber = typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.trim());
  return isNumber ? Number(value) : (value as number | undefined);
}
