import { parentPort, type Transferable } from 'node:worker_threads';
import type { WorkerMessage } from './wire.js';

/**
 * Sends a message to the caller beside workerpool's own: it may be sent at any time, also between batches and while
 * the worker is dying, when workerpool's `workerEmit` has no request to belong to.
 *
 * @param moved - what of it goes over to the caller instead of a copy; a process copies all the same
 * @throws DataCloneError when the message holds something that cannot be sent; nothing was sent then.
 */
export const post: (message: WorkerMessage, moved?: Transferable[]) => void = parentPort
  ? (message, moved) => parentPort?.postMessage(message, moved)
  : (message) => {
      if (process.connected) {
        process.send?.(message);
      }
    };
