import { LIMITS } from '../limits.js';
import { estimate } from '../profile/estimate/estimate.js';
import { poolRows, triedInWords } from '../profile/estimate/words.js';
import { requestFrom } from '../runner/requestFrom.js';
import { SAMPLE, sampleRequest } from '../runner/sample.js';
import { Exit } from './exit.js';
import { numberOf, numbersOf } from './lists.js';
import { withPipeRead } from './pipedInputs.js';
import { paint } from './report/paint.js';
import { table } from './report/table.js';
import { checkDefaultInputs, type RunCommandOptions } from './run.js';
import { Series } from './series.js';
import { printJson, printText, tell } from './streams.js';
import { wanted } from './wanted.js';

export interface EstimateOptions extends Omit<RunCommandOptions, 'workers'> {
  workers?: string;
  samples?: string;
  budget?: string;
}

/**
 * `poolscope estimate`: whether a pool would help, from a few inputs tried one after another.
 *
 * @returns 1 when no input could be tried to its end
 * @throws RequestError when the request is wrong; nothing is printed then
 */
export async function estimatePool(
  file: string | undefined,
  name: string | undefined,
  { workers, samples, budget, ...options }: EstimateOptions,
): Promise<number> {
  const counts = workers === undefined ? undefined : numbersOf('--workers', LIMITS.workers, workers);
  const size = {
    tasks: numberOf('--samples', LIMITS.samples, samples, SAMPLE.tasks),
    budget: numberOf('--budget', LIMITS.budget, budget, SAMPLE.budget),
  };
  const asked = await wanted(file, name, options);
  const wantedRun = requestFrom(asked.options, asked.cwd);
  await checkDefaultInputs(wantedRun, asked.options);
  const series = new Series(options.quiet === true);
  const request = await withPipeRead(wantedRun, series);
  if (request === null) {
    return Exit.cancelled;
  }
  const store = await series.run(sampleRequest(request, size));
  if (store === null || series.interrupted) {
    return Exit.cancelled;
  }
  const chunksize = typeof request.chunksize === 'number' ? request.chunksize : 'default';
  const found = estimate(store, { mode: request.mode, chunksize }, counts);
  if (!found || found.sample.failed === found.sample.tasks) {
    const why = store.header.error?.message ?? 'there are no inputs';
    tell(`poolscope: no input could be tried: ${why}\n`);
    return Exit.notAllOk;
  }
  const document = {
    format: 'poolscope-estimate',
    version: 1,
    function: request.function,
    mode: request.mode,
    workerType: store.header.pool.workerType,
    machine: store.header.machine,
    ...found,
  };
  const { head, rows } = poolRows(found);
  const align = head.map(() => 'right' as const);
  await (options.json
    ? printJson(document)
    : printText([table(head, rows, paint(), align), `${triedInWords(found)}\n${found.says}\n`]));
  return Exit.ok;
}
