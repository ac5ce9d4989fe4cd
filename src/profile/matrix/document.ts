import type { Mode } from '../../record/modes.js';
import type { Cell, ModeRow } from './matrix.js';

/** What the matrix says of a mode. */
export interface ModeTruth {
  /** A task may have several arguments. */
  multiArgs: boolean;
  /** Tasks run beside each other. */
  concurrent: boolean;
  /** The calling code stands still in the mode's own calls. */
  waits: boolean;
  /** Results come in input order. */
  ordered: boolean;
}

/** What was measured of a mode. Times in ms. */
export interface ModeMeasured extends ModeTruth {
  outcome: string;
  /** The most tasks at one instant. */
  peak: number;
  /** How long the caller stood still. */
  waited: number;
  /** Pairs of tasks that completed the other way round than they were given. */
  inversions: number;
  firstResult: number | null;
  wall: number;
  speedup: number | null;
  /** Which of the four the run shows; of the others the textbook is repeated. */
  shown: (keyof ModeTruth)[];
}

/** What `poolscope compare --json` prints. */
export interface ComparisonDocument {
  format: 'poolscope-comparison';
  version: 1;
  function: string;
  modes: Partial<Record<Mode, ModeMeasured>>;
  textbook: Partial<Record<Mode, ModeTruth>>;
  /** No run shows anything else than the textbook says. */
  agrees: boolean;
}

const CELLS = {
  multiArgs: 'multiArgs',
  concurrent: 'concurrence',
  waits: 'blocking',
  ordered: 'ordered',
} as const;
const NAMES = Object.keys(CELLS) as (keyof ModeTruth)[];

export function comparisonDocument(name: string, rows: readonly ModeRow[]): ComparisonDocument {
  const cell = (row: ModeRow, truth: keyof ModeTruth): Cell => row[CELLS[truth]];
  const truths = (of: (truth: keyof ModeTruth) => boolean) =>
    Object.fromEntries(NAMES.map((truth) => [truth, of(truth)])) as unknown as ModeTruth;
  const modes: ComparisonDocument['modes'] = {};
  const textbook: ComparisonDocument['textbook'] = {};
  for (const row of rows) {
    const said = truths((truth) => cell(row, truth).textbook !== 'no');
    textbook[row.mode] = said;
    modes[row.mode] = {
      ...truths((truth) => (cell(row, truth).agrees === false ? !said[truth] : said[truth])),
      outcome: row.outcome,
      peak: row.peak,
      waited: row.waited,
      inversions: row.inversions,
      firstResult: row.firstResult,
      wall: row.wall,
      speedup: row.speedup,
      shown: NAMES.filter((truth) => cell(row, truth).agrees !== null),
    };
  }
  const agrees = rows.every((row) => NAMES.every((truth) => cell(row, truth).agrees !== false));
  return { format: 'poolscope-comparison', version: 1, function: name, modes, textbook, agrees };
}
