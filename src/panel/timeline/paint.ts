import type { Lane } from '../../profile/lanes.js';
import type { RunStore } from '../../record/store.js';
import type { Palette } from '../theme.js';
import type { Geometry } from './geometry.js';
import { paintCaller } from './paintCaller.js';
import { paintLane } from './paintLane.js';
import { paintSelected } from './paintSelected.js';
import type { Range } from './range.js';

/** All that a picture of the timeline is made from. */
export interface Scene {
  store: RunStore;
  lanes: Lane[];
  view: Range;
  geometry: Geometry;
  palette: Palette;
  width: number;
  /** Times of the axis, ms. */
  ticks: number[];
  /** The moment up to which the run is known, ms. */
  now: number;
  selected: number | null;
  hovered: number | null;
}

/** What the picture could not show one by one. */
export interface Painted {
  /** How many tasks a pixel of the fullest lane stands for, or 1 when each task has its own bar. */
  tasksPerPixel: number;
}

/** @returns px from the left for a time. */
export function toX({ view, width }: Scene, ms: number): number {
  return ((ms - view[0]) / (view[1] - view[0])) * width;
}

/** Draws the timeline from scratch; `context` has one unit per CSS px. */
export function paint(context: CanvasRenderingContext2D, scene: Scene): Painted {
  grid(context, scene);
  paintCaller(context, scene);
  let tasksPerPixel = 1;
  scene.lanes.forEach((lane, place) => {
    tasksPerPixel = Math.max(tasksPerPixel, paintLane(context, scene, lane, place));
  });
  paintSelected(context, scene);
  return { tasksPerPixel };
}

function grid(context: CanvasRenderingContext2D, scene: Scene): void {
  const { geometry, palette, ticks, width } = scene;
  context.fillStyle = palette.line;
  context.globalAlpha = palette.solid ? 0.5 : 0.25;
  for (const tick of ticks) {
    context.fillRect(Math.round(toX(scene, tick)), 0, 1, geometry.height);
  }
  context.fillRect(0, geometry.lanesTop - 4, width, 1);
  context.globalAlpha = 1;
}
