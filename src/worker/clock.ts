import { performance } from 'node:perf_hooks';
import type { InitMessage } from './wire.js';

/** So many times the two clocks are read, to find them read at nearly one moment. */
const TRIES = 5;

/** One moment on two clocks: `performance.now()` in ms and `process.hrtime.bigint()` in ns. */
export interface Moment {
  now: number;
  hrtime: bigint;
}

/**
 * Reads the two clocks at one moment. A process that is held up between the two readings would read moments far apart,
 * so of several tries the one with the least time between counts.
 */
export function readBothClocks(): Moment {
  let best: Moment = { now: 0, hrtime: 0n };
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES; i++) {
    const before = performance.now();
    const hrtime = process.hrtime.bigint();
    const after = performance.now();
    if (after - before < least) {
      least = after - before;
      best = { now: (before + after) / 2, hrtime };
    }
  }
  return best;
}

/**
 * A clock in this worker that shows the caller's `performance.now()`. A thread's `performance.timeOrigin` is the
 * caller's own. A process has another origin, so there the two are joined through `process.hrtime`, which is one
 * monotonic clock for all processes of a machine.
 */
export function callersClock({ workerType, hostOrigin, hostMoment }: InitMessage): () => number {
  if (workerType === 'thread') {
    const offset = performance.timeOrigin - hostOrigin;
    return () => performance.now() + offset;
  }
  const here = readBothClocks();
  const offset = Number(here.hrtime - hostMoment.hrtime) / 1e6 + hostMoment.now - here.now;
  return () => performance.now() + offset;
}
