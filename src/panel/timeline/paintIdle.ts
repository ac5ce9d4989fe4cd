import type { LaneSummary } from '../../profile/laneSummary.js';
import { type Track, touching } from '../../profile/track.js';
import { type Look, PHASE_LOOKS, STARVED } from './looks.js';
import { type Scene, toX } from './paint.js';
import type { Box } from './paintLane.js';
import { fillOf } from './pattern.js';

/** How high the band is in which idle time and the ways of tasks are drawn, as a share of the lane. */
const BAND = 0.45;

/**
 * What was between the bars of some tasks: idle time (a striped band where work was waiting, a dashed line where none
 * was), and on it what is known of the ways there and back.
 */
export function paintIdle(
  context: CanvasRenderingContext2D,
  scene: Scene,
  sums: LaneSummary,
  first: number,
  last: number,
  { top, height }: Box,
): void {
  const { palette, view, width } = scene;
  const high = Math.max(3, Math.round(height * BAND));
  const low = Math.round(top + (height - high) / 2);
  const band = (from: number, to: number, { color, fill }: Look) => {
    const left = Math.max(0, toX(scene, from));
    const right = Math.min(width, toX(scene, to));
    if (right - left >= 1) {
      context.fillStyle = palette.background;
      context.fillRect(left, low, right - left, high);
      context.fillStyle = fillOf(context, fill, palette[color]);
      context.fillRect(left, low, right - left, high);
    }
  };
  each(sums.starved, view, (from, to) => band(from, to, STARVED));
  context.strokeStyle = palette.muted;
  context.lineWidth = 1;
  context.setLineDash([2, 4]);
  context.beginPath();
  each(sums.tail, view, (from, to) => {
    const y = Math.round(top + height / 2) + 0.5;
    context.moveTo(Math.max(0, toX(scene, from)), y);
    context.lineTo(Math.min(width, toX(scene, to)), y);
  });
  context.stroke();
  context.setLineDash([]);
  const { tasks, start, end } = sums.lane;
  const { dispatched, received } = scene.store.tasks.data;
  for (let i = Math.max(0, first - 1); i < Math.min(tasks.length, last + 1); i++) {
    const index = tasks[i] as number;
    const before = i > 0 ? (end[i - 1] as number) : Number.NEGATIVE_INFINITY;
    const after = i + 1 < tasks.length ? (start[i + 1] as number) : Number.POSITIVE_INFINITY;
    band(Math.max(before, dispatched[index] as number), start[i] as number, PHASE_LOOKS.sent as Look);
    band(end[i] as number, Math.min(after, received[index] as number), PHASE_LOOKS.returned as Look);
  }
}

/** The stretches of a track in view that are at least a pixel wide, or as many as there can be of those. */
function each(
  track: Track,
  [from, to]: readonly [number, number],
  draw: (from: number, to: number) => void,
): void {
  const [first, last] = touching(track, from, to);
  for (let i = first; i < last; i++) {
    draw(track.start[i] as number, track.end[i] as number);
  }
}
