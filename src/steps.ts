/** Work that gives way at each `yield`, so that whoever does it can let others go first. */
export type Steps<T> = Generator<void, T>;

/** A loop over rows gives way after so many of them: a few milliseconds, on a slow machine, too. */
export const ROWS_AT_ONCE = 32_768;

/** Parts 0 to `length` into stretches that are done without a pause, and gives way after each but the last. */
export function* inStretches(length: number, work: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < length; from += ROWS_AT_ONCE) {
    const to = Math.min(length, from + ROWS_AT_ONCE);
    work(from, to);
    if (to < length) {
      yield;
    }
  }
}

/** Does such work at one go. */
export function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
  }
}
