import * as l10n from '@vscode/l10n';

/** Between what a number must lie to be of use. */
export interface Limit {
  least: number;
  most: number;
  /** Whether it must be a whole number. */
  isWhole: boolean;
  /** The least itself is too little. */
  isAbove?: true;
}

/** Ten years, ms: nobody waits for longer. */
const LONGEST = 10 * 365 * 24 * 60 * 60 * 1000;
const COUNT: Limit = { least: 1, most: Number.MAX_SAFE_INTEGER, isWhole: true };

/**
 * The limits of every number that comes in from outside, for the library, the command line, the editor's commands and
 * settings, run configurations and files alike. Times are ms. A test holds package.json and the schemas to them.
 */
export const LIMITS = {
  /** Threads or processes of more would take the machine down. */
  workers: { ...COUNT, most: 1024 },
  /** Of the setting, where 0 stands for the number of cores. */
  workersOrCores: { ...COUNT, least: 0, most: 1024 },
  chunksize: COUNT,
  buffersize: COUNT,
  maxtasksperchild: COUNT,
  maxInputs: COUNT,
  timeout: { least: 0, isAbove: true, most: LONGEST, isWhole: false },
  samples: COUNT,
  budget: { ...COUNT, most: LONGEST },
  rounds: { ...COUNT, most: 1000 },
  historyRuns: { ...COUNT, most: 1_000_000 },
  historyMegabytes: { ...COUNT, most: 1_000_000 },
} as const satisfies Record<string, Limit>;

export function isWithin(limit: Limit, value: unknown): value is number {
  return typeof value === 'number' && isEnough(limit, value) && value <= limit.most;
}

/**
 * Says what is wrong with a number.
 *
 * @param name - how the sentence calls it
 * @returns a sentence; null when nothing is
 */
export function faultOf(name: string, limit: Limit, value: unknown): string | null {
  if (isWithin(limit, value)) {
    return null;
  }
  const shown = shownValue(value);
  return typeof value === 'number' && isEnough(limit, value)
    ? l10n.t('{0} must be at most {1}, not {2}.', name, limit.most, shown)
    : l10n.t('{0} must be {1}, not {2}.', name, leastInWords(limit), shown);
}

/** The least of a limit: "a whole number of at least 1". */
export function leastInWords({ least, isWhole }: Limit): string {
  return isWhole
    ? l10n.t('a whole number of at least {0}', least)
    : l10n.t('a number of milliseconds above {0}', least);
}

/** @returns the number, which is within the limit @throws RangeError that names the option */
export function checked(name: string, limit: Limit, value: unknown): number {
  const fault = faultOf(name, limit, value);
  if (fault !== null) {
    throw new RangeError(fault);
  }
  return value as number;
}

/**
 * The number that a text means, as people write one: `4`, ` 4 `, `1.5`, `1e3`.
 *
 * @returns null for any other text: empty, with a unit, hexadecimal, `Infinity`
 */
export function numberIn(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : null;
}

/** A wrong value in a message, whatever it is. */
export function shownValue(value: unknown): string {
  try {
    return typeof value === 'bigint'
      ? `${value}n`
      : typeof value === 'number'
        ? String(value)
        : String(JSON.stringify(value) ?? String(value)).slice(0, 100);
  } catch {
    return typeof value;
  }
}

/** Infinity is more than the most of a limit, not less than its least. */
function isEnough({ least, isAbove, isWhole }: Limit, value: number): boolean {
  const isOfKind = !isWhole || Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
  return isOfKind && (isAbove ? value > least : value >= least);
}
