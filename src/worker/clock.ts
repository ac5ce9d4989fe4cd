import { performance } from 'node:perf_hooks';
import type { InitMessage } from './wire.js';

/**
 * A clock in this worker that shows the caller's `performance.now()`. A thread's `performance.timeOrigin` is the
 * caller's own. A process has another origin, so there the two are joined through `process.hrtime`, which is one
 * monotonic clock for all processes of a machine.
 */
export function callersClock(init: InitMessage): () => number {
  const offset =
    init.workerType === 'thread'
      ? performance.timeOrigin - init.hostOrigin
      : Number(process.hrtime.bigint() - init.hostHrtime) / 1e6 + init.hostNow - performance.now();
  return () => performance.now() + offset;
}
