import { describe, expect, it } from 'vitest';
import { metrics } from '../../../src/profile/metrics.js';
import { completionOrder, resultOrder } from '../../../src/profile/orders.js';
import { toJsonDocument } from '../../../src/record/json.js';
import { Status } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import { RunStore as Store } from '../../../src/record/store.js';
import { header, run, squares } from './fixture.js';

function documentOf(store: RunStore) {
  const derived = {
    metrics: metrics(store),
    completionOrder: completionOrder(store),
    resultOrder: resultOrder(store),
  };
  return JSON.parse([...toJsonDocument(store, derived)].join(''));
}

describe('toJsonDocument', () => {
  it('has the keys of the contract', () => {
    const document = documentOf(squares(3));
    expect(document).toMatchObject({
      format: 'poolscope-run',
      version: 1,
      function: { file: '/project/squares.ts', name: 'square', line: 3 },
      mode: 'map',
      pool: { workers: 2, workerType: 'thread', chunksize: 1 },
      outcome: 'completed',
      results: [0, 1, 4],
      error: null,
      completionOrder: [1, 0, 2],
      caller: [{ call: 'map', from: 0.5, to: 31, waited: true }],
      callbacks: [],
      inputs: { source: 'export inputs', count: 3 },
      machine: { cores: 2 },
      workers: [
        { worker: 0, exit: 500, reason: 'closed' },
        { worker: 1, exit: null },
      ],
      output: [{ at: 1.5, worker: 1, index: 0, stream: 'stdout', text: 'hello' }],
      metrics: { tasks: 3 },
    });
    expect(document.tasks[2]).toEqual({
      index: 2,
      function: 'square',
      worker: 1,
      chunk: 2,
      submitted: 0.6,
      dispatched: 21,
      started: 21,
      ended: 31,
      received: 31.25,
      delivered: 31.5,
      cpu: 5,
      status: 'ok',
      args: [2],
      value: 4,
    });
  });

  it('gives the results as the caller of the mode got them', () => {
    expect(documentOf(squares(3, 'apply_async')).results).toEqual([1, 0, 4]);
    expect(
      documentOf(squares(3, 'apply_async')).callbacks.map((each: { index: number }) => each.index),
    ).toEqual([0, 1, 2]);
    const failing = [
      { arg: 1, ms: 5, value: 1 },
      { arg: 2, ms: 5, error: new TypeError('no') },
      { arg: 3, ms: 1, error: 'cut', status: Status.notRun },
    ];
    const failed = { outcome: 'failed' } as const;
    expect(documentOf(run('map', failing, failed)).results).toBeNull();
    const apply = documentOf(run('apply', failing, failed));
    expect(apply.results).toEqual([1]);
    expect(apply.tasks[1]).toMatchObject({ status: 'failed', error: { name: 'TypeError', message: 'no' } });
    expect(apply.tasks[1]).not.toHaveProperty('value');
    expect(apply.tasks[2]).toMatchObject({
      status: 'not_run',
      worker: null,
      chunk: null,
      started: null,
      received: null,
    });
  });

  it('is valid for a run with nothing in it', () => {
    const document = documentOf(new Store(header()));
    expect(document).toMatchObject({ results: [], tasks: [], caller: [], completionOrder: [] });
  });

  it('is written in pieces', () => {
    const store = squares(1000);
    const derived = { metrics: {}, completionOrder: [], resultOrder: [] };
    expect(Math.max(...[...toJsonDocument(store, derived)].map((piece) => piece.length))).toBeLessThan(1000);
  });
});
