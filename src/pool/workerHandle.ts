import type { Transferable } from 'node:worker_threads';
import type { WorkerMessage } from '../worker/wire.js';
import type { LaneOptions } from './lane.js';

/** What a worker is made with. `lookFor`: the number of our parent, which a thread is to look for. */
export type SpawnOptions = Pick<LaneOptions, 'workerType' | 'resourceLimits'> & { lookFor?: number };

/** What is heard of a worker. `end` comes once, after every message. */
export interface WorkerListener {
  message(message: WorkerMessage): void;
  /** It has sent something that cannot be read here. */
  unreadable(reason: string): void;
  /** It is there: something came, if only a part of a message. */
  alive(): void;
  error(error: unknown): void;
  /** @param isUnborn - it could not be started at all */
  end(exitCode: number | null, signal: string | null, isUnborn: boolean): void;
}

/** What becomes of a request: one of these. */
export interface Answered {
  done(result: unknown): void;
  /** The worker could not read it; nothing of it has begun. */
  unread(reason: string): void;
  /** There will be no answer: the worker is gone, or does not work. */
  gone(): void;
}

/** What of a request comes from the user. */
export interface Theirs {
  args: unknown;
  /** What of it goes over to a thread instead of a copy. */
  moved: Transferable[];
}

export interface WorkerHandle {
  /**
   * Calls a method of the worker script. Never more than one at a time.
   *
   * @throws when a parameter cannot be sent; nothing was sent then
   */
  request(method: string, params: readonly unknown[], answered: Answered, theirs?: Theirs): void;
  kill(): void;
  end(): void;
}

/**
 * Calls a method of a worker and waits for what it gives.
 *
 * @throws Unread when it could not read the request; Gone when there will be no answer; what sending it throws
 */
export function ask(worker: WorkerHandle, method: string, params: readonly unknown[] = []): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.request(method, params, {
      done: resolve,
      unread: (reason) => reject(new Unread(reason)),
      gone: () => reject(new Gone('The worker is gone.')),
    });
  });
}

/** A worker could not read what it was sent; the message says why. */
export class Unread extends Error {}
/** A worker is gone, or does not work; how that came is told by its end. */
class Gone extends Error {}
