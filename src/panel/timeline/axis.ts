import { inUnit, timeUnit } from '../../profile/format.js';
import type { Range } from './range.js';

export interface Tick {
  /** ms. */
  at: number;
  text: string;
}

/** A tick about this often, px. */
const SPACING = 90;

/** Round times along a view, written in one unit. */
export function ticks(view: Range, width: number): Tick[] {
  const step = roundStep(((view[1] - view[0]) / Math.max(width, SPACING)) * SPACING);
  const unit = timeUnit(Math.max(Math.abs(view[0]), Math.abs(view[1])));
  const digits = Math.max(0, Math.ceil(-Math.log10(step / unit.ms) - 1e-9));
  const first = Math.ceil(view[0] / step);
  const last = Math.floor(view[1] / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    // Multiplied anew for each tick: adding the step up would gather rounding errors. + 0 makes -0 a 0.
    const at = (first + i) * step + 0;
    return { at, text: `${inUnit(at, { ...unit, digits })} ${unit.name}` };
  });
}

/** The least of 1, 2 or 5 times a power of ten that is not below `least`. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((x) => x * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}
