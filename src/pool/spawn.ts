import { spawnProcess } from './spawnProcess.js';
import { spawnThread } from './spawnThread.js';
import type { SpawnOptions, WorkerHandle, WorkerListener } from './workerHandle.js';

/**
 * Has workerpool make a worker. workerpool makes it and ends it; what we say to each other goes over a channel of our own,
 * which user code in the worker has no part in, and its events are listened to directly.
 *
 * @throws when the system refuses a thread; that it refuses a process comes with `end`
 */
export function spawnWorker(options: SpawnOptions, listener: WorkerListener): WorkerHandle {
  return options.workerType === 'thread' ? spawnThread(options, listener) : spawnProcess(options, listener);
}
