import { earliest, latest } from '../../profile/clock.js';
import { lanesInSteps } from '../../profile/lanes.js';
import type { RunStore } from '../../record/store.js';
import { givingWay } from '../givingWay.js';
import { inertPieces } from '../inertPieces.js';
import { callerEvents } from './caller.js';
import { counters } from './counters.js';
import { metadata, TraceClock } from './events.js';
import { MOST_PHASES, phaseEvents } from './phases.js';
import { workerEvents } from './worker.js';

/**
 * A trace for Perfetto (ui.perfetto.dev), the Performance panel of Chrome's DevTools and whatever else reads the Trace
 * Event Format (JSON object form): a track for the caller and one per worker, on them calls, callbacks, chunks, tasks,
 * worker starts and exits and what was printed; above them how many tasks run and wait. A line per event, so that a
 * run of a million tasks is written in pieces.
 */
export function toChromeTrace(store: RunStore): Iterable<string> {
  return inertPieces(trace(store));
}

function* trace(store: RunStore): Generator<string> {
  const clock = new TraceClock(earliest(store));
  yield '{"displayTimeUnit":"ms","otherData":';
  yield JSON.stringify(about(store, clock));
  yield ',\n"traceEvents":[\n';
  let separator = '';
  for (const event of events(store, clock)) {
    yield event && separator + event;
    separator = event ? ',\n' : separator;
  }
  yield '\n]}\n';
}

function* events(store: RunStore, clock: TraceClock): Generator<string> {
  const { function: fn, mode } = store.header;
  yield metadata('process_name', 0, { name: `${fn.name} · ${mode}` });
  yield* callerEvents(store, clock);
  for (const lane of yield* givingWay(lanesInSteps(store))) {
    yield* workerEvents(store, lane, clock);
  }
  yield* counters(store, clock, latest(store));
  if (store.tasks.length <= MOST_PHASES) {
    yield* phaseEvents(store, clock);
  }
}

function about({ header, tasks }: RunStore, clock: TraceClock): Record<string, string> {
  const { function: fn, pool, machine } = header;
  return {
    run: header.id,
    function: `${fn.name} (${fn.file}:${fn.line})`,
    mode: header.mode,
    workers: `${pool.workers} ${pool.workerType}`,
    chunksize: String(pool.chunksize),
    inputs: `${tasks.length}, ${header.inputs.source}`,
    outcome: header.outcome,
    startedAt: new Date(header.startedAt).toISOString(),
    'run starts at (ms)': String(-clock.earliest),
    machine: `${machine.cores} cores, ${machine.platform}, Node ${machine.node}`,
    poolscope: header.poolscope,
    ...(tasks.length > MOST_PHASES && {
      phases: `A run of more than ${MOST_PHASES} tasks has its tasks' phases in their arguments only.`,
    }),
  };
}
