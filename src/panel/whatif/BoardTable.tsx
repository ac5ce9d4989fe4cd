import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import { duration } from '../../profile/format.js';
import { type Board, cellAt, hereAt } from '../../profile/simulate/board.js';
import { chosen, shown } from './state.js';
import { bestCell, cellWords, factor } from './words.js';

const STEPS: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
/** Tints from slow to fast. */
const TINTS = 5;

/** The cell that is chosen: by the person, else the one to try, else the run's own. */
export function current(board: Board): number {
  const isKnown = board.walls.length === shown.value?.known;
  return chosen.value ?? (isKnown ? bestCell(board) : null) ?? hereAt(board) ?? 0;
}

/** Workers × chunk rule: each cell is a button with its predicted time; arrows go from one to the next. */
export function BoardTable({ board }: { board: Board }) {
  const table = useRef<HTMLTableElement>(null);
  const { rows, columns, walls, mode } = board;
  const selected = current(board);
  const go = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    const row = Math.floor(selected / columns.length) + step[0];
    const column = (selected % columns.length) + step[1];
    if (row >= 0 && row < rows.length && column >= 0 && column < columns.length) {
      chosen.value = cellAt(board, { row, column });
      table.current?.querySelector<HTMLElement>(`[data-cell="${chosen.value}"]`)?.focus();
    }
  };
  const best = walls.some(Number.isNaN) ? null : walls.indexOf(Math.min(...walls));
  const fastest = Math.min(...walls.filter((wall) => wall > 0));
  return (
    <div class="board-frame">
      <table class="board" ref={table} onKeyDown={go}>
        <caption>
          {l10n.t(
            'Predicted time of {0}, workers × chunk size. The fuller a cell, the faster. n is the number of inputs, p of workers; quotients are rounded up. Arrows go from cell to cell.',
            mode,
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Workers')}</th>
            {columns.map(({ title, says }) => (
              <th key={title} scope="col">
                {title}
                <span class="board-says">{says}</span>
              </th>
            ))}
            <th scope="col" class="numeric">
              {l10n.t('At least')}
              <span class="board-says">{l10n.t('Lower bound')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ workers, bound }, row) => (
            <tr key={workers}>
              <th scope="row">{workers}</th>
              {columns.map(({ title }, column) => {
                const at = cellAt(board, { row, column });
                return (
                  <td key={title}>
                    <CellButton
                      board={board}
                      at={at}
                      speed={fastest / (walls[at] as number)}
                      isSelected={at === selected}
                      isBest={at === best}
                    />
                  </td>
                );
              })}
              <td class="numeric muted">{duration(bound)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  board: Board;
  at: number;
  /** Of the fastest cell, up to 1. */
  speed: number;
  isSelected: boolean;
  isBest: boolean;
}

function CellButton({ board, at, speed, isSelected, isBest }: CellProps) {
  const wall = board.walls[at] as number;
  const isHere = hereAt(board) === at;
  const isKnown = !Number.isNaN(wall);
  const name = [
    `${cellWords(board, at)}: ${isKnown ? duration(wall) : l10n.t('not known yet')}`,
    // As it is seen: who speaks to the page says what stands there.
    `${isHere ? l10n.t('you are here') : isKnown ? factor(board.measured / wall) : ''}${isBest ? ` · ${l10n.t('fastest')}` : ''}`,
    isHere || !isKnown ? '' : l10n.t('against this run'),
  ];
  return (
    <button
      type="button"
      data-cell={at}
      class={`cell tint-${isKnown ? Math.max(0, Math.round(speed * TINTS)) : 0} ${isHere ? 'here' : ''}`}
      aria-pressed={isSelected}
      aria-label={name.filter(Boolean).join(', ')}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => {
        chosen.value = at;
      }}
    >
      <span class="cell-time">{isKnown ? duration(wall) : '…'}</span>{' '}
      <span class="cell-times">
        {isHere ? l10n.t('you are here') : isKnown ? factor(board.measured / wall) : ''}
        {isBest && ` · ${l10n.t('fastest')}`}
      </span>
      <span class="cell-bar" style={{ width: `${isKnown ? speed * 100 : 0}%` }} />
    </button>
  );
}
