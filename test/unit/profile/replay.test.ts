import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completionOrder } from '../../../src/profile/orders.js';
import { type Delivery, deliveredBy, deliveries } from '../../../src/profile/replay/delivery.js';
import { isBack, STAGES, stageAt } from '../../../src/profile/replay/stage.js';
import type { Mode } from '../../../src/record/modes.js';
import { Status } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import { finish } from '../../../src/steps.js';
import { anyMode, anyRows, recordOf, type TaskRow } from './records.js';

/** Tasks that come back at these times; each began at 0. */
function backAt(times: (number | undefined)[], mode: Mode, changes: Partial<TaskRow> = {}): RunStore {
  const rows = times.map((received) => ({
    submitted: 0,
    dispatched: 0,
    started: 0,
    ended: received,
    received,
    status: received === undefined ? Status.cancelled : Status.ok,
    ...changes,
  }));
  return recordOf(rows, { mode });
}

function all(store: RunStore): Map<Mode, Delivery> {
  const found = finish(deliveries(store, completionOrder(store)));
  return new Map(found.map((delivery) => [delivery.mode, delivery]));
}

const of = (store: RunStore, mode: Mode) => {
  const { at, tasks } = all(store).get(mode) as Delivery;
  return [...tasks].map((task, i) => [task, at[i]]);
};

describe('what each mode would have delivered', () => {
  const store = backAt([30, 10, 20], 'map_async', { delivered: 31 });

  test('map gives all in input order when the last is back', () => {
    expect(of(store, 'map')).toEqual([
      [0, 30],
      [1, 30],
      [2, 30],
    ]);
  });

  test('imap gives each once all earlier ones are back', () => {
    expect(of(backAt([10, 30, 20, 40], 'map'), 'imap')).toEqual([
      [0, 10],
      [1, 30],
      [2, 30],
      [3, 40],
    ]);
  });

  test('imap_unordered and apply_async give each as it comes', () => {
    for (const mode of ['imap_unordered', 'apply_async'] as const) {
      expect(of(store, mode)).toEqual([
        [1, 10],
        [2, 20],
        [0, 30],
      ]);
    }
  });

  test('apply gives one after another, past the end of the run', () => {
    expect(of(store, 'apply')).toEqual([
      [0, 30],
      [1, 40],
      [2, 60],
    ]);
  });

  test('the own mode has what was recorded, a starmap as a map', () => {
    const own = all(backAt([30, 10, 20], 'starmap_async', { delivered: 31 })).get('starmap_async');
    expect(own).toMatchObject({ isOwn: true, at: Float64Array.of(31, 31, 31) });
    expect(all(store).get('map_async')?.isOwn).toBe(true);
  });

  test('of a run in apply nothing is said of the others', () => {
    expect([...all(backAt([10, 20], 'apply', { delivered: 20 })).keys()]).toEqual(['apply']);
  });

  test('a map with a failed task gives an error and no result, imap the others', () => {
    const failed = backAt([10, 20], 'apply_async');
    failed.tasks.data.status[0] = Status.failed;
    expect(all(failed).get('map')).toMatchObject({ at: new Float64Array(0), error: 20 });
    expect(of(failed, 'imap')).toHaveLength(2);
  });

  test('a map of which a task never came back gives neither', () => {
    expect(all(backAt([10, undefined], 'imap')).get('map')).toMatchObject({
      at: new Float64Array(0),
      error: null,
    });
  });

  test('times rise, no task comes twice, and no order of delivery is ahead of completion', () => {
    fc.assert(
      fc.property(anyRows, anyMode, (rows, mode) => {
        const record = recordOf(rows, { mode });
        const found = all(record);
        expect([...found.values()].filter(({ isOwn }) => isOwn)).toHaveLength(1);
        for (const { at, tasks, isOwn, mode } of found.values()) {
          expect([...at]).toEqual([...at].sort((a, b) => a - b));
          expect(new Set(tasks).size).toBe(tasks.length);
          if (!isOwn && mode !== 'apply') {
            expect([...tasks].every((task, i) => (at[i] as number) >= (rows[task]?.received as number))).toBe(
              true,
            );
          }
        }
      }),
    );
  });

  test('at a moment the caller has what came until then, that moment included', () => {
    const delivery = all(store).get('imap_unordered') as Delivery;
    expect([9, 10, 19.9, 30, 1e9].map((moment) => deliveredBy(delivery, moment))).toEqual([0, 1, 1, 3, 3]);
  });
});

describe('the stage of a task at a moment', () => {
  const row = { submitted: 1, dispatched: 2, started: 3, ended: 4, received: 5, delivered: 6 };

  test('goes from ahead to delivered', () => {
    const record = recordOf([row]);
    expect([0, 1, 2, 3, 4, 5, 6].map((moment) => stageAt(record, 0, moment))).toEqual([...STAGES]);
  });

  test('a task that was never sent waits for ever; one that never reached the caller is back', () => {
    expect(stageAt(recordOf([{ submitted: 1 }]), 0, 99)).toBe('waiting');
    const { delivered, ...lost } = row;
    expect(delivered).toBe(6);
    expect(isBack(stageAt(recordOf([lost]), 0, 99))).toBe(true);
  });
});
