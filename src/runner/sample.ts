import { MODES } from '../record/modes.js';
import type { RunRequest } from './request.js';

/** How much of the inputs a sample may take, and for how long. */
export interface SampleSize {
  /** Inputs at most. */
  tasks: number;
  /** ms after which no further one begins, and the one that runs is ended. */
  budget: number;
}

/** So many tell a mean and how far it may be off; more tell little more. */
export const SAMPLE: SampleSize = { tasks: 32, budget: 3000 };

/** In chunks of two, what lies between two tasks of a chunk shows as well as what lies between two messages. */
const CHUNK = 2;

/**
 * The request that tries a few inputs of another one, one after another in one worker of the same kind.
 *
 * @param request what is to be judged
 * @param size how much of it may be run for that
 */
export function sampleRequest(
  { chunksize: _, maxtasksperchild: __, cpuProf: ___, ...request }: RunRequest,
  size: SampleSize,
): RunRequest {
  // The imaps pass inputs as map does, but do not say how many there are.
  const mode = MODES[request.mode].waits === 'each item' ? 'map' : request.mode;
  const chunked = MODES[mode].chunks !== 'none';
  return { ...request, mode, workers: 1, sample: size, ...(chunked && { chunksize: CHUNK }) };
}

/**
 * Which inputs to try: at most half of them (but three where there are so many), spread evenly. Any beginning of the list
 * is spread, too, for a sample that is cut off (J. G. van der Corput's sequence, 1935).
 *
 * @param count how many inputs there are
 * @param most how many to choose at most
 * @returns their places, each once
 */
export function spreadRows(count: number, most: number): number[] {
  const size = Math.min(count, most, Math.max(3, Math.ceil(count / 2)));
  const bits = Math.max(0, Math.ceil(Math.log2(Math.max(1, size))));
  const order = Array.from({ length: 2 ** bits }, (_, i) => reversed(i, bits)).filter((i) => i < size);
  return order.map((i) => Math.floor(((i + 0.5) * count) / size));
}

function reversed(i: number, bits: number): number {
  let found = 0;
  for (let bit = 0; bit < bits; bit++) {
    found = found * 2 + ((i >> bit) & 1);
  }
  return found;
}
