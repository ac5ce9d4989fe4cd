import { RequestError } from '../errors.js';
import { LIMITS } from '../limits.js';
import { duration, percent, times } from '../profile/format.js';
import { workersFor } from '../profile/simulate/board.js';
import type { ChunkRule, Order } from '../profile/simulate/policy.js';
import { CHUNK_RULES, ORDERS } from '../profile/simulate/policy.js';
import { type Prediction, type Simulation, simulate } from '../profile/simulate/simulate.js';
import { isMode, MODE_NAMES, MODES, type Mode } from '../record/modes.js';
import type { RunStore } from '../record/store.js';
import { loadRun } from '../storage/index.js';
import { Exit } from './exit.js';
import { isNumber, isRuleName, listOf, numbersOf } from './lists.js';
import { paint } from './report/paint.js';
import { table } from './report/table.js';
import { printJson, printText } from './streams.js';

export interface SimulateOptions {
  workers?: string;
  chunksize?: string;
  mode?: string;
  order?: string;
  json?: boolean;
}

/**
 * `poolscope simulate`: what a recorded run would have come to with other modes, workers, chunk sizes and orders.
 *
 * @param path - of a .poolscope file
 * @throws RequestError when the file cannot be read, holds no task that ran, or an option is wrong
 */
export async function simulateRun(path: string, options: SimulateOptions): Promise<number> {
  const store = await loadRun(path);
  const found = simulate(store, {
    modes: modesOf(options.mode, store),
    workers: workersOf(options.workers, store),
    chunksizes: chunksizesOf(options.chunksize, store),
    orders: listOf('--order', options.order ?? 'given', isOrder, ORDERS.join(', ')),
  });
  if (!found) {
    throw new RequestError(`No task of ${path} ran, so there is nothing to replay.`);
  }
  if (options.json) {
    await printJson({ format: 'poolscope-simulation', version: 1, ...found });
  } else {
    await printText([words(found)]);
  }
  return Exit.ok;
}

function modesOf(given: string | undefined, store: RunStore): Mode[] {
  return given === undefined ? [store.header.mode] : listOf('--mode', given, isMode, MODE_NAMES.join(', '));
}

function workersOf(given: string | undefined, store: RunStore): number[] {
  if (given !== undefined) {
    return numbersOf('--workers', LIMITS.workers, given);
  }
  return workersFor(store);
}

function chunksizesOf(given: string | undefined, { header }: RunStore): ChunkRule[] {
  if (given === undefined) {
    const { chunksize } = header.pool;
    return MODES[header.mode].chunks === 'none'
      ? ['default']
      : [
          ...new Set<ChunkRule>([
            ...(typeof chunksize === 'number' ? [chunksize] : []),
            'default',
            1,
            'guided',
            'factoring',
          ]),
        ];
  }
  const isSize = (text: string) => isNumber(text, LIMITS.chunksize);
  const isRule = (text: string): text is string => isSize(text) || isRuleName(text, CHUNK_RULES);
  return listOf('--chunksize', given, isRule, `whole numbers of at least 1, ${CHUNK_RULES.join(', ')}`).map(
    (text) => (isSize(text) ? Number(text) : (text as ChunkRule)),
  );
}

function isOrder(text: string): text is Order {
  return isRuleName(text, ORDERS);
}

/** The answer for a person: a table with the shortest first, then what follows. */
function words({ measured, replay, predictions, best }: Simulation): string {
  const sorted = [...predictions].sort((a, b) => a.wall - b.wall);
  const row = (p: Prediction) => [
    p.mode,
    `${p.workers}`,
    MODES[p.mode].chunks === 'none' ? '–' : `${p.chunksize}`,
    p.order,
    duration(p.wall),
    p.low === p.high ? '' : `${duration(p.low)} – ${duration(p.high)}`,
    times(measured.wall / p.wall),
    duration(p.firstResult),
    duration(p.bound),
  ];
  const head = ['mode', 'workers', 'chunks', 'order', 'wall', '95 %', 'faster', 'first result', 'bound'];
  const aligns = ['left', 'right', 'right', 'left', 'right', 'right', 'right', 'right', 'right'] as const;
  const winner = best === null ? undefined : predictions[best];
  return [
    table(head, sorted.map(row), paint(), aligns),
    `Measured: ${measured.mode} on ${measured.workers} in ${duration(measured.wall)}. The model replays that as ${duration(replay.modelled)}: it is ${percent(replay.error)} off.\n`,
    winner
      ? `Try ${winner.mode} on ${winner.workers}${MODES[winner.mode].chunks === 'none' ? '' : `, chunks: ${winner.chunksize}`}, order: ${winner.order}: ${duration(winner.wall)}, ${times(measured.wall / winner.wall)} of the speed measured.\n`
      : 'None of these is faster by more than the model is off: leave it as it is.\n',
  ].join('');
}
