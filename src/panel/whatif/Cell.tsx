import * as l10n from '@vscode/l10n';
import { useEffect } from 'preact/hooks';
import { count, duration } from '../../profile/format.js';
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
import { cellWords, factor, isRunnable } from './words.js';

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
        <dt>{l10n.t('Predicted')}</dt>
        <dd>{l10n.t('{0}, {1} the speed of this run', duration(wall), factor(board.measured / wall))}</dd>
        <dt>{l10n.t('95 % of replays')}</dt>
        <dd>{spreadWords(board, at)}</dd>
        <dt>{l10n.t('Lower bound')}</dt>
        <dd>{l10n.t('{0}: no schedule on so many workers is shorter', duration(bound))}</dd>
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
              {l10n.t('Run this')}
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
              ? l10n.t(
                  '{0} spreads an input that is a list into arguments; {1} passed it as one.',
                  board.mode,
                  store.header.mode,
                )
              : l10n.t(
                  '{0} passes each input as the one argument; {1} spread lists.',
                  board.mode,
                  store.header.mode,
                )}
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
    ? l10n.t(
        '{0} to {1}, with tasks drawn anew from those of this run',
        duration(found.range[0]),
        duration(found.range[1]),
      )
    : l10n.t('not drawn: with {0} tasks they hardly differ', count(board.model.compute.length));
}

function whyNot({ order }: Board): string {
  return order === 'given'
    ? l10n.t('Chunks that shrink with the work cannot be run: this shows what they would bring.')
    : l10n.t('A run takes its inputs in the order in which they are given: put them in this order yourself.');
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
