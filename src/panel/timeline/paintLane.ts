import type { LaneSummary } from '../../profile/laneSummary.js';
import { touching } from '../../profile/track.js';
import { type Painted, type Scene, toX } from './paint.js';
import { paintBar } from './paintBar.js';
import { paintBins } from './paintBins.js';
import { paintIdle } from './paintIdle.js';

/** More tasks than this per px are summed up per px instead of being drawn one by one. */
const DENSE = 0.5;
/** Chunks narrower than this are not outlined, px. */
const NARROW = 4;

/** The part of the canvas that a lane's bars have. */
export interface Box {
  top: number;
  height: number;
}

/** Draws a worker's lane. */
export function paintLane(
  context: CanvasRenderingContext2D,
  scene: Scene,
  sums: LaneSummary,
  place: number,
): Painted {
  const { geometry, view, width } = scene;
  const box = {
    top: geometry.lanesTop + place * geometry.laneHeight + geometry.gap / 2,
    height: geometry.laneHeight - geometry.gap,
  };
  paintLives(context, scene, sums, box);
  const [first, last] = touching(sums.busy, view[0], view[1]);
  const dense = last - first > width * DENSE;
  if (dense) {
    paintBins(context, scene, sums, box);
  } else {
    paintIdle(context, scene, sums, first, last, box);
    for (let i = first; i < last; i++) {
      paintBar(context, scene, sums.lane, i, box);
    }
  }
  const narrowChunks = paintChunks(context, scene, sums, box);
  paintExits(context, scene, sums, box);
  return { tasksPerPixel: dense ? Math.max(1, Math.round((last - first) / width)) : 1, narrowChunks };
}

/** The worker's life under its tasks: a low grey bar while it starts and imports, ticks when it was ready and gone. */
function paintLives(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { lane }: LaneSummary,
  { top, height }: Box,
): void {
  const { palette, now } = scene;
  const middle = Math.round(top + height / 2);
  context.fillStyle = palette.muted;
  for (const life of lane.lives) {
    const exit = toX(scene, life.exit ?? now);
    const spawn = toX(scene, life.spawn);
    const ready = Math.min(exit, toX(scene, life.ready ?? now));
    const imported = Math.min(exit, toX(scene, life.imported ?? life.ready ?? now));
    context.globalAlpha = palette.solid ? 1 : 0.45;
    context.fillRect(spawn, middle - 2, Math.max(1, ready - spawn), 4);
    context.globalAlpha = palette.solid ? 1 : 0.75;
    context.fillRect(ready, middle - 2, Math.max(0, imported - ready), 4);
    context.globalAlpha = 1;
    context.fillRect(Math.round(spawn), middle - 4, 1, 8);
    if (life.ready !== null) {
      context.fillRect(Math.round(ready), top + 2, 1, height - 4);
    }
  }
}

/** Where workers ended before the run did, over the bars: an upright with a bar at both ends. */
function paintExits(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { lane }: LaneSummary,
  { top, height }: Box,
): void {
  const { palette, now } = scene;
  for (const { exit } of lane.lives) {
    if (exit !== null && exit < now - 1) {
      const x = Math.round(toX(scene, exit));
      context.fillStyle = palette.background;
      context.fillRect(x - 4, top - 1, 9, height + 2);
      context.fillStyle = palette.text;
      context.fillRect(x - 1, top, 2, height);
      context.fillRect(x - 3, top, 6, 2);
      context.fillRect(x - 3, top + height - 2, 6, 2);
    }
  }
}

/** An outline around each chunk of several tasks. @returns whether some in view are too narrow for one. */
function paintChunks(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { chunks }: LaneSummary,
  { top, height }: Box,
): boolean {
  const { palette, view, width } = scene;
  const [first, last] = touching(chunks, view[0], view[1]);
  if ((last - first) * NARROW > width) {
    return true;
  }
  let narrow = false;
  context.strokeStyle = palette.text;
  context.lineWidth = 1;
  context.globalAlpha = palette.solid ? 1 : 0.6;
  for (let i = first; i < last; i++) {
    const left = Math.max(-9, toX(scene, chunks.start[i] as number));
    const right = Math.min(width + 9, toX(scene, chunks.end[i] as number));
    if (right - left < NARROW) {
      narrow = true;
      continue;
    }
    context.strokeRect(
      Math.round(left) - 0.5,
      Math.round(top) - 1.5,
      Math.round(right - left) + 1,
      height + 3,
    );
  }
  context.globalAlpha = 1;
  return narrow;
}
