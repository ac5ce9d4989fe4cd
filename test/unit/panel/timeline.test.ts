import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticks } from '../../../src/panel/timeline/axis.js';
import { neighbour, taskAt } from '../../../src/panel/timeline/hit.js';
import { inside, type Range, reveal, SHORTEST, zoom } from '../../../src/panel/timeline/range.js';
import { lanes } from '../../../src/profile/lanes.js';
import { recordOf } from '../profile/records.js';

const whole: Range = [-10, 1000];
const views = fc
  .tuple(fc.double({ min: -10, max: 900, noNaN: true }), fc.double({ min: 1, max: 100, noNaN: true }))
  .map(([from, span]): Range => [from, from + span]);

describe('the view', () => {
  test('stays inside the run, however it is zoomed', () => {
    const factors = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(views, fc.double({ min: 0, max: 1, noNaN: true }), factors, (view, place, factor) => {
        const at = view[0] + place * (view[1] - view[0]);
        const next = zoom(view, whole, at, factor) ?? whole;
        expect(next[0]).toBeGreaterThanOrEqual(whole[0] - 1e-6);
        expect(next[1]).toBeLessThanOrEqual(whole[1] + 1e-6);
        expect(next[1] - next[0]).toBeGreaterThanOrEqual(SHORTEST - 1e-9);
      }),
    );
  });

  test('zooming keeps the time under the pointer', () => {
    const next = zoom([100, 200], whole, 120, 0.5) as Range;
    expect((120 - next[0]) / (next[1] - next[0])).toBeCloseTo(0.2);
  });

  test('all of the run is no zoom at all', () => {
    expect(inside([-50, 2000], whole)).toBeNull();
  });

  test('what is revealed is in view', () => {
    fc.assert(
      fc.property(views, views, (view, wanted) => {
        const next = reveal(view, whole, wanted) ?? whole;
        const seen = Math.min(wanted[1], next[1]) - Math.max(wanted[0], next[0]);
        const most = Math.min(wanted[1] - wanted[0], next[1] - next[0]);
        expect(seen).toBeGreaterThanOrEqual(most / 2 - 1e-6);
      }),
    );
  });
});

describe('the axis', () => {
  test('steps are 1, 2 or 5 times a power of ten', () => {
    fc.assert(
      fc.property(views, fc.integer({ min: 200, max: 2000 }), (view, width) => {
        const at = ticks(view, width).map((tick) => tick.at);
        fc.pre(at.length > 1);
        const step = (at[1] as number) - (at[0] as number);
        const digit = Number(step.toExponential(3).split('e')[0]);
        expect([1, 2, 5]).toContain(digit);
      }),
    );
  });

  test('ticks lie in the view, differ, and are not too many', () => {
    fc.assert(
      fc.property(views, fc.integer({ min: 100, max: 2000 }), (view, width) => {
        const all = ticks(view, width);
        expect(all.length).toBeLessThanOrEqual((width / 110) * Math.sqrt(5 / 2) + 2);
        expect(new Set(all.map((tick) => tick.text)).size).toBe(all.length);
        expect(all.every(({ at }) => at >= view[0] - 1e-6 && at <= view[1] + 1e-6)).toBe(true);
      }),
    );
  });
});

describe('tasks on the lanes', () => {
  const all = lanes(
    recordOf([
      { worker: 0, started: 0, ended: 10 },
      { worker: 1, started: 0, ended: 4 },
      { worker: 1, started: 5, ended: 20 },
      { worker: 0, started: 11, ended: 12 },
    ]),
  );

  test('are found within reach of the pointer', () => {
    const lane = all[0] as NonNullable<(typeof all)[0]>;
    expect([5, 10.4, 10.6, 12.5].map((at) => taskAt(lane, at, 0.5))).toEqual([0, 0, 1, 1]);
    expect(taskAt(lane, 14, 0.5)).toBe(-1);
  });

  test('arrows lead along a lane and to the nearest task of the next', () => {
    expect(neighbour(all, null, 'ArrowRight')).toBe(0);
    expect(neighbour(all, [0, 0], 'ArrowRight')).toBe(3);
    expect(neighbour(all, [0, 1], 'ArrowRight')).toBeNull();
    expect(neighbour(all, [0, 1], 'ArrowDown')).toBe(2);
    expect(neighbour(all, [1, 0], 'ArrowUp')).toBe(0);
  });
});
