// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index cannot be focused.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isFailure } from '../../profile/bins.js';
import { fitCanvas } from '../canvas.js';
import { run } from '../run.js';
import { selected } from '../saved.js';
import { palette } from '../theme.js';
import { connectorLines, type Line } from './connectorLines.js';
import { MANY, ROW_HEIGHT } from './layout.js';
import { lists } from './lists.js';
import type { RowsView } from './useVirtualRows.js';

/** The two tables' scroll places, changed without rendering anything. */
export interface Views {
  input: RowsView;
  completion: RowsView;
}

/** Lines that join a task's rows in the two tables. `draw` is set for the tables to call when they move. */
export function Connectors({ views, draw }: { views: Views; draw: RefObject<() => void> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colors = palette.value;
  const chosen = selected.value;
  const store = run.value?.store;
  const list = lists.value;
  const paint = () => {
    const context = canvas.current && fitCanvas(canvas.current);
    if (!context || !store) {
      return;
    }
    const { width } = context.canvas.getBoundingClientRect();
    const lines = connectorLines(list.input, list.completion, views.input, views.completion, ROW_HEIGHT);
    const all = list.shown <= MANY;
    for (const line of lines) {
      if (all && line.index !== chosen) {
        const bad = isFailure(store.tasks.data.status[line.index] ?? 0);
        stroke(context, line, width, bad ? colors.fail : colors.run, colors.solid ? 1 : bad ? 0.8 : 0.4, 1);
      }
    }
    const one = lines.find((line) => line.index === chosen);
    if (one) {
      stroke(context, one, width, colors.text, 1, 2);
    }
  };
  draw.current = paint;
  useLayoutEffect(paint);
  return <canvas class="connectors" ref={canvas} aria-hidden="true" />;
}

function stroke(
  context: CanvasRenderingContext2D,
  { left, right }: Line,
  width: number,
  color: string,
  alpha: number,
  thickness: number,
): void {
  context.globalAlpha = alpha;
  context.strokeStyle = color;
  context.lineWidth = thickness;
  context.beginPath();
  context.moveTo(0, left);
  context.bezierCurveTo(width * 0.45, left, width * 0.55, right, width, right);
  context.stroke();
  context.globalAlpha = 1;
}
