import { performance } from 'node:perf_hooks';
import type { OutputMessage, WireError } from '../worker/wire.js';
import { type Flight, standing } from './flight.js';
import type { Death, Lane } from './lane.js';

/**
 * The error that ended a worker's thread, as lines for people, where no task's outcome tells it: something that a task had
 * begun, and nobody waited for, failed when the task was over. Of a process Node.js prints it by itself.
 *
 * @returns null where it is told otherwise, or there is none
 */
export function lateError(
  lane: Lane,
  flight: Flight | undefined,
  { error, late, isTold }: Death,
): OutputMessage | null {
  const isTasks = flight !== undefined && !late && standing(flight).running !== null;
  if (error === null || isTold || isTasks || !lane.wasReady || lane.options.workerType === 'process') {
    return null;
  }
  const at = performance.now();
  const lines = textOf(error, 'Uncaught')
    .split('\n')
    .map((text) => ({ at, index: null, stream: 'stderr' as const, text }));
  return { poolscope: 'output', lines };
}

function textOf(error: WireError, before: string): string {
  if (error.kind === 'thrown') {
    return `${before} ${error.message}`;
  }
  const { name, message, stack, cause } = error;
  const own = `${before} ${stack ?? `${name}: ${message}`}`;
  return cause ? `${own}\n${textOf(cause, '  [cause]:')}` : own;
}
