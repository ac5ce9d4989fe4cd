import * as l10n from '@vscode/l10n';
import { MODES, type Mode } from '../../record/modes.js';
import { CALLS } from '../../record/schema.js';
import type { RunStore } from '../../record/store.js';
import { count, duration, percent } from '../format.js';
import { type Metrics, metrics } from '../metrics.js';

/** A cell of the matrix: what the textbook says, what the run shows, and whether that agrees; null where it shows nothing. */
export interface Cell {
  /** The same in every language. */
  textbook: 'yes' | 'no' | 'per item';
  evidence: string;
  agrees: boolean | null;
}

/** A mode's row. Times in ms. */
export interface ModeRow {
  mode: Mode;
  outcome: string;
  wall: number;
  speedup: number | null;
  firstResult: number | null;
  /** The most tasks at one instant. */
  peak: number;
  /** How long the mode's own calls kept the caller. */
  waited: number;
  /** Pairs of tasks that completed the other way round than they were given. */
  inversions: number;
  multiArgs: Cell;
  concurrence: Cell;
  blocking: Cell;
  ordered: Cell;
}

/** The difference matrix of this field (multi-args, concurrence, blocking, ordered results), with evidence from a run. */
export function modeRow(store: RunStore): ModeRow {
  const m = metrics(store);
  const { mode, outcome } = store.header;
  const cells = {
    multiArgs: multiArgs(store),
    concurrence: concurrence(store, m),
    blocking: blocking(store, m),
    ordered: ordered(store, m),
  };
  return {
    mode,
    outcome,
    wall: m.wall,
    speedup: m.tasks === 0 ? null : m.speedup,
    firstResult: m.firstResult,
    peak: m.peakOverlap,
    waited: waitedInCall(store),
    inversions: m.inversions,
    ...(m.tasks === 0 ? unmeasured(cells) : cells),
  };
}

type Cells = Pick<ModeRow, 'multiArgs' | 'concurrence' | 'blocking' | 'ordered'>;

/** A run of no task shows nothing of its mode. */
function unmeasured(cells: Cells): Cells {
  const shown = Object.entries(cells).map(([name, { textbook }]) => [
    name,
    { textbook, evidence: l10n.t('no inputs'), agrees: null },
  ]);
  return Object.fromEntries(shown) as Cells;
}

function multiArgs(store: RunStore): Cell {
  const { manyArguments } = MODES[store.header.mode];
  let most = 0;
  for (const text of store.args) {
    most = Math.max(most, text === undefined ? 0 : argumentCount(text));
  }
  return {
    textbook: manyArguments ? 'yes' : 'no',
    evidence:
      most === 0
        ? l10n.t('no task')
        : most === 1
          ? l10n.t('one argument a task')
          : l10n.t('up to {0} arguments a task', most),
    agrees: most > 1 ? manyArguments : manyArguments ? null : true,
  };
}

function argumentCount(text: string): number {
  try {
    const args: unknown = JSON.parse(text);
    return Array.isArray(args) ? args.length : 0;
  } catch {
    return 0; // Cut short.
  }
}

function concurrence(store: RunStore, { peakOverlap, workers, tasks }: Metrics): Cell {
  const { concurrent } = MODES[store.header.mode];
  const shows = peakOverlap > 1 ? true : concurrent || workers < 2 || tasks < 2 ? null : false;
  return {
    textbook: concurrent ? 'yes' : 'no',
    evidence: l10n.t('{0} at one instant', count(peakOverlap)),
    agrees: shows === null ? null : shows === concurrent,
  };
}

function blocking(store: RunStore, { wall }: Metrics): Cell {
  const { waits } = MODES[store.header.mode];
  const waited = waitedInCall(store);
  const share = wall > 0 ? waited / wall : 0;
  return {
    textbook: waits === 'no' ? 'no' : waits === 'each item' ? 'per item' : 'yes',
    evidence: l10n.t('the caller waited {0} in its calls, {1} of the run', duration(waited), percent(share)),
    agrees: wall > 0 ? (waits === 'no' ? share < 0.5 : share >= 0.5) : null,
  };
}

/** How long the mode's own calls kept the caller, ms; what it asks of an AsyncResult later is not the call. */
function waitedInCall(store: RunStore): number {
  const { call, from, to, waited } = store.caller.data;
  let sum = 0;
  for (let i = 0; i < store.caller.length; i++) {
    const name = CALLS[call[i] as number];
    const isOwn = name === store.header.mode || name === 'next';
    if (isOwn && waited[i] === 1 && !Number.isNaN(to[i])) {
      sum += (to[i] as number) - (from[i] as number);
    }
  }
  return sum;
}

function ordered(store: RunStore, { inversions }: Metrics): Cell {
  const { order } = MODES[store.header.mode];
  const delivered = store.tasks.column('delivered').filter((at) => !Number.isNaN(at));
  const inInputOrder = delivered.every((at, i) => i === 0 || (delivered[i - 1] as number) <= at);
  const shows = inversions === 0 ? null : inInputOrder;
  return {
    textbook: order === 'input' ? 'yes' : 'no',
    evidence:
      inversions === 0
        ? l10n.t('all completed in input order anyway')
        : inInputOrder
          ? l10n.t('{0} pairs completed out of order, results in input order', count(inversions))
          : l10n.t('{0} pairs completed out of order, results as completed', count(inversions)),
    agrees: shows === null ? null : shows === (order === 'input'),
  };
}
