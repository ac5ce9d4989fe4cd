import * as l10n from '@vscode/l10n';
import { counted, times } from '../../profile/format.js';
import { type Board, chunksizeAt, planAt } from '../../profile/simulate/board.js';
import { bestOf } from '../../profile/simulate/simulate.js';
import { MODES } from '../../record/modes.js';

/** A cell in words: `4 workers, chunks of 16`. */
export function cellWords(board: Board, at: number): string {
  const { mode, workers, chunksize } = planAt(board, at);
  const n = board.model.compute.length;
  const size = chunksizeAt(board, at, n);
  const pool = counted(workers, 'worker');
  if (MODES[mode].chunks === 'none') {
    return pool;
  }
  if (size === null) {
    return l10n.t('{0}, {1} chunks', pool, chunksize);
  }
  if (chunksize === 'default') {
    return l10n.t('{0}, default chunks of {1}', pool, size);
  }
  return typeof chunksize === 'number'
    ? l10n.t('{0}, chunks of {1}', pool, size)
    : l10n.t('{0}, {1} chunks of {2}', pool, chunksize, size);
}

/** A factor; near 1 with one digit more, where `1.0×` would not say which way it goes. */
export function factor(value: number): string {
  return value >= 0.995 && value < 1.095 ? `${value.toFixed(2)}×` : times(value);
}

/** Whether a run can be made of a cell: its chunks are of one size, and inputs come as they are given. */
export function isRunnable(board: Board, at: number): boolean {
  return board.order === 'given' && board.columns[at % board.columns.length]?.runnable === true;
}

/** The cell to try: of those that can be run, or, in another order than the given one, of all. Null: none is worth it. */
export function bestCell(board: Board): number | null {
  const cells = [...board.walls.keys()].filter((at) => board.order !== 'given' || isRunnable(board, at));
  const list = cells.map((at) => ({ wall: board.walls[at] as number, workers: planAt(board, at).workers }));
  const best = bestOf(list, board.replayed, board.error);
  return best === null ? null : (cells[best] as number);
}
