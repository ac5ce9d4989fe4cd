import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progress } from '../../../src/profile/progress.js';
import { timeLeft } from '../../../src/profile/timeLeft.js';
import { Status } from '../../../src/record/schema.js';
import { anyRows, recordOf, type TaskRow } from './records.js';

/** A live run on 4 workers: `done` of `total` equal tasks of 100 ms are finished, 4 run. */
function live(done: number, total: number) {
  const rows = Array.from({ length: total }, (_, i): TaskRow => {
    const started = Math.floor(i / 4) * 100;
    const ended = started + 100;
    const common = { worker: i % 4, submitted: 0, dispatched: started, started };
    if (i < done) {
      return { ...common, ended, received: ended, status: Status.ok };
    }
    return i < done + 4 ? common : { submitted: 0 };
  });
  return recordOf(rows, { outcome: 'running', pool: { workers: 4, workerType: 'thread', chunksize: 1 } });
}

describe('progress', () => {
  test('its parts make up the total', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { done, running, waiting, total, failed } = progress(recordOf(rows));
        expect(done + running + waiting).toBe(total);
        expect(Math.min(done, running, waiting, failed)).toBeGreaterThanOrEqual(0);
        expect(failed).toBeLessThanOrEqual(done);
      }),
    );
  });

  test('counts one running task for a worker that was sent a chunk and has not reported', () => {
    const sent = { worker: 0, dispatched: 1 };
    expect(progress(recordOf([sent, sent, sent]))).toMatchObject({ running: 1, waiting: 2, done: 0 });
    expect(progress(recordOf([{ ...sent, started: 2 }, sent]))).toMatchObject({ running: 1, waiting: 1 });
  });
});

describe('time left', () => {
  test('is about the rest of the work over the workers', () => {
    const range = timeLeft(live(40, 80));
    expect(range).not.toBeNull();
    const [low, high] = range as [number, number];
    expect(low).toBeLessThanOrEqual(1000);
    expect(high).toBeGreaterThanOrEqual(900);
    expect(high).toBeLessThan(1500);
  });

  test('is unknown at the beginning and after the end', () => {
    expect(timeLeft(live(0, 80))).toBeNull();
    const over = live(40, 40);
    over.header = { ...over.header, outcome: 'completed', wall: 1000 };
    expect(timeLeft(over)).toBeNull();
  });

  test('is a range of finite times or nothing', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const range = timeLeft(recordOf(rows, { outcome: 'running' }));
        if (range) {
          expect(range.every((ms) => Number.isFinite(ms) && ms >= 0)).toBe(true);
          expect(range[0]).toBeLessThanOrEqual(range[1]);
        }
      }),
    );
  });
});
