import { contextOfCall } from './context.js';
import type { JobSetup } from './job.js';
import { Reader } from './reader.js';

/**
 * Reads inputs that can only be read in time to their end. Meanwhile the pool is not drained; the end of the pool, its giving up
 * and the abort of the call end the reading, and let the inputs go.
 *
 * @param submit - gets the inputs, unless the reading was ended
 * @param fail - gets why it was, or why they could not be read; called instead of `submit`, or for what that throws
 */
export function whenRead(
  { pending, signal }: JobSetup,
  inputs: AsyncIterable<unknown>,
  submit: (inputs: unknown[]) => void,
  fail: (error: unknown) => void,
): void {
  const context = contextOfCall();
  let stop = () => {};
  let isOver = false;
  const end = (error: unknown) => {
    if (!isOver) {
      isOver = true;
      stop();
      fail(error);
      release();
    }
  };
  const release = pending.addReading(end);
  const onAbort = () => end(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  // Not at once: the caller must have its result in hand when a callback is called.
  queueMicrotask(() => {
    try {
      const list: unknown[] = [];
      const reader = new Reader(inputs, {
        hasRoom: () => true,
        take: (input) => list.push(input),
        end: (thrown) => {
          signal?.removeEventListener('abort', onAbort);
          if (thrown) {
            end(thrown.error);
          } else if (!isOver) {
            handOn(list);
          }
        },
      });
      stop = () => context.runInAsyncScope(() => reader.stop());
      if (isOver) {
        stop();
      } else if (signal?.aborted) {
        onAbort();
      } else if (pending.noReading) {
        end(pending.noReading);
      } else {
        reader.start();
      }
    } catch (error) {
      end(error); // They could not be opened.
    }
  });

  function handOn(list: unknown[]): void {
    try {
      submit(list);
      isOver = true;
      release();
    } catch (error) {
      end(error);
    }
  }
}
