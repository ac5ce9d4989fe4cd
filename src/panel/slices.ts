/** The page may stand still for this long, ms: less than a frame. */
const SLICE = 12;

/**
 * Does work that gives way at its `yield`s without letting the page stand still: at most a slice at a time, and what
 * fits into one slice is done at once.
 * @param wanted asked before each further slice; the work is dropped when it says no.
 * @param progress called between slices with what the work yielded last.
 * @returns what the work returns; null when it was dropped.
 */
export async function inSlices<T, S = void>(
  work: Generator<S, T>,
  wanted: () => boolean,
  progress: (step: S) => void = () => {},
): Promise<T | null> {
  let begin = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) {
      return step.value;
    }
    if (performance.now() - begin > SLICE) {
      progress(step.value);
      await nextTurn();
      if (!wanted()) {
        return null;
      }
      begin = performance.now();
    }
  }
}

/** After whatever waits already, such as clicks and frames. A message comes sooner than a time-out of 0 ms. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
