// biome-ignore-all lint/a11y/useKeyWithClickEvents: the table beside it selects the same tasks by key.
import { useComputed, useSignal } from '@preact/signals';
import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { count } from '../../../profile/format.js';
import type { RunStore } from '../../../record/store.js';
import { fitCanvas } from '../../canvas.js';
import { back, places } from '../../derived.js';
import { selected } from '../../saved.js';
import { select } from '../../select.js';
import { type Palette, palette } from '../../theme.js';
import { lists } from '../lists.js';
import { type Grid, grid, taskIn } from './grid.js';

/** Cells along a side: one per px or two. */
const MOST = 240;

/** A square of all tasks: across it the inputs, down it their places in completion order. The diagonal is input order. */
export function Square({ store }: { store: RunStore }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointed = useSignal(-1);
  const side = Math.min(MOST, store.tasks.length);
  const cells = useComputed(() =>
    grid(places.value, back.value, store.tasks.column('status'), lists.value.mask, side),
  );
  const colors = palette.value;
  const chosen = selected.value;
  useLayoutEffect(() => {
    const context = canvas.current && fitCanvas(canvas.current);
    if (context && canvas.current) {
      paint(context, canvas.current.clientWidth, cells.value, colors);
      mark(context, canvas.current.clientWidth, places.value, chosen, colors);
    }
  });
  const taskAt = (event: MouseEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const cell = (at: number) => Math.floor((at / box.width) * side);
    const [x, y] = [cell(event.clientX - box.left), cell(event.clientY - box.top)];
    // Points are small: what is next to the pointer is meant, too.
    for (const [dx, dy] of NEAR) {
      const found = taskIn(places.value, lists.value.mask, side, x + dx, y + dy);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  };
  return (
    <figure class="square">
      <canvas
        ref={canvas}
        role="img"
        aria-label={l10n.t(
          'Input order from left to right against completion order from top to bottom; the table beside it says the same',
        )}
        onMouseMove={(event) => {
          pointed.value = taskAt(event);
        }}
        onMouseLeave={() => {
          pointed.value = -1;
        }}
        onClick={(event) => {
          const found = taskAt(event);
          if (found >= 0) {
            select(found);
          }
        }}
      />
      <figcaption class="muted">
        {pointed.value >= 0
          ? words(pointed.value)
          : l10n.t('Across: inputs. Down: completion. Below the line: later than its input.')}
        {side < store.tasks.length && ` ${l10n.t('1 point = up to {0} tasks.', count(cells.value.most))}`}
      </figcaption>
    </figure>
  );
}

const NEAR = [-2, -1, 0, 1, 2]
  .flatMap((x) => [-2, -1, 0, 1, 2].map((y) => [x, y] as const))
  .sort(([a, b], [c, d]) => a * a + b * b - c * c - d * d);

function words(index: number): string {
  const place = places.value[index] ?? -1;
  const shift = place - index;
  const moved =
    shift === 0
      ? l10n.t('as given')
      : shift > 0
        ? l10n.t('{0} later than given', count(shift))
        : l10n.t('{0} earlier than given', count(-shift));
  return l10n.t('Task {0} completed as no. {1}, {2}.', count(index), count(place + 1), moved);
}

function paint(
  context: CanvasRenderingContext2D,
  size: number,
  { side, counts, failed, most }: Grid,
  colors: Palette,
) {
  context.strokeStyle = colors.muted;
  context.globalAlpha = colors.solid ? 1 : 0.6;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(size, size);
  context.stroke();
  context.setLineDash([]);
  const step = size / side;
  const dot = Math.max(1.5, Math.min(step, 6));
  const full = Math.log1p(most);
  const draw = (cell: number, color: string, alpha: number, dot: number) => {
    context.fillStyle = color;
    context.globalAlpha = colors.solid ? 1 : alpha;
    const [x, y] = [cell % side, Math.floor(cell / side)];
    context.fillRect((x + 0.5) * step - dot / 2, (y + 0.5) * step - dot / 2, dot, dot);
  };
  for (let cell = 0; cell < counts.length; cell++) {
    if (counts[cell]) {
      draw(cell, colors.run, 0.35 + 0.65 * (Math.log1p(counts[cell] as number) / full), dot);
    }
  }
  for (let cell = 0; cell < failed.length; cell++) {
    if (failed[cell]) {
      draw(cell, colors.fail, 1, Math.max(dot, 3));
    }
  }
  context.globalAlpha = 1;
}

/** A cross at the selected task. */
function mark(
  context: CanvasRenderingContext2D,
  size: number,
  ranks: Int32Array,
  chosen: number | null,
  colors: Palette,
) {
  const place = chosen === null ? -1 : (ranks[chosen] ?? -1);
  if (chosen === null || place < 0) {
    return;
  }
  const [x, y] = [((chosen + 0.5) / ranks.length) * size, ((place + 0.5) / ranks.length) * size];
  context.strokeStyle = colors.text;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(size, y);
  context.moveTo(x, 0);
  context.lineTo(x, size);
  context.stroke();
}
