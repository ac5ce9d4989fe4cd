import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toChromeTrace } from '../../../src/exports/trace/trace.js';
import { Status } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import { anyRows, pooledRows, recordOf } from '../profile/records.js';
import { run } from '../record/fixture.js';

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur: number;
  pid: number;
  tid: number;
  id?: string;
  cat?: string;
  args: Record<string, unknown>;
}

function traceOf(store: RunStore) {
  const text = [...toChromeTrace(store)].join('');
  return JSON.parse(text) as { traceEvents: TraceEvent[]; otherData: Record<string, string> };
}

/** The rules of the Trace Event Format, as far as a viewer goes wrong when they are broken. */
function check(events: TraceEvent[]): void {
  const named = new Set<number>();
  const open = new Map<number, { from: number; to: number }[]>();
  const last = new Map<number, number>();
  const steps = new Map<string, string[]>();
  for (const event of events) {
    expect(event.pid).toBe(1);
    if (event.ph === 'M') {
      if (event.name === 'thread_name') {
        named.add(event.tid);
      }
      continue;
    }
    expect(event.ts).toBeGreaterThanOrEqual(0);
    if (event.ph === 'X') {
      expect(event.dur).toBeGreaterThanOrEqual(0);
      expect(named, `thread ${event.tid} has a name`).toContain(event.tid);
      expect(event.ts, 'by start').toBeGreaterThanOrEqual(last.get(event.tid) ?? 0);
      last.set(event.tid, event.ts);
      const stack = (open.get(event.tid) ?? []).filter(({ to }) => to > event.ts + 1e-6);
      const to = event.ts + event.dur;
      for (const outer of stack) {
        expect(to, `${event.name} lies inside what is open`).toBeLessThanOrEqual(outer.to + 1e-6);
      }
      open.set(event.tid, [...stack, { from: event.ts, to }]);
    } else if (event.ph === 'C') {
      expect(event.args.tasks).toBeGreaterThanOrEqual(0);
    } else if (event.ph === 'b' || event.ph === 'e') {
      const stack = steps.get(event.id as string) ?? [];
      if (event.ph === 'b') {
        steps.set(event.id as string, [...stack, event.name]);
      } else {
        expect(stack.pop()).toBe(event.name);
      }
    } else {
      expect(event.ph).toBe('i');
      expect(named).toContain(event.tid);
    }
  }
  expect([...steps.values()].flat()).toEqual([]);
}

describe('the Chrome trace', () => {
  const store = run(
    'map',
    [
      { arg: 'one', ms: 30, value: 1 },
      { arg: '</script> "quoted"', ms: 5, error: new Error('broken\nin two') },
      { arg: 3, ms: 1, value: 3 },
      { arg: 4, ms: 1, error: new Error('cut'), status: Status.notRun },
    ],
    { outcome: 'failed' },
  );
  const { traceEvents, otherData } = traceOf(store);
  const threads = traceEvents.filter(({ name }) => name === 'thread_name');
  const tasks = traceEvents.filter(({ ph, cat }) => ph === 'X' && cat?.startsWith('task'));

  it('keeps the rules of the format', () => check(traceEvents));

  it('names a track for the caller and one per worker', () => {
    expect(threads.map(({ args }) => args.name)).toEqual(['caller', 'worker 0', 'worker 1']);
    expect(otherData).toMatchObject({ mode: 'map', outcome: 'failed', 'run starts at (ms)': '5' });
  });

  it('has every task that ran, in µs from the earliest stamp, with what it was given and gave', () => {
    expect(tasks.map(({ args }) => args.index).sort()).toEqual([0, 1, 2]);
    const first = tasks.find(({ args }) => args.index === 0);
    expect(first).toMatchObject({ name: 'square #0', ts: 6000, dur: 30_000 });
    expect(first?.args).toMatchObject({ status: 'ok', input: '"one"', result: '1', 'ran (ms)': 30 });
  });

  it('marks failures, worker starts, exits and callbacks', () => {
    const bad = traceEvents.filter(({ cat }) => cat === 'failure');
    expect(bad.map(({ name, args }) => [name, args.index])).toEqual([['failed', 1]]);
    const names = traceEvents.map(({ name }) => name);
    for (const name of ['start', 'import', 'exit', 'stdout', 'map waits', 'running', 'waiting', 'held']) {
      expect(names).toContain(name);
    }
  });

  it('puts the tasks of a chunk into an event of the chunk', () => {
    const { rows } = {
      rows: [0, 1, 2, 3].map((i) => ({ worker: 0, started: i, ended: i + 0.9, status: 1 })),
    };
    const chunked = recordOf(rows);
    chunked.tasks.data.chunk.set([7, 7, 8, 8]);
    const found = traceOf(chunked).traceEvents.filter(({ cat }) => cat === 'chunk');
    expect(found.map(({ name, ts, dur }) => [name, ts, dur])).toEqual([
      ['chunk 7', 0, 1900],
      ['chunk 8', 2000, 1900],
    ]);
  });

  it('puts tasks that overlap on a second track of their worker', () => {
    const both = recordOf([
      { worker: 0, started: 0, ended: 5, status: 1 },
      { worker: 0, started: 2, ended: 7, status: 1 },
    ]);
    const { traceEvents: events } = traceOf(both);
    check(events);
    expect(events.filter(({ name }) => name === 'thread_name').map(({ args }) => args.name)).toContain(
      'worker 0, overlapping',
    );
  });

  it('keeps the rules whatever the stamps are, and loses no task that began', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { traceEvents: events } = traceOf(recordOf(rows));
        check(events);
        const began = rows.filter(({ started, worker }) => started !== undefined && (worker ?? -1) >= 0);
        expect(events.filter(({ ph, cat }) => ph === 'X' && cat?.startsWith('task'))).toHaveLength(
          began.length,
        );
      }),
    );
  });

  it('counts up to as many running tasks as there are workers, and ends at none', () => {
    fc.assert(
      fc.property(pooledRows, ({ workers, rows, wall }) => {
        const { traceEvents: events } = traceOf(
          recordOf(rows, { wall, pool: { workers, workerType: 'thread', chunksize: 1 } }),
        );
        check(events);
        const running = events.filter(({ ph, name }) => ph === 'C' && name === 'running');
        expect(Math.max(...running.map(({ args }) => args.tasks as number))).toBeLessThanOrEqual(workers);
        expect(running.at(-1)?.args.tasks ?? 0).toBe(0);
      }),
    );
  });

  it('says that a large run has its phases in the arguments only', () => {
    const rows = Array.from({ length: 1001 }, (_, i) => ({ worker: 0, started: i, ended: i + 1, status: 1 }));
    const { traceEvents: events, otherData: about } = traceOf(recordOf(rows));
    expect(about.phases).toMatch(/more than 1000 tasks/);
    expect(events.some(({ ph }) => ph === 'b')).toBe(false);
  });
});
