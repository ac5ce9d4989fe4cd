import * as l10n from '@vscode/l10n';
import { lowerBound } from '../../profile/bins.js';
import { callerLane } from '../../profile/callerLane.js';
import type { Scene } from './paint.js';
import { toX } from './paint.js';

/** The caller's lane: solid where it waited, an open track where it was free, a tick for each callback. */
export function paintCaller(context: CanvasRenderingContext2D, scene: Scene): void {
  const { caller, view, geometry, palette, width, now } = scene;
  const pixel = (view[1] - view[0]) / width;
  const top = geometry.callerTop + 3;
  const height = geometry.callerHeight - 10;
  const begin = Math.max(0, toX(scene, 0));
  const end = Math.min(width, toX(scene, now));
  if (end > begin) {
    context.strokeStyle = palette.solid ? palette.border : palette.line;
    context.lineWidth = 1;
    context.strokeRect(begin + 0.5, top + 0.5, end - begin - 1, height - 1);
  }
  const { start, end: stop, count } = callerLane(caller, view[0], view[1], pixel);
  for (let i = 0; i < start.length; i++) {
    const from = Math.max(0, toX(scene, start[i] as number));
    const to = Math.min(width, toX(scene, stop[i] as number));
    if (to < 0 || from > width) {
      continue;
    }
    context.fillStyle = palette.wait;
    context.fillRect(from, top, Math.max(1, to - from), height);
    const calls = count[i] as number;
    const text = calls > 1 ? l10n.t('waits in {0} calls', calls) : l10n.t('waits');
    label(context, scene, text, from, to, palette.inks.wait);
  }
  if (caller.waits.start.length === 0) {
    label(context, scene, l10n.t('free'), begin, end, palette.muted);
  }
  callbacks(context, scene);
}

function label(
  context: CanvasRenderingContext2D,
  { geometry, palette }: Scene,
  text: string,
  from: number,
  to: number,
  color: string,
): void {
  context.font = `600 11px ${palette.font}`;
  if (context.measureText(text).width + 12 < to - from) {
    context.fillStyle = color;
    context.textBaseline = 'middle';
    context.fillText(text, from + 6, geometry.callerTop + geometry.callerHeight / 2 - 1.5);
  }
}

/** One mark per pixel that has a callback: a small triangle that points at its moment, under the caller's track. */
function callbacks(context: CanvasRenderingContext2D, scene: Scene): void {
  const { caller, view, geometry, palette, width, now } = scene;
  const at = caller.callbacks;
  const bottom = geometry.callerTop + geometry.callerHeight - 1;
  const pixel = (view[1] - view[0]) / width;
  context.fillStyle = palette.callback;
  for (let i = lowerBound(at, view[0] - 4 * pixel); i < at.length; ) {
    const time = at[i] as number;
    const x = Math.round(toX(scene, time));
    if (x > width + 4 || time > now) {
      return;
    }
    i = Math.max(i + 1, lowerBound(at, time + pixel, i));
    context.beginPath();
    context.moveTo(x, bottom - 11);
    context.lineTo(x + 4, bottom);
    context.lineTo(x - 4, bottom);
    context.fill();
  }
}
