import type { Steps } from './steps.js';

/** Does work in steps, between which this process does what else there is to do. */
export async function unhurried<T>(work: Steps<T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
