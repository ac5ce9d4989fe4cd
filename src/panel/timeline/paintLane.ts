import { bin, isFailure, visibleRange } from '../../profile/bins.js';
import type { Lane } from '../../profile/lanes.js';
import { Status } from '../../record/schema.js';
import { type Scene, toX } from './paint.js';
import { hatch } from './pattern.js';

/** More tasks than this per px are summed up per px instead of being drawn one by one. */
const DENSE = 0.5;

interface Box {
  top: number;
  height: number;
}

/** Draws a worker's lane. @returns how many tasks its pixels stand for on average, 1 when drawn one by one. */
export function paintLane(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lane: Lane,
  place: number,
): number {
  const { geometry, view, width } = scene;
  const box = {
    top: geometry.lanesTop + place * geometry.laneHeight + geometry.gap / 2,
    height: geometry.laneHeight - geometry.gap,
  };
  paintLives(context, scene, lane, box);
  const [first, last] = visibleRange(lane, view[0], view[1]);
  if (last - first > width * DENSE) {
    paintBins(context, scene, lane, box);
    return Math.max(1, Math.round((last - first) / width));
  }
  for (let i = first; i < last; i++) {
    paintBar(context, scene, lane, i, box);
  }
  return 1;
}

/** The worker's life under its tasks: a low grey bar while it starts and imports, then a thin track. */
function paintLives(context: CanvasRenderingContext2D, scene: Scene, lane: Lane, { top, height }: Box): void {
  const { palette, now } = scene;
  const middle = Math.round(top + height / 2);
  for (const life of lane.lives) {
    const exit = toX(scene, life.exit ?? now);
    const spawn = toX(scene, life.spawn);
    const ready = Math.min(exit, toX(scene, life.ready ?? now));
    const imported = Math.min(exit, toX(scene, life.imported ?? life.ready ?? now));
    context.fillStyle = palette.muted;
    context.globalAlpha = palette.solid ? 1 : 0.45;
    context.fillRect(spawn, middle - 2, Math.max(1, ready - spawn), 4);
    context.globalAlpha = palette.solid ? 1 : 0.75;
    context.fillRect(ready, middle - 2, Math.max(0, imported - ready), 4);
    context.globalAlpha = palette.solid ? 1 : 0.35;
    context.fillRect(imported, middle, Math.max(0, exit - imported), 1);
    context.globalAlpha = 1;
    if (life.ready !== null) {
      context.fillRect(Math.round(ready), top + 2, 1, height - 4);
    }
    if (life.exit !== null && life.exit < now - 1) {
      context.fillRect(Math.round(exit), top + 2, 2, height - 4);
    }
  }
}

function paintBar(context: CanvasRenderingContext2D, scene: Scene, lane: Lane, i: number, box: Box): void {
  const { palette, hovered } = scene;
  const left = Math.max(-8, toX(scene, lane.start[i] as number));
  const right = Math.min(scene.width + 8, toX(scene, lane.end[i] as number));
  // A hair of space keeps neighbours apart where there is room for it.
  const width = Math.max(1, right - left > 4 ? right - left - 1 : right - left);
  const index = lane.tasks[i] as number;
  const failed = isFailure(lane.status[i] as number);
  const running = lane.status[i] === Status.pending;
  context.fillStyle = failed ? palette.fail : running && palette.solid ? palette.background : palette.run;
  context.globalAlpha = running && !palette.solid ? 0.45 : 1;
  context.beginPath();
  context.roundRect(left, box.top, width, box.height, width > 8 ? 2 : 0);
  context.fill();
  context.globalAlpha = 1;
  if (running) {
    context.strokeStyle = palette.run;
    context.lineWidth = 1;
    context.stroke();
  }
  if (failed) {
    context.fillStyle = hatch(context, palette.background);
    context.fill();
  }
  if (index === hovered) {
    context.strokeStyle = palette.text;
    context.lineWidth = 1;
    context.stroke();
  }
  if (box.height >= 14 && width > 18) {
    const color = running ? palette.text : palette.background;
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
  context.font = `11px ${palette.font}`;
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

/** Per px a column as high as the px is busy; one that has a failure is red in full and 2 px wide, to be noticed. */
function paintBins(context: CanvasRenderingContext2D, scene: Scene, lane: Lane, { top, height }: Box): void {
  const { palette, view, width } = scene;
  const { busy, failed, count } = bin(lane, view[0], view[1], Math.ceil(width));
  context.fillStyle = palette.run;
  for (let x = 0; x < busy.length; x++) {
    if ((count[x] as number) > 0) {
      const high = Math.max(1, (busy[x] as number) * height);
      context.fillRect(x, top + height - high, 1, high);
    }
  }
  context.fillStyle = palette.fail;
  for (let x = 0; x < failed.length; x++) {
    if ((failed[x] as number) > 0) {
      context.fillRect(x - 0.5, top, 2, height);
    }
  }
}
