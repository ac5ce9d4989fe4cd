import type { Results } from '../record/results.js';
import type { CallName, OutputLine, WorkerLife } from '../record/schema.js';
import type { TaskOutcome } from '../record/taskRecorder.js';
import type { FunctionAddress } from '../worker/wire.js';

/**
 * What a pool tells whoever writes its record. `Recorder` (src/record) is the one there is; the pool knows only this
 * much of it, and without one nothing is stamped or encoded. Times are `performance.now()` in ms.
 */
export interface PoolObserver {
  /** @param fn - what `function` gave for the tasks' function */
  submitted(
    first: number,
    args: Iterable<unknown[]>,
    now: number,
    fn: number,
    chunks?: { first: number; size: number },
  ): void;
  /** As `submitted`, for tasks of one argument each; the list is not changed any more. */
  submittedInputs(
    first: number,
    inputs: ArrayLike<unknown>,
    now: number,
    fn: number,
    chunks?: { first: number; size: number },
  ): void;
  /** As `submitted`, for one task that is no chunk; the list is not changed any more. */
  submittedCall(row: number, args: unknown[], now: number, fn: number): void;
  /** @returns the number by which the record knows a function */
  function(address: FunctionAddress): number;
  /** @param isChunk - they are a chunk now that they were not when they were submitted */
  dispatched(first: number, count: number, worker: number, now: number, isChunk: boolean): void;
  begun(row: number, started: number): void;
  returned(first: number, count: number): void;
  outcome(task: TaskOutcome): void;
  results(results: Results): void;
  delivered(first: number, count: number, now: number): void;
  /** @returns its row, for `callReturned` */
  call(name: CallName, waited: boolean, from: number): number;
  callReturned(row: number, to: number): void;
  callback(row: number, now: number): void;
  worker(place: number, spawn: number): (change: Partial<WorkerLife>) => void;
  output(lines: OutputLine[]): void;
  clockError(ms: number): void;
}
