import { effect, signal } from '@preact/signals';
import { type Board, boardOf, fill, planAt } from '../../profile/simulate/board.js';
import type { Order } from '../../profile/simulate/policy.js';
import { interval } from '../../profile/simulate/simulate.js';
import type { Mode } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';
import { run } from '../run.js';
import { inSlices } from '../slices.js';
import { answered } from './forecasts.js';
import { memory, settle } from './memory.js';

/** Whether the board is open: nothing is computed before that. */
export const open = signal(false);

/** The board on show; a new object whenever a cell has been filled. `board` null: nothing ran. */
export const shown = signal<{ board: Board | null; known: number } | null>(null);

/** The cell that is chosen; null is the one to try, or the run's own. */
export const chosen = signal<number | null>(null);

/** What 95 % of the replays of a cell lie between, ms; null: too many tasks to say. */
export const spread = signal<{ at: number; range: [number, number] | null } | null>(null);

/** Fills a board until it is no longer wanted; it shows what it has between slices. */
export async function compute(
  store: RunStore,
  mode: Mode,
  order: Order,
  wanted: () => boolean,
): Promise<void> {
  shown.value = null;
  chosen.value = null;
  spread.value = null;
  const board = await inSlices(boardOf(store, mode, order), wanted);
  if (!wanted()) {
    return;
  }
  const show = () => {
    const known = board ? board.walls.findLastIndex((wall) => !Number.isNaN(wall)) + 1 : 0;
    if (known !== shown.value?.known) {
      shown.value = { board, known };
    }
  };
  show();
  if (board) {
    await inSlices(fill(board), wanted, show);
    if (wanted()) {
      show();
    }
  }
}

/** Finds the interval of a cell. */
export async function computeSpread(board: Board, at: number, wanted: () => boolean): Promise<void> {
  const wall = board.walls[at] as number;
  const work = interval(board.model, planAt(board, at), board.order, wall);
  let range: [number, number] | null = null;
  await inSlices(
    (function* () {
      range = yield* work;
    })(),
    wanted,
  );
  if (wanted()) {
    spread.value = { at, range };
  }
}

// A run that ends may be the one that was predicted.
effect(() => {
  const store = run.value?.store;
  const { waiting, answered: before } = memory.value;
  if (store && store.header.outcome !== 'running') {
    const kept = answered(waiting, before, store);
    if (kept) {
      settle(kept);
    }
  }
});
