import { expect, test } from 'vitest';
import * as library from '../../src/index.js';
import { expected, soak } from '../soak/soak.mjs';

/** The long one, a million tasks, is `npm run soak`. */
const COUNT = 20_000;

test('of many tasks with failures and deaths, each has its own outcome', async () => {
  const tenths: number[] = [];
  expect(await soak(library as never, COUNT, (done) => tenths.push(done))).toEqual(expected(COUNT));
  expect(tenths.length).toBe(10);
}, 240_000);
