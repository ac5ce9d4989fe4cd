export type { AsyncResult } from './pool/asyncResult.js';
export type {
  ApplyAsyncOptions,
  ImapOptions,
  MapAsyncOptions,
  MapOptions,
  TaskOptions,
} from './pool/callOptions.js';
export type { Callbacks } from './pool/conclude.js';
export {
  LoadError,
  MaybeEncodingError,
  NonError,
  TerminatedError,
  TimeoutError,
  WorkerDiedError,
} from './pool/errors.js';
export type { PoolOptions } from './pool/options.js';
export { Pool } from './pool/pool.js';
export type { PoolIterator } from './pool/poolIterator.js';
export type { PoolRecord } from './pool/recording.js';
export type { ResourceLimits } from './pool/resourceLimits.js';
export { type AnyFunction, type Task, task } from './pool/task.js';
export { transfer } from './pool/transfer.js';
export type { RunDocument, TaskDocument } from './record/document.js';
