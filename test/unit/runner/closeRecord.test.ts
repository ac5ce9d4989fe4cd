import { describe, expect, test } from 'vitest';
import { type RunHeader, STATUSES, Status } from '../../../src/record/schema.js';
import type { RunStore } from '../../../src/record/store.js';
import { closeRecord } from '../../../src/runner/closeRecord.js';
import { Begun } from '../../../src/worker/begun.js';
import { recordOf } from '../profile/records.js';

const HOW = 'was ended by SIGKILL';

/** The record once the process of a run is gone that has told of so many tasks, of so many inputs. */
function lost(
  told: number,
  count: number,
  more: Partial<RunHeader> = {},
  { cancelled = false, begun = null }: { cancelled?: boolean; begun?: Uint8Array | null } = {},
): RunStore {
  const store = recordOf(
    Array.from({ length: told }, () => ({ status: Status.ok })),
    { outcome: 'running', wall: null, inputs: { source: '', count }, ...more },
  );
  store.apply(closeRecord(store, { how: HOW, cancelled, now: 5, begun }));
  return store;
}

function closed(told: number, count: number, more: Partial<RunHeader> = {}, cancelled = false): RunHeader {
  return lost(told, count, more, { cancelled }).header;
}

/** What is told of its tasks. */
function told(store: RunStore): string[] {
  return Array.from({ length: store.tasks.length }, (_, row) => {
    const { message } = JSON.parse(store.outcomes.at(row) ?? '{}');
    return `${STATUSES[store.tasks.data.status[row] as number]}${message ? `: ${message}` : ''}`;
  });
}

describe('the record of a run whose process is gone', () => {
  test('while everything was loaded says that nothing ran, whether its inputs were known or not', () => {
    const error = {
      message: `The run's process ${HOW} while its function and its inputs were loaded: nothing ran.`,
    };
    for (const count of [0, 2]) {
      expect(closed(0, count, { loading: true })).toMatchObject({
        outcome: 'failed',
        loading: false,
        inputs: { count: 0 },
        error,
      });
      expect(closed(0, count, { loading: true }, true)).toMatchObject({
        outcome: 'cancelled',
        inputs: { count: 0 },
        error: null,
      });
    }
  });

  test('before it had told of all tasks: each input has a row, and it says of how many no more is known', () => {
    const error = {
      message: `The run's process ${HOW}. The process had not told yet what 3 of 5 inputs are.`,
    };
    expect(closed(2, 5)).toMatchObject({ outcome: 'failed', inputs: { count: 5 }, error });
    expect(closed(2, 5, {}, true)).toMatchObject({ outcome: 'cancelled', inputs: { count: 5 }, error });
    expect(closed(2, 5, { outcome: 'completed' })).toMatchObject({ outcome: 'failed', error });
  });

  test('tells what had begun, what had ended and what never ran', () => {
    const begun = Uint8Array.from([0, Begun.ended, Begun.begun, Begun.perhaps]);
    const of = (what: string, status = 'crashed') =>
      expect.stringContaining(`${status}: The run's process ${HOW} ${what}`);
    expect(told(lost(1, 5, {}, { begun }))).toEqual([
      'ok',
      of('after this task had ended, before its result was told'),
      of('after this task had begun, before its result was told'),
      of('when this task may have begun'),
      of('before this task began', 'not_run'),
    ]);
    expect(told(lost(1, 5, {}, { begun, cancelled: true }))[2]).toEqual(
      of('after this task had begun', 'cancelled'),
    );
    // Inputs that were read while they ran: those that had begun have a row.
    const open = { inputs: { source: '', count: 1, open: true } };
    expect(lost(1, 1, open, { begun }).header.inputs).toEqual({ source: '', count: 4 });
  });

  test('where nobody has written down what had begun, nothing is told to have never run', () => {
    expect(told(lost(1, 3))).toEqual([
      'ok',
      expect.stringMatching(/^crashed: .*not known/),
      expect.anything(),
    ]);
  });

  test('after it had told of all says no more than that', () => {
    expect(closed(2, 2)).toMatchObject({ error: { message: `The run's process ${HOW}.` } });
    expect(closed(2, 2, { outcome: 'completed' })).toMatchObject({ outcome: 'completed', error: null });
  });
});
