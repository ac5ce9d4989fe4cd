import type { ChildProcess } from 'node:child_process';
import type { Worker } from 'node:worker_threads';
import workerpool from 'workerpool';
import { bundlePath } from '../bundles.js';
import { Method, type Request } from '../worker/wire.js';
import type { SpawnOptions } from './workerHandle.js';

/** A worker that ends by itself has this long (ms) before it is ended. */
export const GRACE = 500;

/** The parts of workerpool's Pool that its types leave out; the tests pin the version that has them. */
interface Inside {
  minWorkers: number;
  workers: { worker: (Worker | ChildProcess) & Extra }[];
  _removeWorker(handler: object): PromiseLike<unknown>;
}
interface Extra {
  ready?: boolean;
  killed?: boolean;
  send: (message: unknown) => void;
}

/** Has workerpool make a worker. @throws what making it throws */
export function makeWithWorkerpool<W extends Worker | ChildProcess>(
  workerType: SpawnOptions['workerType'],
  options: object,
): { worker: W; end(send: (request: Request) => void): void; forget(): void } {
  const pool = workerpool.pool(bundlePath('worker.cjs'), {
    workerType,
    minWorkers: 1,
    maxWorkers: 1,
    workerTerminateTimeout: GRACE,
    ...options,
  });
  const inside = pool as unknown as Inside;
  inside.minWorkers = 0; // It makes no other in its place: that is ours to say.
  const [handler] = inside.workers as [Inside['workers'][0]];
  const { worker } = handler;
  // What comes this way is said by user code, to whoever else listens.
  worker.removeAllListeners('message');
  let isEnding = false;
  return {
    worker: worker as unknown as W,
    end: (send) => {
      isEnding = true;
      // The one thing that workerpool itself says to it.
      worker.ready = true;
      worker.send = () => send({ id: 0, method: Method.exit, params: [] });
      pool.terminate(false).then(
        () => {},
        () => {},
      );
    },
    forget: () => {
      if (!isEnding) {
        worker.killed = true;
        inside._removeWorker(handler).then(
          () => {},
          () => {},
        );
      }
    },
  };
}
