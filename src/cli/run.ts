import { resolve } from 'node:path';
import { isRequestError, RequestError } from '../errors.js';
import { FORMATS } from '../exports/formats.js';
import { exportedValues } from '../functions/index.js';
import { cpuProfiles, profilesInWords } from '../profile/cpuProfiles.js';
import type { RunStore } from '../record/store.js';
import type { RunRequest } from '../runner/request.js';
import { DEFAULT_EXPORT, type RunOptions, requestFrom } from '../runner/requestFrom.js';
import { checkWritable, saveRun } from '../storage/index.js';
import { addBaseline, baselineFrom } from './baseline.js';
import { Exit } from './exit.js';
import { readCode } from './functions.js';
import { enforce, guardFrom } from './guard/guard.js';
import { paint } from './report/paint.js';
import { report, summary } from './report/report.js';
import { Series } from './series.js';
import { OutputError, print } from './streams.js';
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
  const guard = await guardFrom(failIf, earlier, markdown);
  const asked = await wanted(file, name, others);
  const request = requestFrom(asked.options, asked.cwd);
  await checkDefaultInputs(request, asked.options);
  const out = options.out === undefined ? undefined : resolve(options.out);
  if (out !== undefined) {
    await checkWritable(out);
  }
  const series = new Series(options.quiet === true);
  const store = await series.run(request);
  if (store === null) {
    return Exit.cancelled;
  }
  if (rounds > 0 && !series.interrupted) {
    await addBaseline(request, store, rounds, series, options.quiet === true);
  }
  await tell(request, store, options, out);
  if (series.interrupted || store.header.outcome === 'cancelled') {
    return Exit.cancelled;
  }
  const isGuarded = await enforce(guard, store);
  return store.header.outcome !== 'completed' ? Exit.notAllOk : isGuarded ? Exit.guarded : Exit.ok;
}

async function tell(
  request: RunRequest,
  store: RunStore,
  options: RunCommandOptions,
  out: string | undefined,
): Promise<void> {
  const isWrong = store.header.outcome !== 'completed';
  if (out !== undefined) {
    await saveRun(out, store).catch((error: unknown) => {
      // It could be written before the run, and the request was right.
      throw isRequestError(error) ? new OutputError(error.message) : error;
    });
  }
  if (options.json) {
    await print(FORMATS.json(store));
    if (!options.quiet || isWrong) {
      process.stderr.write(`${summary(store)}\n`);
    }
  } else {
    await print(report(store, paint()));
  }
  if (request.cpuProf !== undefined && !options.quiet) {
    process.stderr.write(
      `${profilesInWords(cpuProfiles(store))} In ${request.cpuProf}; VS Code opens them.\n`,
    );
  }
  if (out !== undefined && !options.quiet) {
    process.stderr.write(`The record is in ${options.out}\n`);
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
  if (!mayBeHidden && !exportedValues(code, request.file).includes(DEFAULT_EXPORT)) {
    throw new RequestError(
      'Which inputs? Give --inputs EXPRESSION, --inputs-from PATH|GLOB or --inputs-export NAME, ' +
        `or export \`${DEFAULT_EXPORT}\` from ${request.file}.`,
    );
  }
}
