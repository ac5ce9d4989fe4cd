import { availableParallelism } from 'node:os';
import { LIMITS } from '../limits.js';
import { duration, NONE, percent, times } from '../profile/format.js';
import { scalingDocument } from '../profile/scaling/document.js';
import { type Sample, type Scaling, scaling } from '../profile/scaling/scaling.js';
import { requestFrom } from '../runner/requestFrom.js';
import { Exit } from './exit.js';
import { numberOf, numbersOf } from './lists.js';
import { withPipeRead } from './pipedInputs.js';
import { paint } from './report/paint.js';
import { table } from './report/table.js';
import { checkDefaultInputs, type RunCommandOptions } from './run.js';
import { Series } from './series.js';
import { printJson, printText } from './streams.js';
import { wanted } from './wanted.js';

export interface ScaleOptions extends Omit<RunCommandOptions, 'workers'> {
  workers?: string;
  repeats?: string;
}

/** Rounds when nothing is said: the least that show how far identical runs lie apart. */
const ROUNDS = 3;

/**
 * `poolscope scale`: the same run with several worker counts, in rounds, each in another order, so that a machine that gets
 * slower or faster meanwhile favours none.
 *
 * @returns 1 when tasks did not succeed
 * @throws RequestError when the request is wrong; nothing is printed then
 */
export async function measureScaling(
  file: string | undefined,
  name: string | undefined,
  options: ScaleOptions,
): Promise<number> {
  const counts = countsOf(options.workers);
  const rounds = numberOf('--repeats', LIMITS.rounds, options.repeats, ROUNDS);
  const asked = await wanted(file, name, { ...options, workers: undefined });
  const wantedRun = requestFrom(asked.options, asked.cwd);
  await checkDefaultInputs(wantedRun, asked.options);
  const series = new Series(options.quiet === true);
  const request = await withPipeRead(wantedRun, series);
  if (request === null) {
    return Exit.cancelled;
  }
  const samples: Sample[] = [];
  let isOk = true;
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < counts.length; i++) {
      const workers = counts[(i + round) % counts.length] as number;
      const store = await series.run({ ...request, workers });
      if (store === null || series.interrupted) {
        return Exit.cancelled;
      }
      isOk &&= store.header.outcome === 'completed';
      samples.push({ round, workers, wall: store.header.wall ?? 0, tasks: store.tasks.length });
    }
  }
  const found = scaling(samples);
  const document = scalingDocument(request.function, request.mode, rounds, found);
  await (options.json ? printJson(document) : printText([words(found, rounds)]));
  return isOk ? Exit.ok : Exit.notAllOk;
}

/** Always with one worker, against which the others are measured. */
function countsOf(given: string | undefined): number[] {
  const most = availableParallelism();
  const counts =
    given === undefined
      ? Array.from({ length: most }, (_, i) => i + 1)
      : numbersOf('--workers', LIMITS.workers, given);
  return [...new Set([1, ...counts])].sort((a, b) => a - b);
}

function words({ rows, fits, noise, says }: Scaling, rounds: number): string {
  const head = ['workers', 'wall', 'speed-up', 'from', 'to', 'efficiency', 'serial (Karp-Flatt)'];
  const body = rows.map((row) => [
    `${row.workers}`,
    duration(row.wall),
    times(row.speedup),
    noise === null ? NONE : times(row.low),
    noise === null ? NONE : times(row.high),
    percent(row.efficiency),
    percent(row.karpFlatt),
  ]);
  if (rows.length === 0) {
    return `${says}\n`;
  }
  return [
    table(
      head,
      body,
      paint(),
      head.map(() => 'right'),
    ),
    `${rounds === 1 ? '1 run of each' : `${rounds} interleaved runs of each, medians`}; speed-up against 1 worker in the same round.\n`,
    ...fits.map(
      ({ law, residual, says: so }) => `${law}: ${so} Off by ${residual.toFixed(2)}× in the mean.\n`,
    ),
    fits.length === 1 ? 'The Universal Scalability Law needs at least 4 worker counts.\n' : '',
    `${says}\n`,
  ].join('');
}
