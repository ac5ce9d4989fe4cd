import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { describeInputs } from '../inputs/index.js';
import { defaultChunkSize } from '../pool/chunks.js';
import { MODES } from '../record/modes.js';
import type { RunHeader } from '../record/schema.js';
import { VERSION } from '../version.js';
import type { RunRequest } from './request.js';

/** The header of a run of which no more is known than what it was asked for. */
export function newHeader(request: RunRequest): RunHeader {
  return {
    id: randomUUID(),
    poolscope: VERSION,
    startedAt: Date.now(),
    function: { file: request.file, name: request.function, line: 1 },
    functions: [],
    mode: request.mode,
    pool: {
      workers: request.workers ?? availableParallelism(),
      workerType: request.workerType ?? 'thread',
      chunksize: null,
    },
    timeout: request.timeout ?? null,
    maxtasksperchild: request.maxtasksperchild ?? null,
    inputs: {
      source: describeInputs(request.inputs),
      ...(request.inputs.kind === 'expression' && { expression: request.inputs.text }),
      count: 0,
    },
    machine: { cores: availableParallelism(), node: process.version, platform: process.platform },
    loading: true,
    outcome: 'running',
    wall: null,
    error: null,
    clockError: 0,
  };
}

/**
 * Tasks in a chunk, or how they are found; null in modes that have no chunks.
 *
 * @param count - of inputs
 */
export function chunkSizeOf(
  { mode, chunksize }: RunRequest,
  count: number,
  workers: number,
): RunHeader['pool']['chunksize'] {
  switch (MODES[mode].chunks) {
    case 'none':
      return null;
    case 'one':
      return chunksize ?? 1;
    case 'formula':
      return chunksize ?? Math.max(1, defaultChunkSize(count, workers));
  }
}
