/** The longest time that a timer of Node.js can be set to (ms, 24.8 days); it makes 1 ms of what is longer. */
export const LONGEST = 2 ** 31 - 1;

/**
 * As `setTimeout`, for a time of any length.
 *
 * @param ms - as long as that; `Infinity`: never
 * @returns what to call when it is no longer wanted
 */
export function after(ms: number, then: () => void): () => void {
  if (ms === Number.POSITIVE_INFINITY) {
    return () => {};
  }
  let timer: NodeJS.Timeout;
  const wait = (left: number) => {
    timer = left > LONGEST ? setTimeout(wait, LONGEST, left - LONGEST) : setTimeout(then, Math.max(0, left));
  };
  wait(ms);
  return () => clearTimeout(timer);
}
