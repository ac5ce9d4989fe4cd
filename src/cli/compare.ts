import { duration, NONE, times } from '../profile/format.js';
import { comparisonDocument } from '../profile/matrix/document.js';
import { type Cell, type ModeRow, modeRow } from '../profile/matrix/matrix.js';
import { MODE_NAMES, MODES } from '../record/modes.js';
import type { RunRequest } from '../runner/request.js';
import { requestFrom } from '../runner/requestFrom.js';
import { Exit } from './exit.js';
import { withPipeRead } from './pipedInputs.js';
import { paint } from './report/paint.js';
import { table } from './report/table.js';
import { checkDefaultInputs, type RunCommandOptions } from './run.js';
import { Series } from './series.js';
import { printJson, printText } from './streams.js';
import { wanted } from './wanted.js';

/**
 * `poolscope compare`: every mode over the same inputs, and the difference matrix with its evidence.
 *
 * @returns 1 when tasks of a mode did not succeed
 * @throws RequestError when the request is wrong; nothing is printed then
 */
export async function compareModes(
  file: string | undefined,
  name: string | undefined,
  options: RunCommandOptions,
): Promise<number> {
  const asked = await wanted(file, name, options);
  const wantedRun = requestFrom({ ...asked.options, mode: 'map' }, asked.cwd);
  await checkDefaultInputs(wantedRun, asked.options);
  const series = new Series(options.quiet === true);
  const request = await withPipeRead(wantedRun, series);
  if (request === null) {
    return Exit.cancelled;
  }
  const rows: ModeRow[] = [];
  for (const mode of MODE_NAMES) {
    const store = await series.run(requestOf(request, mode));
    if (store === null || series.interrupted) {
      return Exit.cancelled;
    }
    rows.push(modeRow(store));
  }
  const document = comparisonDocument(request.function, rows);
  await (options.json ? printJson(document) : printText([words(rows)]));
  return rows.every(({ outcome }) => outcome === 'completed') ? Exit.ok : Exit.notAllOk;
}

function requestOf({ chunksize, ...request }: RunRequest, mode: RunRequest['mode']): RunRequest {
  const chunked = chunksize !== undefined && MODES[mode].chunks !== 'none';
  return { ...request, mode, ...(chunked && { chunksize }) };
}

function words(rows: readonly ModeRow[]): string {
  const heads = ['mode', 'wall', 'speed-up', 'first result', 'multi-args', 'concurrent', 'blocks', 'ordered'];
  const cells = (row: ModeRow) => [row.multiArgs, row.concurrence, row.blocking, row.ordered];
  const body = rows.map((row) => [
    row.mode,
    duration(row.wall),
    times(row.speedup),
    duration(row.firstResult),
    ...cells(row).map(mark),
  ]);
  const evidence = rows.flatMap((row) => [
    `${row.mode}${row.outcome === 'completed' ? '' : ` (${row.outcome})`}: ${cells(row)
      .map(({ evidence: shown }) => shown)
      .join('; ')}.`,
  ]);
  return [
    table(heads, body, paint(), ['left', 'right', 'right', 'right']),
    '✓ the run shows what the textbook says; ✗ it does not; – it shows nothing of it.\n\n',
    ...evidence.map((line) => `${line}\n`),
  ].join('');
}

function mark({ textbook, agrees }: Cell): string {
  return `${textbook} ${agrees === null ? NONE : agrees ? '✓' : '✗'}`;
}
