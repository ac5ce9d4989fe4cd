import * as l10n from '@vscode/l10n';
import { duration, percent } from '../../profile/format.js';
import type { Board } from '../../profile/simulate/board.js';
import type { RunStore } from '../../record/store.js';
import { SoFar } from './Came.js';
import { bestCell, cellWords, factor } from './words.js';

/** Above this the model has not understood the run. */
const ROUGH = 0.2;

/** What to try, or that nothing is worth it, and how far the model is to be believed. */
export function Advice({ store, board, known }: { store: RunStore; board: Board; known: number }) {
  const { name, file } = store.header.function;
  const { walls, measured, replayed, error, mode, order } = board;
  const best = known < walls.length ? null : bestCell(board);
  const wall = best === null ? 0 : (walls[best] as number);
  const told = (cell: number): [string, string, string, string] => [
    mode,
    cellWords(board, cell),
    duration(wall),
    factor(measured / wall),
  ];
  return (
    <div class="what-if-advice">
      {known === walls.length && (
        <p>
          {best === null ? (
            <strong>
              {l10n.t('Nothing here beats this run by more than the model is off: leave it as it is.')}
            </strong>
          ) : (
            <>
              <strong>
                {order === 'given'
                  ? l10n.t('Try {0} with {1}: {2}, {3} the speed of this run.', ...told(best))
                  : l10n.t(
                      'Fastest in this order: {0} with {1}: {2}, {3} the speed of this run.',
                      ...told(best),
                    )}
              </strong>
              {order === 'longest' &&
                ` ${l10n.t('To have it, sort the inputs so that the longest come first.')}`}
              {order === 'shuffled' && ` ${l10n.t('To have it, shuffle the inputs before the run.')}`}
            </>
          )}
        </p>
      )}
      <p class="muted">
        {l10n.t(
          'The model replays this run as {0}; it took {1}: {2} off.',
          duration(replayed),
          duration(measured),
          percent(error),
        )}
        {error > ROUGH &&
          ` ${l10n.t('That is much: something happened that it does not know of, and what it says is a rough guide.')}`}
        <SoFar name={name} file={file} />
      </p>
    </div>
  );
}
