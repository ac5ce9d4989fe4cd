import { describe, expect, test } from 'vitest';
import { type RunHeader, Status } from '../../../src/record/schema.js';
import { closeRecord } from '../../../src/runner/closeRecord.js';
import { recordOf } from '../profile/records.js';

const HOW = 'was ended by SIGKILL';

/** The header once the process of a run is gone that has told of so many tasks, of so many inputs. */
function closed(told: number, count: number, more: Partial<RunHeader> = {}, cancelled = false): RunHeader {
  const store = recordOf(
    Array.from({ length: told }, () => ({ status: Status.ok })),
    { outcome: 'running', wall: null, inputs: { source: '', count }, ...more },
  );
  store.apply(closeRecord(store, { how: HOW, cancelled, now: 5, begun: null }));
  return store.header;
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

  test('before it had told of all tasks: it has those, and says how many are not known', () => {
    const error = {
      message: `The run's process ${HOW}. The process had told nothing yet of the last 3 of 5 inputs.`,
    };
    expect(closed(2, 5)).toMatchObject({ outcome: 'failed', inputs: { count: 2 }, error });
    expect(closed(2, 5, {}, true)).toMatchObject({ outcome: 'cancelled', inputs: { count: 2 }, error });
    expect(closed(2, 5, { outcome: 'completed' })).toMatchObject({ outcome: 'failed', error });
  });

  test('after it had told of all says no more than that', () => {
    expect(closed(2, 2)).toMatchObject({ error: { message: `The run's process ${HOW}.` } });
    expect(closed(2, 2, { outcome: 'completed' })).toMatchObject({ outcome: 'completed', error: null });
  });
});
