import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { inputSourceFrom } from '../inputs/index.js';
import type { InputSource } from '../inputs/kinds/list.js';
import { numberIn } from '../limits.js';
import { checkRequest } from './checkRequest.js';
import type { RunRequest } from './request.js';
import type { RunOptions } from './runOptions.js';

export type { RunOptions } from './runOptions.js';

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
function refined(source: InputSource, { csvTypes, onlyFailed }: RunOptions): InputSource {
  if (onlyFailed && source.kind !== 'run') {
    throw new RequestError(
      l10n.t('Only the failed inputs of an earlier run can be chosen: give inputs-from a .poolscope file.'),
    );
  }
  if (csvTypes && !(source.kind === 'file' && /\.csv$/i.test(source.path))) {
    throw new RequestError(l10n.t('csv-types is for the cells of a CSV file: give inputs-from a .csv file.'));
  }
  return { ...source, ...(onlyFailed && { onlyFailed }), ...(csvTypes && { csvTypes }) } as InputSource;
}

/** The number a text means; a text that means none is left as it is, for `checkRequest` to refuse with its words. */
function numberFrom(value: number | string | undefined): number | undefined {
  return ((typeof value === 'string' ? numberIn(value) : null) ?? value) as number | undefined;
}
