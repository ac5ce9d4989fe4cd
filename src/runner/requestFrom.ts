import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RequestError } from '../errors.js';
import { delimiterNamed, inputSourceFrom } from '../inputs/index.js';
import type { InputSource } from '../inputs/kinds/list.js';
import { numberIn } from '../limits.js';
import { ENCODINGS, type Encoding, encodingNamed } from '../text/encodings.js';
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
  return ((typeof value === 'string' ? numberIn(value) : null) ?? value) as number | undefined;
}
