import * as fc from 'fast-check';
import { MODE_NAMES, type Mode } from '../../../src/record/modes.js';
import { type RunHeader, Status } from '../../../src/record/schema.js';
import { RunStore } from '../../../src/record/store.js';
import type { Texts } from '../../../src/record/texts.js';

export function header(changes: Partial<RunHeader> = {}): RunHeader {
  return {
    id: 'test',
    poolscope: '0.0.0',
    startedAt: 0,
    function: { file: '/work.js', name: 'work', line: 1 },
    functions: [{ file: '/work.js', name: 'work', line: 1 }],
    mode: 'map',
    pool: { workers: 2, workerType: 'thread', chunksize: 1 },
    timeout: null,
    maxtasksperchild: null,
    inputs: { source: '', count: 0 },
    machine: { cores: 2, node: '24.0.0', platform: 'linux' },
    outcome: 'completed',
    wall: null,
    error: null,
    clockError: 0,
    ...changes,
  };
}

/** A task of a made-up record; a time left out never came. */
export interface TaskRow {
  worker?: number;
  submitted?: number;
  dispatched?: number;
  started?: number;
  ended?: number;
  received?: number;
  delivered?: number;
  status?: number;
}

export function recordOf(rows: TaskRow[], changes: Partial<RunHeader> = {}): RunStore {
  const store = new RunStore(header({ inputs: { source: '', count: rows.length }, ...changes }));
  for (const row of rows) {
    const stamp = (x: number | undefined) => x ?? Number.NaN;
    store.tasks.push({
      function: 0,
      worker: row.worker ?? -1,
      chunk: -1,
      submitted: stamp(row.submitted),
      dispatched: stamp(row.dispatched),
      started: stamp(row.started),
      ended: stamp(row.ended),
      received: stamp(row.received),
      delivered: stamp(row.delivered),
      cpu: Number.NaN,
      status: row.status ?? Status.pending,
    });
  }
  return store;
}

/** Gives the rows after the last one with a text theirs. */
export function addTexts(to: Texts, texts: readonly string[]): void {
  to.setAll(
    texts.map((_, i) => to.length + i),
    texts,
  );
}

const time = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.double({ min: -5, max: 1e6, noNaN: true }),
  fc.constant(undefined),
);

/** Rows with any stamps at all, sensible or not: what is computed from them must still be finite. */
export const anyRows = fc.array(
  fc.record({
    worker: fc.integer({ min: -1, max: 5 }),
    submitted: time,
    dispatched: time,
    started: time,
    ended: time,
    received: time,
    delivered: time,
    status: fc.integer({ min: 0, max: 6 }),
  }),
  { maxLength: 60 },
);

export const anyMode: fc.Arbitrary<Mode> = fc.constantFrom(...MODE_NAMES);

/** Tasks that run one after another on each of some workers, as in a real pool. */
export const pooledRows = fc
  .record({
    workers: fc.integer({ min: 1, max: 6 }),
    durations: fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 }),
    pauses: fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 60, maxLength: 60 }),
  })
  .map(({ workers, durations, pauses }) => {
    const free = new Array<number>(workers).fill(0);
    const rows = durations.map((duration, i): TaskRow => {
      const worker = free.indexOf(Math.min(...free));
      const started = (free[worker] as number) + (pauses[i] as number);
      const ended = started + duration;
      free[worker] = ended;
      const status = Status.ok;
      return {
        worker,
        submitted: 0,
        dispatched: started,
        started,
        ended,
        received: ended,
        delivered: ended,
        status,
      };
    });
    return { workers, rows, wall: Math.max(...free) };
  });
