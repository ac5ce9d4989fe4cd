/** @returns a function that asks for `work` at the next frame; asking again before that changes nothing. */
export function onceAFrame(work: () => void): () => void {
  let waiting = false;
  return () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        work();
      });
    }
  };
}
