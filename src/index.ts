// What users of the library can name. docs/api.md is made of the docstrings of all of it: `npm run docs`.
export { AsyncResult } from './pool/asyncResult.js';
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
export { type Inputs, Pool } from './pool/pool.js';
export { PoolIterator } from './pool/poolIterator.js';
export type { PoolRecord } from './pool/recording.js';
export type { ResourceLimits } from './pool/resourceLimits.js';
export { type AnyFunction, type Input, type Result, type Task, task } from './pool/task.js';
export { transfer } from './pool/transfer.js';
export type {
  CallbackDocument,
  CallDocument,
  FunctionDocument,
  RunDocument,
  TaskDocument,
} from './record/document.js';
export type { Mode, WorkerType } from './record/modes.js';
export type {
  Baseline,
  BaselineRound,
  CallName,
  ErrorRecord,
  InputFile,
  Outcome,
  OutputLine,
  Reading,
  TaskStatus,
  WorkerLife,
} from './record/schema.js';
