/** Work that gives way at each `yield`, so that whoever does it can let others go first. */
export type Steps<T> = Generator<void, T>;

/** Does such work at one go. */
export function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
  }
}
