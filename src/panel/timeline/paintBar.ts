import { isFailure } from '../../profile/bins.js';
import type { Lane } from '../../profile/lanes.js';
import { Status } from '../../record/schema.js';
import { FAILED } from './looks.js';
import { type Scene, toX } from './paint.js';
import type { Box } from './paintLane.js';
import { fillOf } from './pattern.js';

/** Draws one task of a lane: filled if it ended by itself, see-through if it goes on or was cut short. */
export function paintBar(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lane: Lane,
  i: number,
  box: Box,
): void {
  const { palette, hovered, now } = scene;
  const left = Math.max(-8, toX(scene, lane.start[i] as number));
  const right = Math.min(scene.width + 8, toX(scene, lane.end[i] as number));
  // A hair of space keeps neighbours apart where there is room for it.
  const width = Math.max(1, right - left > 4 ? right - left - 1 : right - left);
  const index = lane.tasks[i] as number;
  const running = lane.status[i] === Status.pending || (scene.replayed && (lane.end[i] as number) > now);
  const failed = !running && isFailure(lane.status[i] as number);
  const open = running || lane.status[i] === Status.cancelled;
  context.fillStyle = failed ? palette.fail : open && palette.solid ? palette.background : palette.run;
  context.globalAlpha = open && !palette.solid ? 0.45 : 1;
  context.beginPath();
  context.roundRect(left, box.top, width, box.height, width > 8 ? 2 : 0);
  context.fill();
  context.globalAlpha = 1;
  if (open) {
    context.strokeStyle = palette.run;
    context.lineWidth = 1;
    context.stroke();
  }
  if (failed) {
    context.fillStyle = fillOf(context, FAILED.fill, palette.background);
    context.fill();
  }
  if (index === hovered) {
    context.strokeStyle = palette.text;
    context.lineWidth = 1;
    context.stroke();
  }
  if (box.height >= 14 && width > 18) {
    const color = open ? palette.text : failed ? palette.inks.fail : palette.inks.run;
    paintLabel(context, scene, String(index), left, width, box, color, failed);
  }
}

function paintLabel(
  context: CanvasRenderingContext2D,
  { palette }: Scene,
  text: string,
  left: number,
  width: number,
  { top, height }: Box,
  color: string,
  failed: boolean,
): void {
  context.font = `600 11px ${palette.font}`;
  const wide = context.measureText(text).width;
  const from = Math.max(left, 0);
  if (wide + 10 > left + width - from) {
    return;
  }
  if (failed) {
    context.fillStyle = palette.fail;
    context.fillRect(from + 2, top + 2, wide + 7, height - 4);
  }
  context.fillStyle = color;
  context.textBaseline = 'middle';
  context.fillText(text, from + 5, top + height / 2 + 0.5);
}
