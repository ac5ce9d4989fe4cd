import { callerLane } from '../../profile/callerLane.js';
import type { Scene } from './paint.js';
import { toX } from './paint.js';

/** The caller's lane: solid where it waited, an open track where it was free, a tick for each callback. */
export function paintCaller(context: CanvasRenderingContext2D, scene: Scene): void {
  const { store, view, geometry, palette, width, now } = scene;
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
  const { start, end: stop, count } = callerLane(store, pixel);
  for (let i = 0; i < start.length; i++) {
    const from = Math.max(0, toX(scene, start[i] as number));
    const to = Math.min(width, toX(scene, stop[i] as number));
    if (to < 0 || from > width) {
      continue;
    }
    context.fillStyle = palette.wait;
    context.fillRect(from, top, Math.max(1, to - from), height);
    const many = (count[i] as number) > 1 ? ` in ${count[i]} calls` : '';
    label(context, scene, `waits${many}`, from, to, palette.background);
  }
  if (start.length === 0) {
    label(context, scene, 'free', begin, end, palette.muted);
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
  context.font = `11px ${palette.font}`;
  if (context.measureText(text).width + 12 < to - from) {
    context.fillStyle = color;
    context.textBaseline = 'middle';
    context.fillText(text, from + 6, geometry.callerTop + geometry.callerHeight / 2 - 1.5);
  }
}

/** One mark per pixel that has a callback: a small triangle that points at its moment, under the caller's track. */
function callbacks(context: CanvasRenderingContext2D, scene: Scene): void {
  const { store, geometry, palette, width } = scene;
  const at = store.callbacks.column('at');
  const bottom = geometry.callerTop + geometry.callerHeight - 1;
  let last = Number.NEGATIVE_INFINITY;
  context.fillStyle = palette.callback;
  for (const time of at) {
    const x = Math.round(toX(scene, time));
    if (x === last || x < -4 || x > width + 4) {
      continue;
    }
    last = x;
    context.beginPath();
    context.moveTo(x, bottom - 11);
    context.lineTo(x + 4, bottom);
    context.lineTo(x - 4, bottom);
    context.fill();
  }
}
