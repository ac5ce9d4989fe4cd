import type { JobSetup } from './job.js';

/**
 * Waits for inputs that can only be read in time. Meanwhile the pool is not drained, and the end of the pool and the
 * abort of the call end the waiting.
 *
 * @param submit - gets the inputs, unless the waiting was ended
 * @param fail - gets why it was, or why they could not be read; called instead of `submit`, or for what that throws
 */
export function whenRead<T>(
  { pending, signal }: JobSetup,
  reading: Promise<T>,
  submit: (inputs: T) => void,
  fail: (error: unknown) => void,
): void {
  let isOver = false;
  const end = (error: unknown) => {
    if (!isOver) {
      isOver = true;
      fail(error);
      release();
    }
  };
  const release = pending.add(end);
  const onAbort = () => end(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  void reading
    .then((inputs) => {
      if (!isOver) {
        isOver = true;
        submit(inputs);
        release();
      }
    })
    .catch(end)
    .finally(() => signal?.removeEventListener('abort', onAbort));
}
