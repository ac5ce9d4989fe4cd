import { expect } from 'vitest';
import { metrics } from '../../../src/profile/metrics.js';
import { completionOrder } from '../../../src/profile/orders.js';
import { MODES } from '../../../src/record/modes.js';
import { CALLS, Status } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import { range } from '../harness.js';

const STEPS = ['submitted', 'dispatched', 'started', 'ended', 'received', 'delivered'] as const;

/** What is true of every record of a run that has ended, whatever became of its tasks. */
export function expectSoundRecord(store: RunStore): void {
  const { tasks, header } = store;
  const { workers } = header.pool;
  expect(tasks.length).toBe(header.inputs.count);
  expect(header.outcome).not.toBe('running');
  expect(header.wall).toBeGreaterThanOrEqual(0);
  for (const row of range(tasks.length)) {
    const times = STEPS.map((step) => [step, tasks.data[step][row] as number] as const).filter(
      ([, time]) => !Number.isNaN(time),
    );
    for (const [i, [step, time]] of times.entries()) {
      const [before, earlier] = times[i - 1] ?? ['start', 0];
      expect(time, `task ${row}: ${before} ${earlier} <= ${step} ${time}`).toBeGreaterThanOrEqual(earlier);
    }
    const status = tasks.data.status[row];
    expect(status).not.toBe(Status.pending);
    expect(store.args.at(row), `args of task ${row}`).toBeTypeOf('string');
    expect(store.outcomes.at(row), `outcome of task ${row}`).toBeTypeOf('string');
    if (status === Status.ok) {
      expect(times.length).toBeGreaterThanOrEqual(STEPS.length - 1);
      expect(tasks.data.worker[row]).toBeGreaterThanOrEqual(0);
      expect(tasks.data.worker[row]).toBeLessThan(workers);
    }
    if (status === Status.notRun) {
      expect(tasks.data.started[row]).toBeNaN();
    }
  }
  const account = Object.values(metrics(store).accounting).reduce((a, b) => a + b, 0);
  const whole = workers * (header.wall ?? 0);
  expect(Math.abs(account - whole)).toBeLessThanOrEqual(0.01 * whole + 1e-6);
  expectOrder(store);
  expectOneTaskAtATime(store);
  for (const life of store.workers) {
    expect(life.exit, `exit of worker ${life.worker}`).toBeTypeOf('number');
    expect(life.worker).toBeLessThan(workers);
  }
}

function expectOrder(store: RunStore): void {
  const received = store.tasks.column('received');
  const order = completionOrder(store);
  const expected = range(received.length).filter((row) => !Number.isNaN(received[row]));
  expect([...order].sort((a, b) => a - b)).toEqual(expected);
  for (let i = 1; i < order.length; i++) {
    expect(received[order[i] as number]).toBeGreaterThanOrEqual(received[order[i - 1] as number] as number);
  }
}

function expectOneTaskAtATime({ tasks, header }: RunStore): void {
  const { worker, started, ended } = tasks.data;
  for (const place of range(header.pool.workers)) {
    const rows = range(tasks.length)
      .filter((row) => worker[row] === place && !Number.isNaN(ended[row]))
      .sort((a, b) => (started[a] as number) - (started[b] as number));
    for (let i = 1; i < rows.length; i++) {
      expect(started[rows[i] as number]).toBeGreaterThanOrEqual(ended[rows[i - 1] as number] as number);
    }
  }
}

/** How many tasks ran at the same time at most. */
export function overlap({ tasks }: RunStore): number {
  const { started, ended } = tasks.data;
  const edges = range(tasks.length).flatMap((row) => [
    [started[row] as number, 1],
    [ended[row] as number, -1],
  ]);
  edges.sort(([a, up], [b, down]) => (a as number) - (b as number) || (up as number) - (down as number));
  let now = 0;
  return Math.max(0, ...edges.map(([, step]) => (now += step as number)));
}

/** The caller's calls and callbacks are those of the mode. */
export function expectCallerOf(store: RunStore): void {
  const { mode, outcome } = store.header;
  const { calls, waits } = MODES[mode];
  const n = store.tasks.length;
  const { call, from, to, waited } = store.caller.data;
  // An imap returns at once; its caller then asks for each result, and once more to hear that there is none.
  const steps = waits === 'each item' ? n + 1 : 0;
  expect(store.caller.length).toBe(calls === 'once' ? 1 + steps : n);
  for (const row of range(store.caller.length)) {
    const isStep = steps > 0 && row > 0;
    expect(CALLS[call[row] as number]).toBe(isStep ? 'next' : mode);
    expect(waited[row]).toBe(waits === 'no' || (steps > 0 && !isStep) ? 0 : 1);
    expect(to[row]).toBeGreaterThanOrEqual(from[row] as number);
  }
  const delivered = [...store.tasks.column('delivered')];
  if (waits === 'all' && outcome === 'completed') {
    expect(to[0]).toBeGreaterThanOrEqual(Math.max(0, ...delivered));
  }
  if (waits === 'each call') {
    for (const row of range(n)) {
      expect(to[row]).toBeGreaterThanOrEqual(delivered[row] as number);
      expect(from[row]).toBeGreaterThanOrEqual(row === 0 ? 0 : (to[row - 1] as number));
    }
  }
  const callbacks = [...store.callbacks.column('index')];
  if (waits === 'each item') {
    const byTime = range(n).sort((a, b) => (delivered[a] as number) - (delivered[b] as number));
    expect(callbacks).toEqual([]);
    for (const [step, row] of byTime.entries()) {
      expect(to[step + 1]).toBeGreaterThanOrEqual(delivered[row] as number);
    }
    if (MODES[mode].order === 'input') {
      expect(delivered).toEqual([...delivered].sort((a, b) => a - b));
    }
  } else if (waits !== 'no') {
    expect(callbacks).toEqual([]);
  } else if (calls === 'once') {
    expect(callbacks).toEqual(n === 0 ? [] : [-1]);
  } else {
    expect(callbacks).toEqual([...completionOrder(store)]);
  }
}
