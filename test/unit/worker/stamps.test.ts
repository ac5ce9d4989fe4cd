import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Stamps } from '../../../src/worker/stamps.js';

/** A task: how long after the end of the one before it it starts, how long it takes, and whether what is done is sent. */
const task = fc.record({
  pause: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 })),
  took: fc.nat(9),
  sends: fc.boolean(),
});

test('each task keeps its own times, whenever they are sent, and whether or not it starts as the one before it ends', () => {
  fc.assert(
    fc.property(fc.array(task, { minLength: 1, maxLength: 40 }), (tasks) => {
      const stamps = new Stamps(tasks.length);
      const expected: [started: number, ended: number][] = [];
      const seen: [started: number, ended: number][] = [];
      let sent = 0;
      const send = (to: number) => {
        const { started, ended } = stamps.take(sent, to);
        expect([started.length, ended.length]).toEqual([to - sent, to - sent]);
        started.forEach((time, i) => {
          seen.push([time, ended[i] as number]);
        });
        sent = to;
      };
      let now = 100;
      tasks.forEach(({ pause, took, sends }, at) => {
        if (pause > 0 || at === 0) {
          now += pause;
          stamps.start(at, now);
        }
        const started = now;
        now += took;
        stamps.end(at, now);
        expected.push([started, now]);
        if (sends) {
          send(at + 1);
        }
      });
      send(tasks.length);
      expect(seen).toEqual(expected);
    }),
  );
});

test('CPU times are told once, by their places in what is sent', () => {
  const stamps = new Stamps(5);
  stamps.took(1, 0.5);
  expect(stamps.take(0, 3).cpu).toEqual({ at: [1], ms: [0.5] });
  stamps.took(4, 0.25);
  expect(stamps.take(3, 5).cpu).toEqual({ at: [1], ms: [0.25] });
});
