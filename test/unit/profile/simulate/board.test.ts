import { describe, expect, test } from 'vitest';
import {
  type Board,
  boardOf,
  chunksizeAt,
  fill,
  hereAt,
  planAt,
} from '../../../../src/profile/simulate/board.js';
import { simulate } from '../../../../src/profile/simulate/simulate.js';
import { MODE_NAMES, MODES } from '../../../../src/record/modes.js';
import type { RunStore } from '../../../../src/record/store.js';
import { finish } from '../../../../src/steps.js';
import { recordOf } from '../records.js';

/** Even tasks of 10 ms on two workers, in chunks. */
function even(n: number, chunksize: number): RunStore {
  const rows = Array.from({ length: n }, (_, i) => {
    const at = Math.floor(i / 2) * 10;
    const end = at + 10;
    return {
      worker: i % 2,
      submitted: 0,
      dispatched: at,
      started: at,
      ended: end,
      received: end,
      delivered: end,
    };
  });
  return recordOf(rows, {
    mode: 'map',
    wall: n * 5,
    pool: { workers: 2, workerType: 'thread', chunksize },
    machine: { cores: 4, node: 'v24', platform: 'linux' },
    inputs: { source: '', count: n },
  });
}

function filled(store: RunStore, mode = store.header.mode, order: Board['order'] = 'given'): Board {
  const board = finish(boardOf(store, mode, order)) as Board;
  finish(fill(board));
  return board;
}

describe('the board', () => {
  test('says in each cell what the command line says', () => {
    for (const mode of MODE_NAMES) {
      const store = even(40, 3);
      const board = filled(store, mode);
      board.walls.forEach((wall, at) => {
        const plan = planAt(board, at);
        const found = simulate(store, {
          modes: [mode],
          workers: [plan.workers],
          chunksizes: [plan.chunksize],
          orders: ['given'],
        });
        expect(wall).toBe(found?.predictions[0]?.wall);
      });
    }
  });

  test.each([1, 3, 5, 20])('finds the run itself, in chunks of %i', (size) => {
    const board = filled(even(40, size));
    const at = hereAt(board) as number;
    expect(chunksizeAt(board, at, 40)).toBe(size);
    expect(planAt(board, at).workers).toBe(2);
    expect(board.walls[at]).toBe(board.replayed);
  });

  test('a chunk size that can be run is a whole number, or none where the mode has none', () => {
    for (const mode of MODE_NAMES) {
      const board = filled(even(7, 1), mode);
      for (const at of board.walls.keys()) {
        const size = chunksizeAt(board, at, 7);
        const runnable = board.columns[at % board.columns.length]?.runnable && MODES[mode].chunks !== 'none';
        expect(size === null ? !runnable : runnable && Number.isInteger(size) && size >= 1).toBe(true);
      }
    }
  });

  test('has no place for the run in another mode or order', () => {
    expect(hereAt(filled(even(8, 1), 'imap'))).toBeNull();
    expect(hereAt(filled(even(8, 1), 'map', 'longest'))).toBeNull();
  });

  test('of a run in which nothing ran is none', () => {
    expect(finish(boardOf(recordOf([{}]), 'map', 'given'))).toBeNull();
  });
});
