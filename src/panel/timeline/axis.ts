import { scaleLinear } from 'd3-scale';
import { inUnit, timeUnit } from '../../profile/format.js';
import type { Range } from './range.js';

export interface Tick {
  /** ms. */
  at: number;
  text: string;
}

/** Round times along a view, about one per 90 px, written in one unit. */
export function ticks(view: Range, width: number): Tick[] {
  const unit = timeUnit(Math.max(Math.abs(view[0]), Math.abs(view[1])));
  const wanted = Math.max(2, Math.floor(width / 90));
  const values = scaleLinear()
    .domain([view[0] / unit.ms, view[1] / unit.ms])
    .ticks(wanted);
  const step = ((values[1] ?? 0) - (values[0] ?? 0)) * unit.ms;
  const digits = step > 0 ? Math.max(0, Math.ceil(-Math.log10(step / unit.ms) - 1e-9)) : 0;
  return values.map((value) => ({
    at: value * unit.ms,
    text: `${inUnit(value * unit.ms, { ...unit, digits })} ${unit.name}`,
  }));
}
