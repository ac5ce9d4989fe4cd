import * as l10n from '@vscode/l10n';
import { NOUNS, type Noun } from './nouns.js';

/** What stands where there is no number. */
export const NONE = '–';

/** Made when it is first needed: that takes as long as to read a small program. */
let thousands: Intl.NumberFormat | undefined;

/** A whole number with thousands separators: `1,234,567`. */
export function count(n: number): string {
  if (Number.isInteger(n) && Math.abs(n) < 1000) {
    return String(n);
  }
  thousands ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
  return Number.isFinite(n) ? thousands.format(n) : NONE;
}

/** A number and its noun: `1 task`, `2,000 tasks`. */
export function counted(n: number, noun: Noun): string {
  const number = count(n);
  return n === 1 ? NOUNS[noun][0](number) : NOUNS[noun][1](number);
}

/**
 * A length of time in the unit that reads best: `412 µs`, `3.4 ms`, `250 ms`, `2.1 s`, `1 min 5 s`, `2 h 3 min`.
 * @param ms milliseconds; null or NaN gives `–`.
 */
export function duration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) {
    return NONE;
  }
  if (ms < 0) {
    return `-${duration(-ms)}`;
  }
  if (ms === 0) {
    return '0 ms';
  }
  // Each limit lies where rounding would reach the next unit: 999.6 µs is 1.0 ms, not 1000 µs.
  if (ms < 0.9995) {
    return `${(ms * 1000).toFixed(ms < 0.00995 ? 1 : 0)} µs`;
  }
  if (ms < 99.95) {
    return `${ms.toFixed(1)} ms`;
  }
  if (ms < 999.5) {
    return `${ms.toFixed(0)} ms`;
  }
  if (ms < 59_950) {
    return `${(ms / 1000).toFixed(1)} s`;
  }
  const seconds = Math.round(ms / 1000);
  return seconds < 3600
    ? parts(Math.floor(seconds / 60), 'min', seconds % 60, 's')
    : parts(Math.floor(Math.round(ms / 60_000) / 60), 'h', Math.round(ms / 60_000) % 60, 'min');
}

function parts(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}

/** A range of time: `2–3 s` when both ends have one unit, else `800 ms – 2.1 s`. Rounded coarsely: it is a guess. */
export function durationRange(low: number, high: number): string {
  const [a, b] = [rough(low), rough(high)];
  if (a === b) {
    return a;
  }
  const [, number, unit] = /^(\d+) (\S+)$/.exec(a) ?? [];
  return unit !== undefined && new RegExp(`^\\d+ ${unit}$`).test(b) ? `${number}–${b}` : `${a} – ${b}`;
}

function rough(ms: number): string {
  if (ms < 1000) {
    return ms < 100 ? l10n.t('under 100 ms') : `${Math.round(ms / 100) * 100} ms`.replace(/^1000 ms$/, '1 s');
  }
  return ms < 59_500 ? `${Math.round(ms / 1000)} s` : duration(ms);
}

/** A factor with two telling digits: `3.4×`, `0.85×`, `12×`. */
export function times(factor: number | null | undefined): string {
  if (factor === null || factor === undefined || !Number.isFinite(factor)) {
    return NONE;
  }
  const digits = Math.abs(factor) < 0.995 ? 2 : Math.abs(factor) < 9.95 ? 1 : 0;
  return `${factor.toFixed(digits)}×`;
}

/** A share as a percentage: 0.853 gives `85 %`; below one percent one digit more, and `<0.1 %` for what is hardly anything. */
export function percent(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) {
    return NONE;
  }
  const value = share * 100;
  if (!Number.isFinite(value)) {
    return NONE;
  }
  if (value > 0 && value < 0.05) {
    return '<0.1 %';
  }
  return `${value.toFixed(value !== 0 && Math.abs(value) < 0.95 ? 1 : 0)} %`;
}

/** A unit in which a column of times or an axis is written. */
export interface TimeUnit {
  name: 'µs' | 'ms' | 's';
  /** ms in one unit. */
  ms: number;
  /** Digits after the point that tell neighbours apart. */
  digits: number;
}

/**
 * The one unit for times up to `max`, so that the numbers of a column align.
 * @param max ms. @param step ms that must still be told apart; a thousandth of `max` when left out.
 */
export function timeUnit(max: number, step = max / 1000): TimeUnit {
  const [name, ms] =
    max < 1 ? (['µs', 0.001] as const) : max < 1000 ? (['ms', 1] as const) : (['s', 1000] as const);
  const digits = step > 0 ? Math.ceil(-Math.log10(step / ms) - 1e-9) : 0;
  return { name, ms, digits: Math.min(3, Math.max(0, digits)) };
}

/** A time in a unit, without its name: for columns and axes that state it once. */
export function inUnit(ms: number, unit: TimeUnit): string {
  return Number.isFinite(ms) ? (ms / unit.ms).toFixed(unit.digits) : NONE;
}
