import * as l10n from '@vscode/l10n';
import { MODES, type Mode } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';
import { now } from '../clock.js';
import { type Model, modelling } from './model.js';
import { type ChunkRule, chunkSizes, type Order } from './policy.js';
import { type Plan, replaying } from './replay.js';
import { boundOf, errorOf, orderOf } from './simulate.js';

/** A column of the board: one rule by which inputs are cut into chunks. */
export interface Column {
  title: string;
  /** What it means, in a few words. */
  says: string;
  /** Whether a run can be made with it. */
  runnable: boolean;
  rule(n: number, workers: number): ChunkRule;
}

/** Worker counts × chunk rules, for one mode and one order. */
export interface Board {
  model: Model;
  mode: Mode;
  order: Order;
  columns: Column[];
  rows: { workers: number; bound: number }[];
  /** The cell of the run itself, when its mode is on show. */
  here: Place | null;
  /** The run's own time, its replay, ms, and how far that is off, a share. */
  measured: number;
  replayed: number;
  error: number;
  /** Row by row, ms; NaN where it is not known yet. */
  walls: Float64Array;
}

export interface Place {
  row: number;
  column: number;
}

/**
 * The board of a run with all cells open, and a generator that fills them. Both pause now and then.
 * @returns null when nothing ran
 */
export function* boardOf(store: RunStore, mode: Mode, order: Order): Generator<unknown, Board | null> {
  const model = yield* modelling(store);
  if (!model) {
    return null;
  }
  const { mode: own, pool } = store.header;
  const measured = now(store);
  const ruleHere: ChunkRule = typeof pool.chunksize === 'number' ? pool.chunksize : 'default';
  const plan = { mode: own, workers: pool.workers, chunksize: ruleHere };
  const again = (yield* replaying(model, plan, orderOf(model, 'given'))).wall;
  const columns = columnsFor(store, mode);
  const rows = workersFor(store).map((workers) => ({
    workers,
    bound: boundOf(model, workersIn(mode, workers)),
  }));
  return {
    model,
    mode,
    order,
    columns,
    rows,
    here:
      own === mode && order === 'given'
        ? { row: rows.findIndex((row) => row.workers === pool.workers), column: columnOf(columns, store) }
        : null,
    measured,
    replayed: again,
    error: errorOf(again, measured),
    walls: new Float64Array(rows.length * columns.length).fill(Number.NaN),
  };
}

/** Fills the board's cells, one after another: after each, and now and then within one, it pauses. */
export function* fill(board: Board): Generator<unknown, void> {
  const order = orderOf(board.model, board.order);
  for (let at = 0; at < board.walls.length; at++) {
    board.walls[at] = (yield* replaying(board.model, planAt(board, at), order)).wall;
    yield;
  }
}

/** What a cell stands for. */
export function planAt({ mode, columns, rows, model }: Board, at: number): Plan {
  const { workers } = rows[Math.floor(at / columns.length)] as { workers: number };
  const column = columns[at % columns.length] as Column;
  return { mode, workers, chunksize: column.rule(model.compute.length, workers) };
}

/** The number of a cell. */
export function cellAt({ columns }: Board, { row, column }: Place): number {
  return row * columns.length + column;
}

/** The cell of the run itself, where it is on the board. */
export function hereAt(board: Board): number | null {
  return board.here && cellAt(board, board.here);
}

/** The chunk size of a cell as a number, for a run of `n` inputs; null where no single one says it. */
export function chunksizeAt(board: Board, at: number, n: number): number | null {
  const { mode, workers, chunksize } = planAt(board, at);
  if (MODES[mode].chunks === 'none' || chunksize === 'guided' || chunksize === 'factoring') {
    return null;
  }
  return chunkSizes(mode, chunksize, n, workers)(n);
}

/** Worker counts to look at: powers of two up to twice the cores, and the run's own. */
export function workersFor({ header }: RunStore): number[] {
  const all = new Set([header.pool.workers]);
  for (let p = 1; p <= 2 * header.machine.cores; p *= 2) {
    all.add(p);
  }
  return [...all].sort((a, b) => a - b);
}

/** `apply` runs one at a time, however many workers there are. */
function workersIn(mode: Mode, workers: number): number {
  return MODES[mode].concurrent ? workers : 1;
}

function columnsFor({ header, tasks }: RunStore, mode: Mode): Column[] {
  const { chunks } = MODES[mode];
  if (chunks === 'none') {
    const says = l10n.t('Each input is sent alone');
    return [{ title: l10n.t('No chunks'), says, runnable: true, rule: () => 'default' }];
  }
  const one: Column = { title: '1', says: l10n.t('Each input alone'), runnable: true, rule: () => 1 };
  const formula: Column = {
    title: 'n ÷ 4p',
    says: l10n.t('CPython’s default'),
    runnable: true,
    rule: () => 'default',
  };
  const share: Column = {
    title: 'n ÷ p',
    says: l10n.t('One for each worker'),
    runnable: true,
    rule: (n, p) => Math.ceil(n / p),
  };
  const { chunksize, workers } = header.pool;
  const n = tasks.length;
  const isOwn =
    typeof chunksize === 'number' &&
    ![1, ...(chunks === 'formula' ? [Math.ceil(n / (4 * workers))] : []), Math.ceil(n / workers)].includes(
      chunksize,
    );
  return [
    one,
    ...(isOwn
      ? [{ title: `${chunksize}`, says: l10n.t('As in this run'), runnable: true, rule: () => chunksize }]
      : []),
    ...(chunks === 'formula' ? [formula] : []),
    share,
    { title: 'guided', says: l10n.t('left ÷ p each time'), runnable: false, rule: () => 'guided' },
    {
      title: 'factoring',
      says: l10n.t('p of left ÷ 2p, then anew'),
      runnable: false,
      rule: () => 'factoring',
    },
  ];
}

/** The column whose chunks are those of the run. */
function columnOf(columns: readonly Column[], { header, tasks }: RunStore): number {
  const { chunksize, workers } = header.pool;
  const n = tasks.length;
  const wanted =
    typeof chunksize === 'number' ? chunksize : chunkSizes(header.mode, 'default', n, workers)(n);
  const sizes = columns.map(({ rule }) => {
    const found = rule(n, workers);
    return found === 'default' ? chunkSizes(header.mode, found, n, workers)(n) : found;
  });
  return Math.max(0, sizes.indexOf(wanted));
}
