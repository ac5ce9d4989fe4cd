import { describe, expect, test } from 'vitest';
import { pictureStart } from '../../../src/profile/clock.js';
import { recordOf } from './records.js';

const madeAt = (...spawns: number[]) => {
  const store = recordOf([{ worker: 0, started: 10, ended: 90 }]);
  spawns.forEach((spawn, worker) => {
    store.workers.push({
      worker,
      osId: worker,
      spawn,
      ready: 0,
      imported: 0,
      exit: null,
      reason: null,
    });
  });
  return store;
};

describe('a picture of a run begins', () => {
  test('with the first of its workers, if that was not long before it', () => {
    expect(pictureStart(madeAt(2, -3), 100)).toBe(-3);
  });

  test('a little before the run, however long before it the workers were made', () => {
    expect(pictureStart(madeAt(-700), 100)).toBe(-5);
  });

  test('with the run, if the workers were made in it', () => {
    expect(pictureStart(madeAt(2, 3), 100)).toBe(0);
    expect(pictureStart(madeAt(), 100)).toBe(0);
  });
});
