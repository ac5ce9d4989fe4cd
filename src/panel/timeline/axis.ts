import { ticks as roundTimes, tickStep } from 'd3-array';
import { inUnit, timeUnit } from '../../profile/format.js';
import type { Range } from './range.js';

export interface Tick {
  /** ms. */
  at: number;
  text: string;
}

/** A tick about this often, px: rounding the step to 1, 2 or 5 makes it √(5/2) times as often at most. */
const SPACING = 110;

/** Round times along a view, written in one unit. */
export function ticks(view: Range, width: number): Tick[] {
  const about = Math.max(1, width / SPACING);
  const unit = timeUnit(Math.max(Math.abs(view[0]), Math.abs(view[1])));
  const step = tickStep(view[0], view[1], about);
  const digits = Math.max(0, Math.ceil(-Math.log10(step / unit.ms) - 1e-9));
  return roundTimes(view[0], view[1], about).map((time) => {
    const at = time + 0; // Makes -0 a 0.
    return { at, text: `${inUnit(at, { ...unit, digits })} ${unit.name}` };
  });
}
