import { levelBins } from '../../profile/level.js';
import { type Scene, toX } from './paint.js';
import { fillOf } from './pattern.js';
import type { Strip } from './strips.js';

/** The charts above the lanes: an area as high as the mean of each pixel, and a line at the greatest count in it. */
export function paintStrips(context: CanvasRenderingContext2D, scene: Scene): void {
  scene.strips.forEach((strip, place) => {
    paintStrip(context, scene, strip, place * scene.geometry.stripHeight + 4, scene.geometry.stripHeight - 6);
  });
}

function paintStrip(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { level, look, most }: Strip,
  top: number,
  height: number,
): void {
  const { view, palette, width, now } = scene;
  const pixels = Math.ceil(width);
  const { mean, peak } = levelBins(level, view[0], view[0] + ((view[1] - view[0]) * pixels) / width, pixels);
  const scale = most > 0 ? height / most : 0;
  const bottom = top + height;
  const color = palette[look.color];
  const from = Math.max(0, Math.floor(toX(scene, level.starts.at[0] ?? 0)));
  const to = Math.min(pixels, Math.ceil(toX(scene, now)) + 1);
  context.fillStyle = palette.line;
  context.globalAlpha = palette.solid ? 0.5 : 0.25;
  context.fillRect(0, bottom, width, 1);
  context.globalAlpha = 1;
  if (to <= from) {
    return;
  }
  const outline = (values: Float32Array | Uint32Array) => {
    for (let x = from; x < to; x++) {
      const y = bottom - (values[x] as number) * scale;
      context.lineTo(x, y);
      context.lineTo(x + 1, y);
    }
  };
  context.beginPath();
  context.moveTo(from, bottom);
  outline(mean);
  context.lineTo(to, bottom);
  context.fillStyle = fillOf(context, look.fill, color);
  context.globalAlpha = look.fill === 'solid' && !palette.solid ? 0.75 : 1;
  context.fill();
  context.globalAlpha = 1;
  context.beginPath();
  outline(peak);
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.stroke();
}
