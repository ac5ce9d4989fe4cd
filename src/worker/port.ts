import * as nodeModule from 'node:module';
import workerThreads, { type MessagePort } from 'node:worker_threads';

/** What a thread's `workerData` brings of ours. */
export interface ThreadData {
  /** The thread's end of the channel to its pool. */
  port: MessagePort;
  /** The number of the parent of this process, where this thread is to look for it. */
  lookFor?: number | undefined;
}

/** The name under which it stands there. */
const OURS = 'poolscope';

export function asWorkerData(data: ThreadData): object {
  return { [OURS]: data };
}

/**
 * Takes ours out of `workerData`, before any code of the user's is loaded: that finds there what a thread without any
 * has, and has no way to what was in it.
 *
 * @returns null in what is no thread of ours
 */
export function takeThreadData(): ThreadData | null {
  const data = (workerThreads.workerData as { [OURS]?: ThreadData } | null | undefined)?.[OURS];
  if (!data) {
    return null;
  }
  (workerThreads as { workerData: unknown }).workerData = undefined;
  nodeModule.syncBuiltinESMExports();
  return data;
}
