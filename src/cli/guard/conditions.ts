import { RequestError } from '../../errors.js';
import type { Metrics } from '../../profile/metrics.js';
import type { Earlier } from './earlier.js';
import { GUARDED, type Guarded, type Kind, written } from './numbers.js';

const COMPARE = {
  '<=': (a: number, b: number) => a <= b,
  '>=': (a: number, b: number) => a >= b,
  '==': (a: number, b: number) => a === b,
  '!=': (a: number, b: number) => a !== b,
  '<': (a: number, b: number) => a < b,
  '>': (a: number, b: number) => a > b,
} as const;
type Operator = keyof typeof COMPARE;

/** Units by kind; the factor turns them into ms, or into a share. The first is meant where none is given. */
const UNITS: Record<Kind, Readonly<Record<string, number>>> = {
  time: { ms: 1, µs: 0.001, us: 0.001, s: 1000, min: 60_000, h: 3_600_000 },
  factor: { '': 1, x: 1, '×': 1 },
  share: { '': 1, '%': 0.01 },
  count: { '': 1 },
};

/** Something that must not be so. */
export interface Condition {
  /** As the person wrote it. */
  text: string;
  guarded: Guarded;
  operator: Operator;
  /** ms, a share or a number. */
  limit: number;
}

/** A condition and what the run had. */
export interface Judged extends Condition {
  value: number | null;
  /** The run is not as it must be; also when the number cannot be known. */
  isMet: boolean;
  /** The number in words. */
  found: string;
}

/**
 * Reads `speedup<1.8`, `p95 > 200ms`, `slower>10%`.
 *
 * @param hasEarlier - whether there is a file of an earlier run to compare with
 * @throws RequestError that says what is wrong and what there is
 */
export function conditionFrom(text: string, hasEarlier: boolean): Condition {
  const [, name = '', operator, number, unit = ''] =
    /^\s*([\w-]+)\s*(<=|>=|==|!=|<|>)\s*(-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([^\s\d]*)\s*$/i.exec(text) ??
    [];
  if (operator === undefined) {
    throw new RequestError(
      `--fail-if ${JSON.stringify(text)} is no condition. It takes a name, one of < <= > >= == != and a number: --fail-if 'speedup<1.8'.`,
    );
  }
  const guarded = Object.hasOwn(GUARDED, name) ? GUARDED[name] : undefined;
  if (guarded === undefined) {
    throw new RequestError(
      `--fail-if knows no ${JSON.stringify(name)}. It knows ${Object.keys(GUARDED).join(', ')}.`,
    );
  }
  if (guarded.needsEarlier && !hasEarlier) {
    throw new RequestError(
      `--fail-if ${JSON.stringify(text)} compares with an earlier run. Add --baseline FILE, a .poolscope file or the JSON of a run.`,
    );
  }
  const units = UNITS[guarded.kind];
  const factor = unit === '' ? Object.values(units)[0] : Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (factor === undefined) {
    const known = Object.keys(units).filter(Boolean);
    throw new RequestError(
      `--fail-if ${JSON.stringify(text)}: ${name} is not measured in ${JSON.stringify(unit)}${known.length > 0 ? ` but in ${known.join(', ')}` : ''}.`,
    );
  }
  const limit = Number(number) * factor;
  if (!Number.isFinite(limit)) {
    throw new RequestError(`--fail-if ${JSON.stringify(text)}: ${number} is too large to compare with.`);
  }
  return { text: text.trim(), guarded, operator: operator as Operator, limit };
}

/** What the run had. A number that cannot be known fails the condition: a guard that sees nothing must not say "all well". */
export function judge(condition: Condition, numbers: Metrics, earlier: Earlier | null): Judged {
  const { guarded, operator, limit } = condition;
  const value = guarded.of(numbers, earlier);
  return {
    ...condition,
    value,
    isMet: value === null || COMPARE[operator](value, limit),
    found: value === null ? 'not known' : written(guarded.kind, value),
  };
}
