/** Limits of a worker's memory, in MiB, by the names of Node's `worker_threads`. */
export interface ResourceLimits {
  /** The main heap, MiB, at least 4. A worker that needs more is ended, and its task fails with WorkerDiedError. */
  maxOldGenerationSizeMb?: number;
  /** The heap for young objects, MiB. */
  maxYoungGenerationSizeMb?: number;
  /** Memory for compiled code, MiB, at most 4096; threads only. */
  codeRangeSizeMb?: number;
  /** The stack, MiB, from 0.5 to 1024. */
  stackSizeMb?: number;
}

/**
 * The least and the most of each, MiB. With less or more V8 cannot start, and ends the whole process (tried on Node.js 20
 * to 26), or is given no stack.
 */
const BOUNDS: Record<keyof ResourceLimits, [least: number, most: number]> = {
  maxOldGenerationSizeMb: [4, 2 ** 20],
  maxYoungGenerationSizeMb: [0.05, 2 ** 20],
  codeRangeSizeMb: [0.05, 4096],
  stackSizeMb: [0.5, 1024],
};
const NAMES = Object.keys(BOUNDS);

/** V8's young generation is three semi-spaces. */
const SEMI_SPACES = 3;

/** @throws TypeError or RangeError that names the limit that is wrong */
export function checkLimits(limits: ResourceLimits): ResourceLimits {
  if (typeof limits !== 'object' || limits === null) {
    throw new TypeError(`resourceLimits must be an object such as { maxOldGenerationSizeMb: 256 }.`);
  }
  for (const [name, value] of Object.entries(limits)) {
    if (!NAMES.includes(name)) {
      throw new TypeError(`resourceLimits has no ${name}; it has ${NAMES.join(', ')}.`);
    }
    const [least, most] = BOUNDS[name as keyof ResourceLimits];
    if (value !== undefined && !(typeof value === 'number' && value >= least && value <= most)) {
      throw new RangeError(
        `resourceLimits.${name} must be a number of MiB from ${least} to ${most}, not ${String(value)}.`,
      );
    }
  }
  return limits;
}

/** The limits as V8's flags, for a worker process. */
export function limitFlags(limits: ResourceLimits = {}): string[] {
  const { maxOldGenerationSizeMb: old, maxYoungGenerationSizeMb: young, stackSizeMb: stack } = limits;
  return [
    ...(old === undefined ? [] : [`--max-old-space-size=${Math.ceil(old)}`]),
    ...(young === undefined ? [] : [`--max-semi-space-size=${Math.ceil(young / SEMI_SPACES)}`]),
    ...(stack === undefined ? [] : [`--stack-size=${Math.floor(stack * 1024)}`]),
  ];
}
