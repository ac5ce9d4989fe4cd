import type { Steps } from '../steps.js';

/** Work in steps inside of a text in pieces: an empty piece for each step, where others can go first. */
export function* givingWay<T>(work: Steps<T>): Generator<string, T> {
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
    yield '';
  }
}
