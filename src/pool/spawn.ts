import type { ChildProcess } from 'node:child_process';
import type { Transferable, Worker } from 'node:worker_threads';
import workerpool from 'workerpool';
import { bundlePath } from '../bundles.js';
import type { LaneOptions } from './lane.js';
import { limitFlags } from './resourceLimits.js';

/** A worker that ends by itself has this long (ms) before it is ended. */
const GRACE = 500;
/** A process's last messages may come after its exit; they are waited for at most this long (ms). */
const LAST_WORDS = 1000;

/** What is heard of a worker. `end` comes once, after every message. */
export interface WorkerListener {
  message(message: unknown): void;
  error(error: unknown): void;
  end(exitCode: number | null, signal: string | null): void;
}

export interface WorkerHandle {
  /**
   * Calls a method of the worker script. Never more than one at a time.
   *
   * @param moved - what of the parameters goes over to a thread instead of a copy
   * @returns a promise that is rejected when the worker dies
   * @throws when a parameter cannot be sent; nothing was sent then
   */
  request(method: string, params: unknown[], moved?: Transferable[]): PromiseLike<unknown>;
  kill(): void;
  end(): void;
}

/** A worker that is being made, and what becomes of the first request to it. */
export interface SpawnedWorker extends WorkerHandle {
  first: PromiseLike<unknown>;
}

/** The part of workerpool's Pool that its types leave out; the tests pin the version that has it. */
interface WithWorkers {
  workers: { worker: Worker | ChildProcess; processing: Record<string, unknown> }[];
}

/** The flags of this process that a worker process gets, too: not a debugger's port, and not a program in the flags. */
function inheritedFlags(): string[] {
  const flags = process.execArgv.filter((flag) => !flag.startsWith('--inspect'));
  const program = flags.findIndex((flag) => /^(-[ep]+|--eval|--print)$/.test(flag));
  return program < 0 ? flags : flags.toSpliced(program, 2);
}

/**
 * Makes a workerpool pool of one worker and starts it with a first request: that is what makes workerpool make it.
 * (`minWorkers` would, too, but then workerpool would also replace it when it dies.) workerpool makes, addresses and
 * ends the worker. Its events are listened to directly, because workerpool itself does not tell that an idle worker has
 * died, nor pass on what a dying worker still said.
 *
 * @param options - with `data`, a thread's `workerData`
 */
export function spawnWorker(
  options: Pick<LaneOptions, 'workerType' | 'resourceLimits'> & { data?: object },
  listener: WorkerListener,
  [method, params]: [method: string, params: unknown[]],
): SpawnedWorker {
  const { resourceLimits } = options;
  const isThread = options.workerType === 'thread';
  const pool = workerpool.pool(bundlePath('worker.cjs'), {
    workerType: options.workerType,
    maxWorkers: 1,
    workerTerminateTimeout: GRACE,
    ...(isThread
      ? {
          workerThreadOpts: {
            ...(resourceLimits && { resourceLimits }),
            ...(options.data && { workerData: options.data }),
          },
        }
      : {
          forkOpts: {
            serialization: 'advanced',
            execArgv: [...inheritedFlags(), ...limitFlags(resourceLimits)],
          },
        }),
  });
  const first = pool.exec(method, params) as unknown as PromiseLike<unknown>;
  const handler = (pool as unknown as WithWorkers).workers[0];
  const worker = handler?.worker as Worker | ChildProcess;

  // Before workerpool's own listener: results must be taken in before workerpool says that the worker is free.
  worker.prependListener('message', (message: { result?: unknown } | null) => {
    listener.message(message?.result ?? message);
  });
  worker.on('error', (error: unknown) => listener.error(error));

  let ended = false;
  const end = (code: number | null, signal: string | null) => {
    if (!ended) {
      ended = true;
      listener.end(code, signal);
    }
  };
  worker.on('exit', (code: number | null, signal?: string | null) => {
    const process = worker as ChildProcess;
    if (isThread || !process.connected) {
      end(code, signal ?? null);
      return;
    }
    const timer = setTimeout(() => end(code, signal ?? null), LAST_WORDS);
    process.once('disconnect', () => {
      clearTimeout(timer);
      end(code, signal ?? null);
    });
  });

  return {
    first,
    request: (method, params, moved = []) => {
      try {
        const options = isThread && moved.length > 0 ? { transfer: moved as object[] } : undefined;
        return pool.exec(method, params, options) as unknown as PromiseLike<unknown>;
      } catch (error) {
        // workerpool goes on believing that its worker is at it.
        if (handler) {
          handler.processing = Object.create(null);
        }
        throw error;
      }
    },
    kill: () => {
      if (isThread) {
        void (worker as Worker).terminate();
      } else {
        (worker as ChildProcess).kill('SIGKILL');
      }
    },
    end: () => {
      pool.terminate(false).then(
        () => {},
        () => {},
      );
    },
  };
}
