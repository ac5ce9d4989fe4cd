import { bin } from '../../profile/bins.js';
import type { LaneSummary } from '../../profile/laneSummary.js';
import { shares } from '../../profile/track.js';
import { STARVED } from './looks.js';
import type { Scene } from './paint.js';
import type { Box } from './paintLane.js';
import { fillOf } from './pattern.js';

/**
 * Per px a column as high as the px is busy, and on top of it the share in which the worker was starved; one that has a
 * failure is red in full and 2 px wide, to be noticed.
 */
export function paintBins(
  context: CanvasRenderingContext2D,
  scene: Scene,
  sums: LaneSummary,
  { top, height }: Box,
): void {
  const { palette, view, width, now } = scene;
  const pixels = Math.ceil(width);
  const end = view[0] + ((view[1] - view[0]) * pixels) / width;
  const { busy, failed, count } = bin(sums, view[0], end, pixels);
  const starved = shares(sums.starved, view[0], end, pixels);
  const column = (x: number, from: number, to: number) =>
    context.fillRect(x, top + height * (1 - to), 1, height * (to - from));
  context.fillStyle = palette.run;
  for (let x = 0; x < pixels; x++) {
    if ((count[x] as number) > 0) {
      column(x, 0, Math.max(1 / height, busy[x] as number));
    }
  }
  context.fillStyle = fillOf(context, STARVED.fill, palette[STARVED.color]);
  for (let x = 0; x < pixels; x++) {
    const share = starved[x] as number;
    if (share > 0) {
      column(x, busy[x] as number, Math.min(1, (busy[x] as number) + share));
    }
  }
  context.fillStyle = palette.fail;
  const last = scene.replayed ? Math.min(pixels, ((now - view[0]) / (view[1] - view[0])) * width) : pixels;
  for (let x = 0; x < last; x++) {
    if ((failed[x] as number) > 0) {
      context.fillRect(x - 0.5, top, 2, height);
    }
  }
}
