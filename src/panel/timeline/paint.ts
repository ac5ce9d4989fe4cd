import type { CallerSummary } from '../../profile/callerLane.js';
import type { LaneSummary } from '../../profile/laneSummary.js';
import type { RunStore } from '../../record/store.js';
import type { Palette } from '../theme.js';
import type { Geometry } from './geometry.js';
import { paintCaller } from './paintCaller.js';
import { paintLane } from './paintLane.js';
import { paintSelected } from './paintSelected.js';
import { paintStrips } from './paintStrips.js';
import type { Range } from './range.js';
import type { Strip } from './strips.js';

/** All that a picture of the timeline is made from. */
export interface Scene {
  store: RunStore;
  lanes: readonly LaneSummary[];
  caller: CallerSummary;
  strips: readonly Strip[];
  view: Range;
  geometry: Geometry;
  palette: Palette;
  width: number;
  /** Times of the axis, ms. */
  ticks: number[];
  /** The moment up to which the run is known or, in a replay, shown, ms. */
  now: number;
  /** Whether a replay is on: nothing after `now` is drawn. */
  replayed: boolean;
  selected: number | null;
  hovered: number | null;
}

/** What the picture could not show one by one. */
export interface Painted {
  /** How many tasks a pixel of the fullest lane stands for, or 1 when each task has its own bar. */
  tasksPerPixel: number;
  /** Whether some chunks are too narrow to be outlined. */
  narrowChunks: boolean;
}

/** @returns px from the left for a time. */
export function toX({ view, width }: Scene, ms: number): number {
  return ((ms - view[0]) / (view[1] - view[0])) * width;
}

/** Draws the timeline from scratch; `context` has one unit per CSS px. */
export function paint(context: CanvasRenderingContext2D, scene: Scene): Painted {
  grid(context, scene);
  context.save();
  if (scene.replayed) {
    context.beginPath();
    context.rect(0, 0, Math.max(0, toX(scene, scene.now)), scene.geometry.height);
    context.clip();
  }
  paintStrips(context, scene);
  paintCaller(context, scene);
  const painted = { tasksPerPixel: 1, narrowChunks: false };
  scene.lanes.forEach((lane, place) => {
    const { tasksPerPixel, narrowChunks } = paintLane(context, scene, lane, place);
    painted.tasksPerPixel = Math.max(painted.tasksPerPixel, tasksPerPixel);
    painted.narrowChunks ||= narrowChunks;
  });
  paintSelected(context, scene);
  context.restore();
  if (scene.replayed) {
    context.fillStyle = scene.palette.text;
    context.fillRect(Math.round(toX(scene, scene.now)), 0, 2, scene.geometry.height);
  }
  return painted;
}

function grid(context: CanvasRenderingContext2D, scene: Scene): void {
  const { geometry, palette, ticks, width } = scene;
  context.fillStyle = palette.line;
  context.globalAlpha = palette.solid ? 0.5 : 0.25;
  for (const tick of ticks) {
    context.fillRect(Math.round(toX(scene, tick)), 0, 1, geometry.height);
  }
  context.fillRect(0, geometry.callerTop - 3, width, geometry.strips > 0 ? 1 : 0);
  context.fillRect(0, geometry.lanesTop - 4, width, 1);
  context.globalAlpha = 1;
}
