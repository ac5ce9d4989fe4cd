export interface Frame {
  cancel(): void;
}

/** Calls `work` once before the next time the page is painted. */
export function nextFrame(work: () => void): Frame {
  const id = requestAnimationFrame(work);
  return { cancel: () => cancelAnimationFrame(id) };
}

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
