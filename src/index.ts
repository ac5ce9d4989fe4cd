export type { AsyncResult } from './pool/asyncResult.js';
export {
  LoadError,
  MaybeEncodingError,
  NonError,
  TerminatedError,
  TimeoutError,
  WorkerDiedError,
} from './pool/errors.js';
export type { Callbacks } from './pool/job.js';
export type { PoolOptions } from './pool/options.js';
export { type MapOptions, Pool } from './pool/pool.js';
export { type Task, task } from './pool/task.js';
