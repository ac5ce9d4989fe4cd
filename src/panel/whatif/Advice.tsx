import { duration, percent, times } from '../../profile/format.js';
import type { Board } from '../../profile/simulate/board.js';
import type { RunStore } from '../../record/store.js';
import { SoFar } from './Came.js';
import { bestCell, cellWords } from './words.js';

/** Above this the model has not understood the run. */
const ROUGH = 0.2;

/** What to try, or that nothing is worth it, and how far the model is to be believed. */
export function Advice({ store, board, known }: { store: RunStore; board: Board; known: number }) {
  const { name, file } = store.header.function;
  const { walls, measured, replayed, error, mode, order } = board;
  const best = known < walls.length ? null : bestCell(board);
  const wall = best === null ? 0 : (walls[best] as number);
  return (
    <div class="what-if-advice">
      {known === walls.length && (
        <p>
          {best === null ? (
            <strong>Nothing here beats this run by more than the model is off: leave it as it is.</strong>
          ) : (
            <>
              <strong>
                {order === 'given' ? 'Try' : 'Fastest in this order:'} {mode} with {cellWords(board, best)}:{' '}
                {duration(wall)}, {times(measured / wall)} the speed of this run.
              </strong>
              {order === 'longest' && ' To have it, sort the inputs so that the longest come first.'}
              {order === 'shuffled' && ' To have it, shuffle the inputs before the run.'}
            </>
          )}
        </p>
      )}
      <p class="muted">
        The model replays this run as {duration(replayed)}; it took {duration(measured)}: {percent(error)}{' '}
        off.
        {error > ROUGH &&
          ' That is much: something happened that it does not know of, and what it says is a rough guide.'}
        <SoFar name={name} file={file} />
      </p>
    </div>
  );
}
