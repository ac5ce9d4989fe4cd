import * as l10n from '@vscode/l10n';
import { phases } from '../details/phases.js';
import { type Look, PHASE_LOOKS } from './looks.js';
import { type Scene, toX } from './paint.js';
import { fillOf } from './pattern.js';

/**
 * The selected task on top of all: a frame around its bar, and in a lane of its own its way from the caller's hand and
 * back, phase by phase.
 */
export function paintSelected(context: CanvasRenderingContext2D, scene: Scene): void {
  const index = scene.hovered ?? scene.selected;
  if (index !== null && index < scene.store.tasks.length) {
    paintWay(context, scene, index);
  } else if (scene.geometry.wayHeight > 0) {
    paintHint(context, scene);
  }
  if (scene.selected !== null && scene.selected < scene.store.tasks.length) {
    paintFrame(context, scene, scene.selected);
  }
}

/** Says what the lane is for while it is empty. */
function paintHint(context: CanvasRenderingContext2D, { geometry, palette, width }: Scene): void {
  const text = l10n.t('the way of a task that is pointed at or selected: waited, sent, ran, returned, held');
  context.font = `11px ${palette.font}`;
  if (context.measureText(text).width < width) {
    context.textBaseline = 'middle';
    context.fillStyle = palette.muted;
    context.fillText(text, 2, geometry.wayTop + geometry.wayHeight / 2 + 0.5);
  }
}

function paintFrame(context: CanvasRenderingContext2D, scene: Scene, index: number): void {
  const { store, geometry, palette, now } = scene;
  const { worker, started, ended } = store.tasks.data;
  const lane = worker[index] ?? -1;
  const left = toX(scene, started[index] ?? Number.NaN);
  if (lane < 0 || Number.isNaN(left)) {
    return;
  }
  const top = geometry.lanesTop + lane * geometry.laneHeight + geometry.gap / 2;
  const height = geometry.laneHeight - geometry.gap;
  const end = toX(scene, Number.isNaN(ended[index]) ? now : (ended[index] as number));
  context.lineWidth = 2;
  context.strokeStyle = palette.background;
  context.strokeRect(left - 2, top - 2, Math.max(2, end - left) + 4, height + 4);
  context.strokeStyle = palette.text;
  context.strokeRect(left - 1, top - 1, Math.max(2, end - left) + 2, height + 2);
}

function paintWay(context: CanvasRenderingContext2D, scene: Scene, index: number): void {
  const { store, geometry, palette, width } = scene;
  const top = geometry.wayTop + 2;
  const height = geometry.wayHeight - 4;
  context.font = `10px ${palette.font}`;
  context.textBaseline = 'middle';
  for (const { name, word, from, to } of phases(store, index)) {
    const left = Math.max(0, toX(scene, from));
    const right = Math.min(width, toX(scene, to));
    const { color, fill } = PHASE_LOOKS[name] as Look;
    if (right < 0 || left > width || right < left) {
      continue;
    }
    const wide = Math.max(1, right - left);
    context.fillStyle = fillOf(context, fill, palette[color]);
    context.fillRect(left, top, wide, height);
    context.strokeStyle = palette[color];
    context.lineWidth = 1;
    context.strokeRect(left + 0.5, top + 0.5, Math.max(0, wide - 1), height - 1);
    const text = context.measureText(word).width;
    if (wide > text + 12) {
      context.fillStyle = fill === 'solid' ? palette[color] : palette.background;
      context.fillRect(left + 3, top + 1, text + 6, height - 2);
      context.fillStyle = fill === 'solid' ? palette.inks.run : palette.text;
      context.fillText(word, left + 6, top + height / 2 + 0.5);
    }
  }
}
