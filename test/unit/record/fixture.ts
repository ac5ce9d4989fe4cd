import type { Mode } from '../../../src/record/modes.js';
import { Recorder } from '../../../src/record/recorder.js';
import { type RunHeader, Status } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import { encodeError } from '../../../src/record/values.js';

/** A header as a run of `square` over some numbers has it. */
export function header(change: Partial<RunHeader> = {}): RunHeader {
  return {
    id: 'run-1',
    poolscope: '0.1.0',
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    function: { file: '/project/squares.ts', name: 'square', line: 3 },
    functions: [{ file: '/project/squares.ts', name: 'square', line: 3 }],
    mode: 'map',
    pool: { workers: 2, workerType: 'thread', chunksize: 1 },
    timeout: null,
    maxtasksperchild: null,
    inputs: { source: 'export inputs', count: 0 },
    machine: { cores: 2, node: 'v24.0.0', platform: 'linux' },
    outcome: 'completed',
    wall: 0,
    error: null,
    clockError: 0,
    ...change,
  };
}

/** What `run` is told of each input: how long it ran in ms, and what came of it. */
export interface Made {
  arg: unknown;
  ms: number;
  value?: unknown;
  error?: unknown;
  status?: number;
}

/** The record of a made-up run on two workers that take turns. */
export function run(mode: Mode, inputs: readonly Made[], change: Partial<RunHeader> = {}): RunStore {
  const recorder = new Recorder(
    header({ mode, inputs: { source: 'export inputs', count: inputs.length } }),
    0,
  );
  const call = recorder.call(mode, true, 0.5);
  const free = [1, 1];
  recorder.worker(0, -5)({ ready: -1, imported: 0.5, exit: 500, reason: 'closed', osId: 11 });
  recorder.worker(1, -4)({ ready: -1, imported: 0.75 });
  recorder.submitted(
    0,
    inputs.map(({ arg }) => [arg]),
    0.6,
    0,
    mode === 'map' || mode === 'map_async' ? { first: 0, size: 1 } : undefined,
  );
  inputs.forEach(({ ms, value, error, status }, row) => {
    if (status === Status.notRun) {
      recorder.outcome({
        row,
        status,
        started: NaN,
        ended: NaN,
        cpu: NaN,
        received: NaN,
        text: encodeError(error),
      });
      return;
    }
    const place = (free[0] as number) <= (free[1] as number) ? 0 : 1;
    const started = free[place] as number;
    free[place] = started + ms;
    recorder.dispatched(row, 1, place, started);
    const times = { row, started, ended: started + ms, cpu: ms / 2, received: started + ms + 0.25 };
    if (error !== undefined) {
      recorder.outcome({ ...times, status: status ?? Status.failed, text: encodeError(error) });
    } else {
      recorder.value(times, value);
    }
    recorder.delivered(row, 1, started + ms + 0.5);
    if (mode === 'apply_async') {
      recorder.callback(row, started + ms + 0.5);
    }
  });
  recorder.callReturned(call, Math.max(...free));
  recorder.output([{ at: 1.5, worker: 1, index: 0, stream: 'stdout', text: 'hello' }]);
  recorder.header({ wall: Math.max(...free) + 0.5, ...change });
  return recorder.store;
}

/** The classic: numbers squared, the later the sooner. */
export function squares(count: number, mode: Mode = 'map'): RunStore {
  return run(
    mode,
    Array.from({ length: count }, (_, i) => ({ arg: i, ms: (count - i) * 10, value: i * i })),
  );
}
