// The functions that all peers run; a name of `work` each. Plain CommonJS or ES module workers import the same file.
import { setTimeout as sleep } from 'node:timers/promises';

export const square = (x) => x * x;

/**
 * A number of rounds of Marsaglia's xorshift, which no compiler can leave out. (The obvious generator, `x * a + c`, is
 * no good here: after some hundred calls V8 turns it into code that is five times slower, in some pools by luck.)
 *
 * @returns where it got to
 */
export function spin(rounds) {
  let x = rounds | 0;
  for (let i = 0; i < rounds; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
  }
  return x;
}

export const shout = (text) => `${text}!`;
export const point = ({ x, y }) => ({ x: y, y: x });
export const doubled = (floats) => floats.map((x) => x * 2);
export const nap = async (ms) => {
  await sleep(ms);
  return ms;
};

const work = { square, spin, shout, point, doubled, nap };

/** What a pool without chunks is given to have them all the same: a function's name and a list of its arguments. */
export const chunkOf = ({ name, list }) => list.map(work[name]);

/** One entry for pools that call a single function: `[name, argument]`. */
export const call = ([name, argument]) => (name === 'chunkOf' ? chunkOf(argument) : work[name](argument));
