import { resolve } from 'node:path';
import { isRequestError, RequestError } from '../errors.js';
import { exporting, functions } from '../lazy.js';
import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';
import { DEFAULT_EXPORT, requestFrom } from '../runner/requestFrom.js';
import type { RunOptions } from '../runner/runOptions.js';
import { baselineFrom } from './baselineOption.js';
import { Exit } from './exit.js';
import { withPipeRead } from './pipedInputs.js';
import { readCode } from './readCode.js';
import { Series } from './series.js';
import { print, printText, tell } from './streams.js';
import { Teller } from './teller.js';
import { wanted } from './wanted.js';

/** The options of `poolscope run` as they stand on the command line. */
export interface RunCommandOptions extends Omit<RunOptions, 'file' | 'function'> {
  config?: string;
  json?: boolean;
  out?: string;
  quiet?: boolean;
  /** Rounds of a serial baseline, the file of an earlier run, or both. */
  baseline?: string[];
  failIf?: string[];
  summary?: string;
}

/**
 * `poolscope run`.
 *
 * @returns the exit code
 * @throws RequestError when the request is wrong; nothing has run then
 */
export async function runCommand(
  file: string | undefined,
  name: string | undefined,
  options: RunCommandOptions,
): Promise<number> {
  const { baseline = [], failIf = [], summary: markdown, ...others } = options;
  const { rounds, file: earlier } = baselineFrom(baseline);
  const isGuarded = failIf.length > 0 || earlier !== null || markdown !== undefined;
  const guards = isGuarded ? await import('./guard/guard.js') : null;
  const guard = guards && (await guards.guardFrom(failIf, earlier, markdown));
  const asked = await wanted(file, name, others);
  const wantedRun = requestFrom(asked.options, asked.cwd);
  await checkDefaultInputs(wantedRun, asked.options);
  const out = options.out === undefined ? undefined : resolve(options.out);
  if (out !== undefined) {
    await (await import('../storage/index.js')).checkWritable(out);
  }
  const series = new Series(options.quiet === true);
  const request = await withPipeRead(wantedRun, series);
  if (request === null) {
    return Exit.cancelled;
  }
  // What says it is read while the run goes on, and says it while the run's process ends.
  const teller = new Teller();
  const isReported = rounds === 0 && !options.json;
  const store = await series.run(request, isReported ? (complete) => teller.prepare(complete) : undefined);
  if (store === null) {
    return Exit.cancelled;
  }
  if (rounds > 0 && !series.interrupted) {
    const { addBaseline } = await import('./baseline.js');
    await addBaseline(request, store, rounds, series, options.quiet === true);
  }
  const unsaved = await tellResults(request, store, options, out, teller);
  if (series.interrupted || store.header.outcome === 'cancelled') {
    return Exit.cancelled;
  }
  const isBroken = guards && guard && (await guards.enforce(guard, store));
  return unsaved || store.header.outcome !== 'completed' ? Exit.notAllOk : isBroken ? Exit.guarded : Exit.ok;
}

/** @returns whether the record could not be saved: what the run has brought is told all the same */
async function tellResults(
  request: RunRequest,
  store: RunStore,
  options: RunCommandOptions,
  out: string | undefined,
  teller: Teller,
): Promise<boolean> {
  const isWrong = store.header.outcome !== 'completed';
  const fault = out === undefined ? null : await saveFault(out, store);
  if (options.json) {
    await print(exporting().FORMATS.json(store));
    if (!options.quiet || isWrong) {
      tell(`${await teller.summary(store)}\n`);
    }
  } else {
    await printText(await teller.report(store));
  }
  if (request.cpuProf !== undefined && !options.quiet) {
    const { cpuProfiles, profilesInWords } = await import('../profile/cpuProfiles.js');
    tell(`${profilesInWords(cpuProfiles(store))} In ${request.cpuProf}; VS Code opens them.\n`);
  }
  if (fault !== null) {
    tell(`poolscope: ${fault}\n`);
  } else if (out !== undefined && !options.quiet) {
    tell(`The record is in ${options.out}\n`);
  }
  return fault !== null;
}

/** Saves a record. @returns why it cannot be; it could be before the run, so the request was right */
async function saveFault(out: string, store: RunStore): Promise<string | null> {
  const { saveRun } = await import('../storage/index.js');
  try {
    await saveRun(out, store);
    return null;
  } catch (error) {
    if (isRequestError(error)) {
      return error.message;
    }
    throw error;
  }
}

/** Where nothing is said of inputs and the file has none either, the sentence says what there is to say. */
export async function checkDefaultInputs(request: RunRequest, options: RunOptions): Promise<void> {
  const isDefault = [options.inputs, options.inputsFrom, options.inputsExport].every(
    (each) => each === undefined,
  );
  if (!isDefault) {
    return;
  }
  const code = await readCode(request.file);
  const mayBeHidden = /\bexport\s*\*|\b(module\.)?exports\b/.test(code);
  if (!mayBeHidden && !functions().exportedValues(code, request.file).includes(DEFAULT_EXPORT)) {
    throw new RequestError(
      'Which inputs? Give --inputs EXPRESSION, --inputs-from PATH|GLOB or --inputs-export NAME, ' +
        `or export \`${DEFAULT_EXPORT}\` from ${request.file}.`,
    );
  }
}
