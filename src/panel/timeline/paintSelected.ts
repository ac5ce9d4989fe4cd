import { type Scene, toX } from './paint.js';

/**
 * The selected task on top of all: a frame around its bar, and thin lines for the rest of its way, from the caller's
 * hand to its start and from its end to the caller's hand.
 */
export function paintSelected(context: CanvasRenderingContext2D, scene: Scene): void {
  const { store, selected, geometry, palette, lanes, now } = scene;
  const worker = selected === null ? -1 : (store.tasks.data.worker[selected] ?? -1);
  if (selected === null || selected >= store.tasks.length || !lanes[worker]) {
    return;
  }
  const { submitted, dispatched, started, ended, received, delivered } = store.tasks.data;
  const at = (column: Float64Array) => toX(scene, column[selected] as number);
  const top = geometry.lanesTop + worker * geometry.laneHeight + geometry.gap / 2;
  const height = geometry.laneHeight - geometry.gap;
  // In the gap under the lane: across its bars the lines would look as if they struck other tasks out.
  const under = Math.round(top + height + geometry.gap / 2 - 1);
  const line = (from: number, to: number, thickness: number) => {
    if (to > from) {
      context.fillRect(from, under - (thickness - 1), to - from, thickness);
    }
  };
  context.fillStyle = palette.text;
  line(at(submitted), at(dispatched), 1);
  line(at(dispatched), at(started), 2);
  line(at(ended), at(received), 2);
  line(at(received), at(delivered), 1);
  if (!Number.isNaN(delivered[selected])) {
    context.fillRect(Math.round(at(delivered)), geometry.callerTop + 1, 1, under - geometry.callerTop);
  }
  const left = at(started);
  if (!Number.isNaN(left)) {
    const end = Number.isNaN(ended[selected]) ? toX(scene, now) : at(ended);
    context.lineWidth = 2;
    context.strokeStyle = palette.background;
    context.strokeRect(left - 2, top - 2, Math.max(2, end - left) + 4, height + 4);
    context.strokeStyle = palette.text;
    context.strokeRect(left - 1, top - 1, Math.max(2, end - left) + 2, height + 2);
  }
}
