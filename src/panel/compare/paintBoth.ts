import { bin, isFailure } from '../../profile/bins.js';
import type { LaneSummary } from '../../profile/laneSummary.js';
import { touching } from '../../profile/track.js';
import type { Derived } from '../derive.js';
import type { Palette } from '../theme.js';
import { FAILED } from '../timeline/looks.js';
import { fillOf } from '../timeline/pattern.js';
import type { Range } from '../timeline/range.js';

/** A lane of more tasks per px than this is summed up per px. */
const DENSE = 0.5;

/** Where the lanes of both runs are, px from the top. */
export interface BothShape {
  lane: number;
  /** Of the first lane of each run. */
  tops: [number, number];
  height: number;
}

const SPACE = 14;

export function shapeOf(before: number, after: number): BothShape {
  const most = Math.max(before, after);
  const lane = most <= 8 ? 18 : most <= 24 ? 12 : most <= 64 ? 6 : 3;
  const second = before * lane + SPACE;
  return { lane, tops: [0, second], height: second + after * lane + 2 };
}

interface Picture {
  view: Range;
  width: number;
  shape: BothShape;
  palette: Palette;
  ticks: number[];
}

/** Draws both runs on one axis. @returns how many tasks a px stands for, 1 when each has a bar of its own */
export function paintBoth(
  context: CanvasRenderingContext2D,
  runs: readonly [Derived, Derived],
  picture: Picture,
): number {
  const { view, width, shape, palette, ticks } = picture;
  const x = (ms: number) => ((ms - view[0]) / (view[1] - view[0])) * width;
  context.fillStyle = palette.line;
  context.globalAlpha = palette.solid ? 0.5 : 0.25;
  for (const tick of ticks) {
    context.fillRect(Math.round(x(tick)), 0, 1, shape.height);
  }
  context.globalAlpha = 1;
  let density = 1;
  runs.forEach(({ summaries, numbers }, which) => {
    const top = shape.tops[which] as number;
    summaries.forEach((sums, place) => {
      const box = { top: top + place * shape.lane + 1, height: shape.lane - (shape.lane > 8 ? 3 : 1) };
      density = Math.max(density, paintLane(context, sums, box, picture, x));
    });
    // Where the run ended.
    context.fillStyle = palette.text;
    context.fillRect(Math.round(x(numbers.wall)), top, 2, summaries.length * shape.lane);
  });
  return density;
}

function paintLane(
  context: CanvasRenderingContext2D,
  sums: LaneSummary,
  box: { top: number; height: number },
  { view, width, palette }: Picture,
  x: (ms: number) => number,
): number {
  context.fillStyle = palette.muted;
  context.globalAlpha = palette.solid ? 1 : 0.3;
  for (const { spawn, exit } of sums.lane.lives) {
    const end = exit === null ? width : x(exit);
    context.fillRect(x(spawn), box.top + box.height / 2, end - x(spawn), 1);
  }
  context.globalAlpha = 1;
  const [first, last] = touching(sums.busy, view[0], view[1]);
  if (last - first > width * DENSE) {
    const { busy, failed } = bin(sums, view[0], view[1], Math.ceil(width));
    for (let px = 0; px < busy.length; px++) {
      const high = (busy[px] as number) * box.height;
      context.fillStyle = palette.run;
      context.fillRect(px, box.top + box.height - high, 1, high);
      if (failed[px]) {
        context.fillStyle = palette.fail;
        context.fillRect(px - 0.5, box.top, 2, box.height);
      }
    }
    return Math.max(1, Math.round((last - first) / width));
  }
  const { start, end, status } = sums.lane;
  for (let i = first; i < last; i++) {
    const left = x(start[i] as number);
    const wide = x(end[i] as number) - left;
    const bad = isFailure(status[i] as number);
    context.fillStyle = bad ? fillOf(context, FAILED.fill, palette.fail) : palette.run;
    context.fillRect(left, box.top, Math.max(1, wide > 3 ? wide - 1 : wide), box.height);
  }
  return 1;
}
