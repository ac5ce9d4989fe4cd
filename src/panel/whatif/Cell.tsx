import { useEffect } from 'preact/hooks';
import { count, duration, times } from '../../profile/format.js';
import { type Board, chunksizeAt, planAt } from '../../profile/simulate/board.js';
import type { Change } from '../../profile/verdict/finding.js';
import { MODES } from '../../record/modes.js';
import type { RunStore } from '../../record/store.js';
import { host } from '../link.js';
import { CopyAsCode } from '../parts/CopyAsCode.js';
import { Icon } from '../parts/Icon.js';
import { inEditor } from '../place.js';
import { current } from './BoardTable.js';
import { forecastFor } from './forecasts.js';
import { remember } from './memory.js';
import { computeSpread, spread } from './state.js';
import { cellWords, isRunnable } from './words.js';

/** The chosen cell: its time with its interval and bound, and the click that runs it. */
export function Cell({ store, board, known }: { store: RunStore; board: Board; known: number }) {
  const at = current(board);
  const wall = board.walls[at] as number;
  const isKnown = known === board.walls.length;
  useEffect(() => {
    let wanted = true;
    if (isKnown) {
      void computeSpread(board, at, () => wanted);
    }
    return () => {
      wanted = false;
    };
  }, [board, at, isKnown]);
  const bound = board.rows[Math.floor(at / board.columns.length)]?.bound;
  return (
    <div class="cell-about">
      <h3>
        {board.mode}, {cellWords(board, at)}
      </h3>
      <dl class="cell-figures">
        <dt>Predicted</dt>
        <dd>
          {duration(wall)}, {times(board.measured / wall)} the speed of this run
        </dd>
        <dt>95 % of replays</dt>
        <dd>{spreadWords(board, at)}</dd>
        <dt>Lower bound</dt>
        <dd>{duration(bound)}: no schedule on so many workers is shorter</dd>
      </dl>
      {isRunnable(board, at) ? (
        inEditor && (
          <div class="cell-actions">
            <button
              type="button"
              class="button"
              disabled={Number.isNaN(wall)}
              onClick={() => runIt(store, board, at)}
            >
              <Icon name="play" />
              Run this
            </button>
            <CopyAsCode change={changeOf(store, board, at)} />
          </div>
        )
      ) : (
        <p class="muted">{whyNot(board)}</p>
      )}
      {isRunnable(board, at) &&
        MODES[board.mode].manyArguments !== MODES[store.header.mode].manyArguments && (
          <p class="muted">
            {MODES[board.mode].manyArguments
              ? `${board.mode} spreads an input that is a list into arguments; ${store.header.mode} passed it as one.`
              : `${board.mode} passes each input as the one argument; ${store.header.mode} spread lists.`}
          </p>
        )}
    </div>
  );
}

function spreadWords(board: Board, at: number): string {
  const found = spread.value;
  if (found?.at !== at) {
    return '…';
  }
  return found.range
    ? `${duration(found.range[0])} to ${duration(found.range[1])}, with tasks drawn anew from those of this run`
    : `not drawn: with ${count(board.model.compute.length)} tasks they hardly differ`;
}

function whyNot({ order }: Board): string {
  return order === 'given'
    ? 'Chunks that shrink with the work cannot be run: this shows what they would bring.'
    : 'A run takes its inputs in the order in which they are given: put them in this order yourself.';
}

/** Runs a cell, and remembers what was said about it. */
function runIt(store: RunStore, board: Board, at: number): void {
  const { mode, workers } = planAt(board, at);
  const chunksize = chunksizeAt(board, at, store.tasks.length);
  remember(forecastFor(store, { mode, workers, chunksize, wall: board.walls[at] as number }));
  void host.runChanged(changeOf(store, board, at));
}

/** What a cell is to the run on show. */
function changeOf(store: RunStore, board: Board, at: number): Change {
  const { mode, workers } = planAt(board, at);
  const chunksize = chunksizeAt(board, at, store.tasks.length);
  return { mode, workers, ...(chunksize !== null && { chunksize }) };
}
